"""How does a command travel: its JSON form, and back."""

from typing import Literal

from wayline.base import JsonObject, JsonValue, say
from wayline.map.commands import (
    MOST_STEPS,
    Command,
    CommandError,
    InsertPart,
    MovePart,
    RemovePart,
    SetField,
    Steps,
)


def command_from_json(value: JsonValue) -> Command:
    """The command that a JSON object stands for: `{"do": "set", "path": […], "value": …}`.

    Raises:
        CommandError: for a form that is none.
    """
    if not isinstance(value, dict):
        raise CommandError(say("A command is an object, got {kind}.", kind=type(value).__name__))
    known = {"set": {"value"}, "insert": {"value", "before"}, "remove": set(), "move": {"to", "before"}}  # fmt: skip
    do = value.get("do")
    if not isinstance(do, str) or do not in known:
        raise CommandError(
            say(
                "A command does one of {known}, got {do}.", known=", ".join(known), do=f"{do!r:.40}"
            )
        )
    extra = value.keys() - known[do] - {"do", "path"}
    if extra:
        raise CommandError(say("`{do}` takes no {extra}.", do=do, extra=", ".join(sorted(extra))))
    return _read(do, value)


def _read(do: str, value: JsonObject) -> Command:
    path, before, part = _path(value, "path"), value.get("before"), value.get("value")
    if before is not None and not isinstance(before, str):
        raise CommandError(say("`before` is a key, got {before}.", before=f"{before!r:.40}"))
    if do == "set":
        return SetField(path, part)
    if do == "remove":
        return RemovePart(path)
    if do == "move":
        return MovePart(path, _path(value, "to"), before)
    if not isinstance(part, dict):
        raise CommandError(say("`insert` takes a part with a key as its `value`."))
    return InsertPart(path, part, before)


def _path(value: JsonObject, name: str) -> Steps:
    given = value.get(name)
    if not isinstance(given, list) or not given:
        raise CommandError(
            say(
                "`{name}` is a list of names and keys, got {given}.",
                name=name,
                given=f"{given!r:.60}",
            )
        )
    steps = tuple(step for step in given if isinstance(step, str))
    if len(steps) < len(given):
        raise CommandError(
            say(
                "`{name}` is a list of names and keys, got {given}.",
                name=name,
                given=f"{given!r:.60}",
            )
        )
    if len(steps) > MOST_STEPS:
        raise CommandError(
            say(
                "`{name}` has 1 to {most_steps} steps, got {n}.",
                name=name,
                most_steps=MOST_STEPS,
                n=len(steps),
            )
        )
    return steps


DO: dict[type[Command], Literal["set", "insert", "remove", "move"]] = {
    SetField: "set", InsertPart: "insert", RemovePart: "remove", MovePart: "move",
}  # fmt: skip


def command_to_json(command: Command) -> JsonObject:
    """The command as JSON; what is None is left out, but for the value of `set`."""
    told: JsonObject = {"do": DO[type(command)], "path": [*command.path]}
    if isinstance(command, SetField | InsertPart):
        told["value"] = command.value
    if isinstance(command, MovePart):
        told["to"] = [*command.to]
    if isinstance(command, InsertPart | MovePart) and command.before is not None:
        told["before"] = command.before
    return told
