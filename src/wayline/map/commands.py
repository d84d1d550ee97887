"""How is a map edited: four primitive commands on its canonical form, each with the command that undoes it.

A path names fields by name and parts of a list by key: `("stages", "tender", "need")`. The same rules in
TypeScript stand in web/src/core/map; both are held to tests/fixtures/commands.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import assert_never

from wayline.base import JsonObject, JsonValue, Sentence, WaylineError, say

Steps = tuple[str, ...]
MOST_STEPS = 24


class CommandError(WaylineError):
    """A command names a place that the document does not have, or would break its form."""


@dataclass(frozen=True, slots=True)
class SetField:
    """Give a field this value; None = take the field away."""

    path: Steps
    value: JsonValue


@dataclass(frozen=True, slots=True)
class InsertPart:
    """Put a keyed part into the list at `path`, before the part of that key; None = at the end."""

    path: Steps
    value: JsonObject
    before: str | None = None


@dataclass(frozen=True, slots=True)
class RemovePart:
    """Take the part at `path` out of its list."""

    path: Steps


@dataclass(frozen=True, slots=True)
class MovePart:
    """Move the part at `path` into the list at `to`, before the part of that key; None = to the end."""

    path: Steps
    to: Steps
    before: str | None = None


Command = SetField | InsertPart | RemovePart | MovePart


@dataclass(frozen=True, slots=True)
class Applied:
    """The document after a command, and the command that takes it back."""

    document: JsonObject
    inverse: Command


def apply_command(document: JsonObject, command: Command) -> Applied:
    """The document after one command; the one given is left as it is. A list without parts is absent.

    Raises:
        CommandError: naming the place that is not there, or the key that is there already.
    """
    if isinstance(command, SetField):
        return _set(document, command)
    if isinstance(command, InsertPart):
        return _insert(document, command)
    if isinstance(command, RemovePart):
        return _remove(document, command)
    if isinstance(command, MovePart):
        return _move(document, command)
    assert_never(command)


def apply_commands(document: JsonObject, commands: Sequence[Command]) -> JsonObject:
    """The document after several commands in order."""
    for command in commands:
        document = apply_command(document, command).document
    return document


def part_at(document: JsonObject, path: Steps) -> JsonValue:
    """What stands at a path.

    Raises:
        CommandError: when there is nothing.
    """
    found: JsonValue = document
    for place, step in enumerate(path):
        found = _step(found, step, path[: place + 1])
    return found


def has_part(document: JsonObject, path: Steps) -> bool:
    """True when something stands at a path."""
    try:
        part_at(document, path)
    except CommandError:
        return False
    return True


def _set(document: JsonObject, command: SetField) -> Applied:
    *above, name = _steps(command.path)
    holder = part_at(document, tuple(above))
    if not isinstance(holder, dict):
        raise _wrong(command.path, say("{path} is a part of a list: insert, remove or move it."))
    changed = {other: part for other, part in holder.items() if other != name}
    if command.value is not None:
        changed = {**holder, name: command.value}
    path = command.path
    if name == "key" and command.value != holder.get(name):
        _may_be_called(document, tuple(above), command.value)
        path = (*above[:-1], str(command.value), name)
    return Applied(_put(document, tuple(above), changed), SetField(path, holder.get(name)))


def _may_be_called(document: JsonObject, above: Steps, key: JsonValue) -> None:
    if not isinstance(key, str) or not key:
        raise _wrong(
            (*above, "key"),
            say("{path} must be a name of letters, got {key}.").filled(key=f"{key!r:.60}"),
        )
    if above and _place_of(_list_at(document, above[:-1]), key) is not None:
        raise _wrong((*above[:-1], key), say("{path} is there already."))


def _insert(document: JsonObject, command: InsertPart) -> Applied:
    rows, key = _list_at(document, _steps(command.path)), command.value.get("key")
    if not isinstance(key, str) or not key:
        raise _wrong(command.path, say("{path} takes parts with a `key`."))
    if _place_of(rows, key) is not None:
        raise _wrong((*command.path, key), say("{path} is there already."))
    filled = _with(rows, command.value, before=command.before, path=command.path)
    return Applied(_put(document, command.path, filled), RemovePart((*command.path, key)))


def _remove(document: JsonObject, command: RemovePart) -> Applied:
    *above, key = _steps(command.path)
    path = tuple(above)
    rows = _list_at(document, path)
    place = _place_of(rows, key)
    if place is None:
        raise _wrong(command.path, say("{path} does not exist."))
    part, following = rows[place], rows[place + 1 : place + 2]
    if not isinstance(part, dict):
        raise _wrong(command.path, say("{path} is no part with a key."))
    left = _put(document, path, [*rows[:place], *rows[place + 1 :]])
    return Applied(left, InsertPart(path, part, _key_of(following[0]) if following else None))


def _move(document: JsonObject, command: MovePart) -> Applied:
    if command.to[: len(command.path)] == command.path:
        raise _wrong(command.path, say("{path} cannot move into itself."))
    taken = _remove(document, RemovePart(command.path))
    if not isinstance(taken.inverse, InsertPart):  # what a removal always leaves
        raise _wrong(command.path, say("{path} cannot move."))
    back = taken.inverse
    put = _insert(taken.document, InsertPart(command.to, back.value, command.before))
    key = command.path[-1]
    return Applied(put.document, MovePart((*command.to, key), back.path, back.before))


def _steps(path: Steps) -> Steps:
    if not 0 < len(path) <= MOST_STEPS:
        raise CommandError(
            say("A path has 1 to {most_steps} steps, got {n}.", most_steps=MOST_STEPS, n=len(path))
        )
    return path


def _step(found: JsonValue, step: str, path: Steps) -> JsonValue:
    if isinstance(found, dict) and step in found:
        return found[step]
    if isinstance(found, list):
        place = _place_of(found, step)
        if place is not None:
            return found[place]
    raise _wrong(path, say("{path} does not exist."))


def _list_at(document: JsonObject, path: Steps) -> list[JsonValue]:
    """The list at a path; one that is absent is empty."""
    *above, name = path
    holder = part_at(document, tuple(above))
    if not isinstance(holder, dict):
        raise _wrong(path, say("{path} is no list."))
    rows = holder.get(name, [])
    if not isinstance(rows, list):
        raise _wrong(path, say("{path} is no list."))
    return rows


def _with(
    rows: list[JsonValue], value: JsonObject, *, before: str | None, path: Steps
) -> list[JsonValue]:
    if before is None:
        return [*rows, value]
    place = _place_of(rows, before)
    if place is None:
        raise _wrong((*path, before), say("{path} does not exist."))
    return [*rows[:place], value, *rows[place:]]


def _place_of(rows: list[JsonValue], key: str) -> int | None:
    return next((place for place, row in enumerate(rows) if _key_of(row) == key), None)


def _key_of(row: JsonValue) -> str | None:
    key = row.get("key") if isinstance(row, dict) else None
    return key if isinstance(key, str) else None


def _put(found: JsonObject, path: Steps, value: JsonValue) -> JsonObject:
    """The document with another value at a path; only what lies on the way to it is new."""
    if not path:
        if not isinstance(value, dict):
            raise CommandError(say("The whole of a document is no single value."))
        return value
    step, *rest = path
    if not rest and value == []:
        return {name: part for name, part in found.items() if name != step}
    return {**found, step: _within(found.get(step), tuple(rest), value)}


def _within(found: JsonValue, path: Steps, value: JsonValue) -> JsonValue:
    if not path:
        return value
    if isinstance(found, dict):
        return _put(found, path, value)
    rows = found if isinstance(found, list) else []
    return [_within(row, path[1:], value) if _key_of(row) == path[0] else row for row in rows]


def _wrong(path: Steps, matter: Sentence) -> CommandError:
    return CommandError(matter.filled(path=".".join(path)))
