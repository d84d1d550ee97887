"""How is something said in the language of who reads it: sentences that keep their places open.

A sentence is written in English where it is made, whole, with named places: `say("{n} wait for {who}.",
n=3, who="Ore")`. It stays a value until somebody reads it; `str()` is its English. Every other language
stands in a catalogue, `locales/de.po`, which `tools/check_sayings.py` keeps.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Protocol, runtime_checkable

from typing_extensions import override

from wayline.base.languages import ENGLISH, Language

_MONTHS = ("Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez.")  # fmt: skip
_SEPARATORS = str.maketrans(",.", ".,")


@runtime_checkable
class Speakable(Protocol):
    """Anything that is said otherwise in another language; its `str()` is its English."""

    def spoken(self, language: Language) -> str:
        """What it is in a language."""
        ...


@dataclass(frozen=True, slots=True)
class Number:
    """A number as English writes it (`1,234.5`); other languages change its separators."""

    written: str

    def spoken(self, language: Language) -> str:
        """The number with the separators of a language.

        >>> Number("1,234.5").spoken("de")
        '1.234,5'
        """
        return self.written if language == ENGLISH else self.written.translate(_SEPARATORS)

    @override
    def __str__(self) -> str:
        return self.written


@dataclass(frozen=True, slots=True)
class Day:
    """A date: as ISO in English, as a screen writes it in other languages."""

    on: date

    def spoken(self, language: Language) -> str:
        """The date in a language.

        >>> Day(date(2026, 3, 5)).spoken("de")
        '5. März 2026'
        """
        if language == ENGLISH:
            return self.on.isoformat()
        return f"{self.on.day}. {_MONTHS[self.on.month - 1]} {self.on.year}"

    @override
    def __str__(self) -> str:
        return self.spoken(ENGLISH)


@dataclass(frozen=True, slots=True)
class Sentence:
    """What is said, in no language yet.

    Attributes:
        text: in English, with its places: `{n} accounts wait`.
        other: the English of any number but one, where `n` decides between two forms.
        context: what tells it from another text that is the same in English.
        fills: what stands in the places.
    """

    text: str
    other: str | None = None
    context: str | None = None
    fills: Mapping[str, "Fill"] = field(default_factory=dict)

    def filled(self, **fills: "Fill") -> "Sentence":
        """The same with its places filled."""
        return replace(self, fills={**self.fills, **fills})

    def spoken(self, language: Language) -> str:
        """The sentence in a language; in English where the catalogue has none."""
        is_one = self.other is None or str(self.fills.get("n")) == "1"
        own = (self.text, self.other or self.text)
        one, other = own if language == ENGLISH else _catalogue(language).get(self._key, own)
        return (one if is_one else other).format_map(
            {name: spoken(fill, language) for name, fill in self.fills.items()}
        )

    @property
    def _key(self) -> tuple[str | None, str]:
        return self.context, self.text

    @override
    def __str__(self) -> str:
        return self.spoken(ENGLISH)

    @override
    def __hash__(self) -> int:
        return hash((self.text, self.other, self.context, tuple(self.fills.items())))


Fill = str | int | Speakable
Saying = str | Speakable


def say(text: str, /, **fills: Fill) -> Sentence:
    """A sentence, its places filled now or later with `filled`.

    >>> str(say("{n} of {of} are late.", n=2, of=7))
    '2 of 7 are late.'
    """
    return Sentence(text, fills=fills)


def say_n(one: str, other: str, /, **fills: Fill) -> Sentence:
    """A sentence with a form for one and a form for more; `n` decides.

    >>> [str(say_n("{n} day", "{n} days", n=n)) for n in (0, 1, 2)]
    ['0 days', '1 day', '2 days']
    """
    return Sentence(one, other, fills=fills)


def say_as(context: str, text: str, /, **fills: Fill) -> Sentence:
    """A text that is the same in English as another one, and is told from it by its context."""
    return Sentence(text, context=context, fills=fills)


def spoken(fill: "Fill", language: Language) -> str:
    """Anything that can be said, in a language; a text or a plain number stays as it is."""
    return fill.spoken(language) if isinstance(fill, Speakable) else str(fill)


@cache
def _catalogue(language: Language) -> Mapping[tuple[str | None, str], tuple[str, str]]:
    """What the sentences are in a language, both forms, by context and English."""
    import polib

    text = files("wayline.base").joinpath("locales", f"{language}.po").read_text(encoding="utf-8")
    return {
        (entry.msgctxt, entry.msgid): (
            (entry.msgstr_plural[0], entry.msgstr_plural[1])
            if entry.msgid_plural
            else (entry.msgstr, entry.msgstr)
        )
        for entry in polib.pofile(text)
        if entry.translated() and not entry.obsolete
    }
