"""What is a document before it has types: plain JSON values, and how deep they may go."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from typing_extensions import override

from wayline.base import FormError, JsonObject, JsonValue, Language, Saying, say, spoken

Step = str | int
StepPath = tuple[Step, ...]

DEPTH = 40  # a rich map reaches 12; beyond 40 somebody is trying our stack
WHOLE = 2**53  # beyond this a float, and so JavaScript, no longer tells neighbours apart


class ShapeError(FormError):
    """A plain value does not have the shape that is expected at its path."""

    def __init__(
        self, message: Saying, path: StepPath = (), *, remedy: Saying | None = None
    ) -> None:
        self.advice = remedy
        self.message = str(message)
        self.path = path
        self.remedy = None if remedy is None else str(remedy)
        super().__init__(message)

    def under(self, *steps: Step) -> "ShapeError":
        """The same complaint, seen from `steps` further out."""
        return ShapeError(self.said, (*steps, *self.path), remedy=self.advice)


@dataclass(frozen=True, slots=True)
class Capital:
    """What is the matter, with a capital at its beginning."""

    matter: Saying

    def spoken(self, language: Language) -> str:
        """It in a language."""
        said = spoken(self.matter, language)
        return said[:1].upper() + said[1:]

    @override
    def __str__(self) -> str:
        return self.spoken("en")


def plain_value(value: object, path: StepPath = ()) -> JsonValue:
    """The value as plain JSON: strings NFC, whole floats as integers, nothing exotic, nothing too deep.

    Raises:
        ShapeError: for a type that JSON does not have, a number that is not finite, a broken
            character, or nesting beyond 40.
    """
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return plain_text(value, path)
    if isinstance(value, int | float):
        return plain_number(value, path)
    if len(path) >= DEPTH:
        raise ShapeError(say("nested more than {depth} deep", depth=DEPTH), path)
    if isinstance(value, Mapping):
        return _mapping(value, path)
    if isinstance(value, Sequence) and not isinstance(value, bytes | bytearray):
        return [plain_value(part, (*path, place)) for place, part in enumerate(value)]
    raise ShapeError(
        say("expected text, number, list or mapping, got {kind}", kind=type(value).__name__), path
    )


def _mapping(value: Mapping[object, object], path: StepPath) -> JsonObject:
    plain: JsonObject = {}
    for name, part in value.items():
        if not isinstance(name, str):
            raise ShapeError(
                say("a field name must be text, got {name}", name=f"{name!r:.60}"), path
            )
        word = plain_text(name, path)
        if word in plain:
            raise ShapeError(say("{word} stands here twice", word=repr(word)), path)
        plain[word] = plain_value(part, (*path, word))
    return plain


def plain_text(value: str, path: StepPath = ()) -> str:
    """The text in NFC; a lone surrogate is refused."""
    if any("\ud800" <= letter <= "\udfff" for letter in value):
        raise ShapeError(say("a text holds half a character (a lone surrogate)"), path)
    return unicodedata.normalize("NFC", value)


def plain_number(value: float, path: StepPath = ()) -> int | float:
    """The number, whole ones as integers; what JSON cannot keep exactly is refused."""
    if not abs(value) < WHOLE:  # catches NaN too
        raise ShapeError(say("expected a finite number below 2^53, which JSON keeps exactly"), path)
    return int(value) if value == int(value) else value


def shown_path(path: StepPath) -> str:
    """The path as a person reads it.

    >>> shown_path(("stages", 0, "need"))
    'stages[0].need'
    """
    shown = ""
    for step in path:
        if isinstance(step, int):
            shown += f"[{step}]"
        else:
            shown += f".{step}" if shown else step
    return shown
