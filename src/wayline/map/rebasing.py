"""What becomes of a command when others were quicker: followed, or in conflict?"""

from collections.abc import Sequence
from dataclasses import replace

from wayline.map.commands import Command, InsertPart, MovePart, RemovePart, SetField, Steps


def rebased(command: Command, others: Sequence[Command]) -> Command:
    """The same command after others have changed the document: what moved or got another key is followed."""
    for other in others:
        command = _follow(command, other)
    return command


def _follow(command: Command, other: Command) -> Command:
    old, new = _new_place(other)
    if not old:
        return command
    command = replace(command, path=_moved(command.path, old, new))
    if isinstance(command, MovePart):
        return replace(command, to=_moved(command.to, old, new))
    return command


def _new_place(other: Command) -> tuple[Steps, Steps]:
    """Where a part stood and stands; two empty ones when no part has another place."""
    if isinstance(other, MovePart):
        return other.path, (*other.to, other.path[-1])
    if isinstance(other, SetField) and other.path[-1] == "key" and len(other.path) > 1:
        return other.path[:-1], (*other.path[:-2], str(other.value))
    return (), ()


def _moved(path: Steps, old: Steps, new: Steps) -> Steps:
    return (*new, *path[len(old) :]) if path[: len(old)] == old else path


def are_in_conflict(mine: Command, theirs: Command) -> bool:
    """True when two commands on the same document decide about the same thing.

    Both set one field, or one inside the other; one takes away what the other changes; both insert
    one key; both move one part.
    """
    if isinstance(mine, MovePart) and isinstance(theirs, MovePart):
        return mine.path == theirs.path
    if isinstance(mine, MovePart):
        return _is_gone(mine.path, theirs) or _is_gone(mine.to, theirs)
    if isinstance(theirs, MovePart):
        return _is_gone(theirs.path, mine) or _is_gone(theirs.to, mine)
    here, there = _decides(mine), _decides(theirs)
    shared = min(len(here), len(there))
    return here[:shared] == there[:shared] and here[:shared] != ()


def _is_gone(path: Steps, other: Command) -> bool:
    return isinstance(other, RemovePart) and path[: len(other.path)] == other.path


def _decides(command: Command) -> Steps:
    """What a command decides about: a field, or a whole part."""
    if isinstance(command, InsertPart):
        return (*command.path, str(command.value.get("key")))
    return command.path
