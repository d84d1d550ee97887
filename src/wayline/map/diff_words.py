"""How is a change said, for somebody who never sees the file: "Stage 'Mobilize': standard 20 -> 15 business days"."""

from collections.abc import Iterator
from dataclasses import dataclass

from wayline.base import JsonObject, JsonValue
from wayline.map.commands import Command, InsertPart, MovePart, Steps
from wayline.map.diff_values import SHARES, Sayer
from wayline.map.document import JourneyMap
from wayline.map.entity import Keyed, Value
from wayline.map.rules import Ref
from wayline.map.shapes import shape_of

ARROW = "->"
FIELDS = {
    "next": "what comes next", "response_within": "time to answer", "dead_after": "silence that ends a case",
    "per": "what one case follows", "binding": "events that show it", "entry": "how it is entered",
    "exit": "when it is complete", "involved": "who takes part", "when": "when it is reached",
    "done": "when it is done", "applies_when": "when it applies", "steps": "its touchpoints",
    "moment": "moment of truth", "retired": "what ended", "adopt": "cases it judges",
    "optional": "may be left out", "chokepoint": "must be passed", "expectation": "what the customer expects",
    "need": "what the customer has at the end", "x": "own fields", "was": "former key",
}  # fmt: skip
UNITS = ("business days", "business day", "days", "day", "hours", "hour", "weeks", "week", "months", "month")  # fmt: skip


def holder_of(path: Steps) -> tuple[Ref, type[Value]]:
    """The innermost element on a path, and the model of what stands at its end."""
    ref = Ref("journey", "map")
    model: type[Value] = JourneyMap
    steps = iter(path)
    for step in steps:
        shape = shape_of(model).get(step)
        if shape is None or shape.model is None:
            break
        model = shape.model
        if shape.element is not None and shape.is_list:
            ref = Ref(shape.element, next(steps, ""))
    return ref, model


def names_in(document: JsonObject) -> dict[Ref, str]:
    """The name of every element of a canonical document."""
    return dict(_names(document, JourneyMap))


def _names(part: JsonObject, model: type[Value]) -> Iterator[tuple[Ref, str]]:
    for name, value in part.items():
        shape = shape_of(model).get(name)
        if shape is None or shape.model is None or not issubclass(shape.model, Keyed):
            continue
        for row in value if isinstance(value, list) else []:
            if isinstance(row, dict):
                yield Ref(shape.model.element, str(row.get("key"))), _text(row.get("name"))
                yield from _names(row, shape.model)


def _text(value: JsonValue) -> str:
    """A text in its first language."""
    if isinstance(value, dict):
        value = next(iter(value.values()), "")
    return str(value or "")


@dataclass(frozen=True, slots=True)
class Values:
    """The field that differs and both of its values; no field = the element came, went or moved."""

    field: str | None
    before: JsonValue
    after: JsonValue


@dataclass(frozen=True, slots=True)
class Told:
    """A change in words: whose, what of it, before and after (empty where there was nothing), and all in one sentence."""

    subject: str
    what: str
    old: str
    new: str
    sentence: str


def say(
    ref: Ref, values: Values, *, command: Command, names: dict[Ref, str], holder: JsonValue = None
) -> Told:
    """One change in words that a service designer reads without the file.

    `holder` = the part that the field stands in, before the change.
    """
    subject = (
        "The map" if ref.kind == "journey" else f"{_kind(ref.kind)} '{names.get(ref) or ref.key}'"
    )
    if isinstance(command, MovePart):
        where = _where(command, names)
        return Told(subject, "place", "", where, f"{subject} moved {where}")
    if values.field is None:
        word = _came_or_went(values, command, names)
        is_gone = values.after is None
        return Told(
            subject, "", word if is_gone else "", "" if is_gone else word, f"{subject} {word}"
        )
    shape = shape_of(holder_of(command.path[:-1])[1]).get(values.field)
    sayer = Sayer(names, _counts_shares(holder))
    old, new = sayer.field(values.before, shape), sayer.field(values.after, shape)
    shown = FIELDS.get(values.field) or values.field.replace("_", " ")
    said = _pair(old, new)
    if values.before is None:
        said = f"stated, {new}"
    elif values.after is None:
        said = f"no longer stated, was {old}"
    return Told(subject, shown, old, new, f"{subject}: {shown} {said}")


def _came_or_went(values: Values, command: Command, names: dict[Ref, str]) -> str:
    """Added or removed; what stands in another element says in which."""
    word = "removed" if values.after is None else "added"
    path = command.path if isinstance(command, InsertPart) else command.path[:-1]
    stands_alone = len(path) == 1 or values.after is None
    return word if stands_alone else f"{word} in '{_holder(path, names)}'"


def _counts_shares(holder: JsonValue) -> bool:
    """True for the target of a KPI that is measured from 0 to 1."""
    measure = holder.get("measure") if isinstance(holder, dict) else None
    return isinstance(measure, dict) and bool(SHARES & measure.keys())


def _pair(old: str, new: str) -> str:
    """Both values; a unit that both share is said once."""
    for unit in UNITS:
        if old.endswith(f" {unit}") and new.endswith(f" {unit}"):
            return f"{old.removesuffix(f' {unit}')} {ARROW} {new}"
    return f"{old} {ARROW} {new}"


def _where(command: MovePart, names: dict[Ref, str]) -> str:
    into = "" if command.path[:-1] == command.to else f"to '{_holder(command.to, names)}' "
    if command.before is None:
        return f"{into}to the end" if not into else into.rstrip()
    ref, _ = holder_of((*command.to, command.before))
    return f"{into}before '{names.get(ref) or ref.key}'"


def _holder(path: Steps, names: dict[Ref, str]) -> str:
    ref, _ = holder_of(path[:-1])
    return names.get(ref) or ref.key


def _kind(kind: str) -> str:
    words = kind.replace("_", " ")
    return "KPI" if kind == "kpi" else words[0].upper() + words[1:]
