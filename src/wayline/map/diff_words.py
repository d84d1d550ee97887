"""How is a change said, for somebody who never sees the file: "Stage 'Mobilize': standard 20 -> 15 business days"."""

from collections.abc import Iterator
from dataclasses import dataclass

from typing_extensions import override

from wayline.base import JsonObject, JsonValue, Language, Saying, Sentence, say, spoken
from wayline.map.commands import Command, InsertPart, MovePart, Steps
from wayline.map.diff_values import SHARES, Sayer
from wayline.map.document import JourneyMap
from wayline.map.entity import Keyed, Value
from wayline.map.field_words import field_words
from wayline.map.rules import Ref
from wayline.map.shapes import shape_of

KINDS: dict[str, Sentence] = {
    "activity": say("Activity '{name}'"),
    "calendar": say("Calendar '{name}'"),
    "channel": say("Channel '{name}'"),
    "compliance": say("Compliance '{name}'"),
    "department": say("Department '{name}'"),
    "evidence": say("Evidence '{name}'"),
    "fail_point": say("Fail point '{name}'"),
    "goal": say("Goal '{name}'"),
    "initiative": say("Initiative '{name}'"),
    "insight": say("Insight '{name}'"),
    "kpi": say("KPI '{name}'"),
    "lane": say("Lane '{name}'"),
    "link": say("Link '{name}'"),
    "map": say("Map '{name}'"),
    "message": say("Message '{name}'"),
    "offering": say("Offering '{name}'"),
    "opportunity": say("Opportunity '{name}'"),
    "outcome": say("Outcome '{name}'"),
    "pain": say("Pain '{name}'"),
    "path": say("Path '{name}'"),
    "persona": say("Persona '{name}'"),
    "promise": say("Promise '{name}'"),
    "region": say("Region '{name}'"),
    "risk": say("Risk '{name}'"),
    "segment": say("Segment '{name}'"),
    "stage": say("Stage '{name}'"),
    "system": say("System '{name}'"),
    "touchpoint": say("Touchpoint '{name}'"),
}
ARROWS: dict[Language, str] = {"en": "->", "de": "→"}
UNITS: dict[Language, tuple[str, ...]] = {
    "en": ("business days", "business day", "days", "day", "hours", "hour", "weeks", "week", "months", "month"),
    "de": ("AT", "Arbeitsstd.", "T", "h", "Wo.", "Mon.", "J."),
}  # fmt: skip


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

    subject: Sentence
    what: Saying
    old: Saying
    new: Saying
    sentence: Sentence


def tell(
    ref: Ref, values: Values, *, command: Command, names: dict[Ref, str], holder: JsonValue = None
) -> Told:
    """One change in words that a service designer reads without the file.

    `holder` = the part that the field stands in, before the change.
    """
    subject = _subject(ref, names)
    if isinstance(command, MovePart):
        where = _where(command, names)
        return Told(
            subject, say("place"), "", where,
            say("{subject} moved {where}", subject=subject, where=where),
        )  # fmt: skip
    if values.field is None:
        return _came_or_went(subject, values, command, names)
    shape = shape_of(holder_of(command.path[:-1])[1]).get(values.field)
    sayer = Sayer(names, _counts_shares(holder))
    old, new = sayer.field(values.before, shape), sayer.field(values.after, shape)
    what = field_words(values.field)
    if values.before is None:
        sentence = say("{subject}: {what} stated, {new}", subject=subject, what=what, new=new)
    elif values.after is None:
        sentence = say(
            "{subject}: {what} no longer stated, was {old}", subject=subject, what=what, old=old
        )
    else:
        values_said = Pair(old, new)
        sentence = say("{subject}: {what} {values}", subject=subject, what=what, values=values_said)
    return Told(subject, what, old, new, sentence)


def _subject(ref: Ref, names: dict[Ref, str]) -> Sentence:
    if ref.kind == "journey":
        return say("The map")
    name = names.get(ref) or ref.key
    kind = KINDS.get(ref.kind)
    return (
        say("{kind} '{name}'", kind=ref.kind, name=name) if kind is None else kind.filled(name=name)
    )


def _came_or_went(
    subject: Sentence, values: Values, command: Command, names: dict[Ref, str]
) -> Told:
    """Added or removed; what stands in another element says in which."""
    if values.after is None:
        return Told(subject, "", say("removed"), "", say("{subject} removed", subject=subject))
    path = command.path if isinstance(command, InsertPart) else command.path[:-1]
    if len(path) == 1:
        return Told(subject, "", "", say("added"), say("{subject} added", subject=subject))
    holder = _holder(path, names)
    return Told(
        subject, "", "", say("added in '{holder}'", holder=holder),
        say("{subject} added in '{holder}'", subject=subject, holder=holder),
    )  # fmt: skip


def _counts_shares(holder: JsonValue) -> bool:
    """True for the target of a KPI that is measured from 0 to 1."""
    measure = holder.get("measure") if isinstance(holder, dict) else None
    return isinstance(measure, dict) and bool(SHARES & measure.keys())


@dataclass(frozen=True, slots=True)
class Pair:
    """What was and what is; a unit that both share is said once."""

    old: Saying
    new: Saying

    def spoken(self, language: Language) -> str:
        """Both values in a language."""
        old, new = spoken(self.old, language), spoken(self.new, language)
        for unit in UNITS[language]:
            if old.endswith(f" {unit}") and new.endswith(f" {unit}"):
                old = old.removesuffix(f" {unit}")
                break
        return f"{old} {ARROWS[language]} {new}"

    @override
    def __str__(self) -> str:
        return self.spoken("en")


def _where(command: MovePart, names: dict[Ref, str]) -> Sentence:
    is_near = command.path[:-1] == command.to
    if command.before is None:
        return (
            say("to the end")
            if is_near
            else say("to '{holder}'", holder=_holder(command.to, names))
        )
    ref, _ = holder_of((*command.to, command.before))
    before = names.get(ref) or ref.key
    if is_near:
        return say("before '{before}'", before=before)
    return say("to '{holder}' before '{before}'", holder=_holder(command.to, names), before=before)


def _holder(path: Steps, names: dict[Ref, str]) -> str:
    ref, _ = holder_of(path[:-1])
    return names.get(ref) or ref.key
