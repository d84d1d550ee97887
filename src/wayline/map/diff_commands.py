"""Which fewest commands turn one document into another, by key and never by line [M53] [M55]?

Keys first, then what is new, what moved to another list, what is gone, the order, and last the fields.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from wayline.base import JsonObject, JsonValue
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

Place = tuple[str, str]  # the name of a list and the key of a part in it


def commands_between(before: JsonObject, after: JsonObject) -> tuple[Command, ...]:
    """Commands that, applied in order to `before`, give `after`."""
    work = _Work(before, after)
    work.rename()
    work.insert()
    work.move()
    work.remove()
    work.order()
    work.set_fields((), after)
    return tuple(work.commands)


@dataclass(slots=True)
class _Work:
    """The document on its way to what it shall be, and how it got there."""

    now: JsonObject
    aim: JsonObject
    commands: list[Command] = field(default_factory=list)

    def do(self, command: Command) -> None:
        self.now = apply_command(self.now, command).document
        self.commands.append(command)

    def rename(self) -> None:
        """A new key whose `was` names an old one is the same part under another key [M4]."""
        here = places(self.now)
        for place, path in places(self.aim).items():
            part = part_at(self.aim, path)
            was = part.get("was") if isinstance(part, dict) else None
            old = here.get((place[0], was)) if isinstance(was, str) else None
            if place not in here and old is not None and (place[0], was) not in places(self.aim):
                current = places(self.now)[place[0], str(was)]
                self.do(SetField((*current, "key"), place[1]))

    def insert(self) -> None:
        """What is new, without the parts inside it that come from elsewhere."""
        known = places(self.now)
        for place, path in places(self.aim).items():
            if place in known or not has_part(self.now, path[:-2]) or has_part(self.now, path):
                continue
            part = part_at(self.aim, path)
            if isinstance(part, dict):
                before = self._next(path)
                self.do(InsertPart(path[:-1], without(part, known), before))

    def move(self) -> None:
        """What stands in another list than before."""
        for place, path in places(self.aim).items():
            at = places(self.now).get(place)
            if at is not None and at != path and at[:-1] != path[:-1]:
                self.do(MovePart(at, path[:-1], self._next(path)))

    def remove(self) -> None:
        """What is gone; what stood inside it went with it."""
        kept = places(self.aim)
        for place, path in places(self.now).items():
            if place not in kept and has_part(self.now, path):
                self.do(RemovePart(path))

    def order(self) -> None:
        """The fewest moves: the longest run that is in order already stays put."""
        for path, wanted in keyed_lists(self.aim):
            rows = part_at(self.now, path) if has_part(self.now, path) else []
            standing = keys_of(rows) or ()
            place = {key: at for at, key in enumerate(wanted)}
            if {*standing} != {*wanted}:
                continue
            stay = longest_rising([place[key] for key in standing])
            for at in range(len(wanted) - 1, -1, -1):
                if at not in stay:
                    before = wanted[at + 1] if at + 1 < len(wanted) else None
                    self.do(MovePart((*path, wanted[at]), path, before))

    def set_fields(self, path: Steps, aim: JsonObject) -> None:
        """Every field that still differs, part by part."""
        here = part_at(self.now, path)
        known = here if isinstance(here, dict) else {}
        for name in (*aim, *(name for name in known if name not in aim)):
            wanted, standing = aim.get(name), known.get(name)
            keys = keys_of(wanted)
            if keys is not None and keys == keys_of(standing) and isinstance(wanted, list):
                for row in wanted:
                    if isinstance(row, dict):
                        self.set_fields((*path, name, str(row["key"])), row)
            elif wanted != standing:
                self.do(SetField((*path, name), wanted))

    def _next(self, path: Steps) -> str | None:
        """The key, already in its list, before which a part shall stand; None = at the end."""
        siblings = keys_of(part_at(self.aim, path[:-1])) or ()
        rows = part_at(self.now, path[:-1]) if has_part(self.now, path[:-1]) else []
        there = set(keys_of(rows) or ())
        following = siblings[siblings.index(path[-1]) + 1 :]
        return next((key for key in following if key in there), None)


def keys_of(rows: JsonValue) -> tuple[str, ...] | None:
    """The keys of a list of keyed parts, None when it is none."""
    if not isinstance(rows, list) or not rows:
        return None
    keys = [row.get("key") if isinstance(row, dict) else None for row in rows]
    words = tuple(key for key in keys if isinstance(key, str))
    return words if len({*words}) == len(rows) else None


def keyed_lists(document: JsonObject, path: Steps = ()) -> Iterator[tuple[Steps, tuple[str, ...]]]:
    """Every list of keyed parts, outer ones first, and its keys."""
    for name, value in document.items():
        keys = keys_of(value)
        if keys is None or not isinstance(value, list):
            continue
        yield (*path, name), keys
        for row in value:
            if isinstance(row, dict):
                yield from keyed_lists(row, (*path, name, str(row["key"])))


def places(document: JsonObject) -> dict[Place, Steps]:
    """Where each keyed part stands; one whose key stands twice is told apart by its list alone."""
    found: dict[Place, Steps] = {}
    twice: set[Place] = set()
    for path, keys in keyed_lists(document):
        for key in keys:
            place = (path[-1], key)
            if place in found:
                twice.add(place)
            found.setdefault(place, (*path, key))
    return {place: path for place, path in found.items() if place not in twice}


def without(part: JsonObject, known: Mapping[Place, Steps]) -> JsonObject:
    """A part without the parts inside it that are known already."""
    kept: JsonObject = {}
    for name, value in part.items():
        if keys_of(value) is None or not isinstance(value, list):
            kept[name] = value
            continue
        rows: list[JsonValue] = [
            without(row, known)
            for row in value
            if isinstance(row, dict) and (name, str(row["key"])) not in known
        ]
        if rows:
            kept[name] = rows
    return kept


def longest_rising(numbers: Sequence[int]) -> frozenset[int]:
    """The members of a longest rising subsequence."""
    tails: list[int] = []  # smallest end of a run of each length, as a place in `numbers`
    before: list[int | None] = []
    for place, number in enumerate(numbers):
        length = bisect_left([numbers[tail] for tail in tails], number)
        before.append(tails[length - 1] if length else None)
        tails[length : length + 1] = [place]
    chosen: set[int] = set()
    at = tails[-1] if tails else None
    while at is not None:
        chosen.add(numbers[at])
        at = before[at]
    return frozenset(chosen)
