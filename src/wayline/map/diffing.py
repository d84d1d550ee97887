"""What changed between two versions, in words, and what does it break [M53]?"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from wayline.base import JsonObject, JsonValue
from wayline.map.canonical import LIVING, to_json
from wayline.map.commands import (
    Command,
    InsertPart,
    MovePart,
    RemovePart,
    SetField,
    Steps,
    apply_command,
    has_part,
    part_at,
)
from wayline.map.diff_commands import commands_between
from wayline.map.diff_words import Told, Values, holder_of, names_in, tell
from wayline.map.document import JourneyMap
from wayline.map.entity import Value
from wayline.map.rules import Ref
from wayline.map.shapes import FieldShape, shape_of

ChangeKind = Literal[
    "added", "removed", "renamed", "moved", "retyped", "owner_changed", "time_changed", "rule_changed",
    "relinked", "reading_changed", "text_changed", "retired",
]  # fmt: skip
Breaks = Literal["nothing", "times", "counts"]
Bump = Literal["major", "minor", "patch", "none"]

BY_NAME: dict[ChangeKind, frozenset[str]] = {
    "renamed": frozenset(("name", "key", "was")),
    "retired": frozenset(("retired",)),
    "owner_changed": frozenset(("owner", "involved", "perceived_owner")),
    "time_changed": frozenset((
        "standard", "calendar", "calendars", "response_within", "cadence", "within", "max_wait", "warn",
        "breach",
    )),
    "reading_changed": frozenset((
        "importance", "performance", "satisfaction", "effort", "emotions", "cost_time", "desired",
        "elicited",
    )),
    "relinked": frozenset(("next", "about", "from", "to")),
    "text_changed": frozenset(("note", "tags", "x")),
}  # fmt: skip
COUNTING = frozenset((
    "binding", "entry", "exit", "done", "when", "per", "dead_after", "ignore", "applies_when",
))  # fmt: skip
KEPT = ("version", "status", "state", "valid_from", "valid_to", "based_on", "adopt")
COUNTED_LISTS = ("stages", "outcomes")


@dataclass(frozen=True, slots=True)
class MapChange:
    """One difference between two versions.

    Attributes:
        kind: what sort of change.
        ref: the element that changed.
        field: the field that differs, None when the element came, went or moved.
        before, after: the canonical values; None = absent.
        told: the change in words, whole and in its parts.
        stage: the stage that it happens in, None for what is of the whole map.
        breaks: what can no longer be compared: `nothing`, `times` (against the standard) or `counts`.
        command: what makes the change, in order with those before it.
    """

    kind: ChangeKind
    ref: Ref
    field: str | None
    before: JsonValue
    after: JsonValue
    told: Told
    stage: Ref | None
    breaks: Breaks
    command: Command

    @property
    def sentence(self) -> str:
        """The change in one sentence, in English."""
        return str(self.told.sentence)


def diff(before: JourneyMap, after: JourneyMap) -> tuple[MapChange, ...]:
    """Every difference by key; empty when both say the same, however they are written [M54]."""
    document, aim = to_json(before), to_json(after)
    names = {**names_in(aim), **names_in(document)}
    changes: list[MapChange] = []
    for command in commands_between(document, aim):
        changes.append(_change(document, command, names))
        document = apply_command(document, command).document
    return tuple(changes)


def elements_on(path: Steps) -> tuple[Ref, ...]:
    """Every element that a path of a command leads through, the outermost first."""
    found: list[Ref] = []
    for end in range(2, len(path) + 1):
        ref, _ = holder_of(path[:end])
        if ref.kind != "journey" and ref not in found and ref.key:
            found.append(ref)
    return tuple(found)


def is_about(command: Command, ref: Ref) -> bool:
    """True when a command changes an element or something inside it."""
    moved = (*command.to, command.path[-1]) if isinstance(command, MovePart) else command.path
    return ref in (*elements_on(_whose(command)), *elements_on(moved))


def changed_promises(changes: Sequence[MapChange]) -> tuple[MapChange, ...]:
    """The changes of what is promised, without the number, the period and what is said of them."""
    return tuple(
        change for change in changes if change.ref.kind != "journey" or change.field not in KEPT
    )


def proposed_bump(changes: Sequence[MapChange]) -> Bump:
    """Which part of the number goes up: major = comparability broken, minor = content, patch = words [M30]."""
    counted = [change for change in changes if not _is_living(change.command.path)]
    if any(change.breaks == "counts" for change in counted):
        return "major"
    if any(change.kind not in ("renamed", "text_changed") for change in counted):
        return "minor"
    return "patch" if counted else "none"


def next_version(version: str, bump: Bump) -> str:
    """The number after this one.

    >>> next_version("1.4.2", "minor")
    '1.5.0'
    """
    major, minor, patch = (int(part) for part in version.split("."))
    if bump == "major":
        return f"{major + 1}.0.0"
    if bump == "minor":
        return f"{major}.{minor + 1}.0"
    return f"{major}.{minor}.{patch + 1}" if bump == "patch" else version


def _is_living(path: Steps) -> bool:
    return path[0] in LIVING


def _change(document: JsonObject, command: Command, names: dict[Ref, str]) -> MapChange:
    ref, model = holder_of(_whose(command))
    kind, values = _what(document, command, model)
    held = values.after if values.after is not None else values.before
    holder = part_at(document, command.path[:-1]) if isinstance(command, SetField) else None
    told = tell(ref, values, command=command, names=names, holder=holder)
    stage = next((one for one in elements_on(_whose(command)) if one.kind == "stage"), None)
    return MapChange(
        kind, ref, values.field, values.before, values.after, told, stage, _breaks(kind, command, held), command,
    )  # fmt: skip


def _whose(command: Command) -> Steps:
    """The path of the element that a command is about."""
    if isinstance(command, InsertPart):
        return (*command.path, str(command.value["key"]))
    return command.path[:-1] if isinstance(command, SetField) else command.path


def _what(document: JsonObject, command: Command, model: type[Value]) -> tuple[ChangeKind, Values]:
    if isinstance(command, InsertPart):
        came: ChangeKind = "retired" if command.path[-1] == "retired" else "added"
        return came, Values(None, None, command.value)
    if isinstance(command, RemovePart):
        return "removed", Values(None, part_at(document, command.path), None)
    if isinstance(command, MovePart):
        return "moved", Values(None, [*command.path], [*command.to, command.path[-1]])
    name = command.path[-1]
    before = part_at(document, command.path) if has_part(document, command.path) else None
    return _kind_of(name, shape_of(model).get(name)), Values(name, before, command.value)


def _kind_of(name: str, shape: FieldShape | None) -> ChangeKind:
    """Which sort of change another value of a field is."""
    for kind, fields in BY_NAME.items():
        if name in fields:
            return kind
    if shape is None or shape.is_text:
        return "text_changed"
    if shape.grammar is not None:
        return "rule_changed"
    return "relinked" if shape.key_of is not None or shape.kinds else "retyped"


def _breaks(kind: ChangeKind, command: Command, value: JsonValue) -> Breaks:
    name = command.path[-1]
    if kind in ("added", "removed", "moved"):
        return "counts" if _moves_counts(command, value) else "nothing"
    if name in COUNTING or (name == "next" and command.path[0] == "stages"):
        return "counts"
    if kind == "renamed" and name == "key":
        return "nothing"
    return "times" if kind == "time_changed" else "nothing"


def _moves_counts(command: Command, value: JsonValue) -> bool:
    """A stage or an outcome, or a part that events are bound to."""
    path = command.path[:-1] if isinstance(command, RemovePart | MovePart) else command.path
    if len(path) == 1 and path[0] in COUNTED_LISTS:
        return True
    return isinstance(value, dict) and bool(COUNTING & value.keys()) and value.get("binding") != "none"  # fmt: skip
