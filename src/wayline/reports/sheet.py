"""How does text stand on a terminal? Lines of one width, with or without colour, with or without signs beyond ASCII."""

import io
import os
import shutil
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.console import RenderableType

NARROWEST = 60
WIDEST = 140
UNKNOWN_WIDTH = 100
# One sign for one sign, so that columns stay where they are.
_PLAIN = str.maketrans(
    {
        "–": "-", "—": "-", "−": "-", "·": "|", "─": "-", "━": "=", "│": "|", "●": "!", "◐": "~",
        "○": "o", "✓": "+", "✗": "x", "→": ">", "←": "<", "█": "#", "▉": "#", "▊": "#", "▋": "#",
        "▌": "=", "▍": "=", "▎": "-", "▏": "-", "░": ".", "…": "~", "’": "'", "‘": "'", "“": '"',
        "”": '"', "×": "x", "€": "E", "£": "L", "≥": ">", "≤": "<", "ß": "s",
        "Ł": "L", "ł": "l", "Ø": "O", "ø": "o", "Æ": "A", "æ": "a", "Đ": "D", "đ": "d",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Look:
    """What a terminal can show: its width, whether it has colour, whether it knows only ASCII."""

    width: int = UNKNOWN_WIDTH
    has_colour: bool = False
    is_ascii: bool = False


def look_of(stream: TextIO) -> Look:
    """What the terminal behind a stream can show; a file gets 100 columns and no colour."""
    columns = shutil.get_terminal_size((UNKNOWN_WIDTH, 24)).columns
    is_plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") in {"dumb", "unknown"}
    is_forced = bool(os.environ.get("FORCE_COLOR"))
    return Look(
        width=min(max(columns, NARROWEST), WIDEST),
        has_colour=not is_plain and (is_forced or stream.isatty()),
        is_ascii=not can_say(stream.encoding or "ascii", "–−·─●◐█€"),
    )


def can_say(encoding: str, signs: str) -> bool:
    """True when all signs exist in an encoding."""
    try:
        signs.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def draw(parts: "Sequence[RenderableType]", look: Look) -> str:
    """The parts one below the other, as text of the width of the look."""
    from rich.console import Console

    console = Console(
        file=io.StringIO(), width=look.width, height=1000, force_terminal=look.has_colour,
        color_system="standard" if look.has_colour else None, no_color=not look.has_colour,
        highlight=False, markup=False, emoji=False, legacy_windows=False, soft_wrap=False,
        _environ={},
    )  # fmt: skip
    with console.capture() as captured:
        for part in parts:
            console.print(part)
    lines = [line.rstrip() for line in captured.get().splitlines()]
    text = "\n".join(lines) + "\n"
    return in_ascii(text) if look.is_ascii else text


def in_ascii(text: str) -> str:
    """The same text in ASCII, one sign for one sign.

    >>> in_ascii("Prüfung: 47–75 %")
    'Prufung: 47-75 %'
    """
    plain = text.translate(_PLAIN)
    return plain if plain.isascii() else "".join(map(_nearest, plain))


def _nearest(sign: str) -> str:
    if sign.isascii():
        return sign
    bare = unicodedata.normalize("NFKD", sign)[0]
    return bare if bare.isascii() else "?"
