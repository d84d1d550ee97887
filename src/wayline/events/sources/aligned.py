"""How are columns read that blanks keep apart: each run of blanks becomes one tab, line by line."""

import re
from collections.abc import Sequence
from pathlib import Path

BLANKS = "blanks"  # what a mapping says: `separator: blanks`
_AGREE = 0.95  # of the lines must have as many fields as the first
_RUN = re.compile(rb"[ \t]+")


def is_aligned(lines: Sequence[str]) -> bool:
    """True when blanks cut nearly all lines into as many fields as the first."""
    widths = [len(line.split()) for line in lines]
    return len(widths) > 1 and widths[0] > 1 and widths.count(widths[0]) >= _AGREE * len(widths)


def tabbed_text(text: str) -> str:
    """The text with tabs for runs of blanks."""
    return _tabbed(text.encode()).decode()


def tabbed_file(plain: Path, folder: Path) -> Path:
    """The file with tabs for runs of blanks; its lines stay where they are."""
    target = folder / f"{plain.name}.tabbed"
    with plain.open("rb") as file, target.open("wb") as out:
        for line in file:
            out.write(_tabbed(line))
    return target


def _tabbed(text: bytes) -> bytes:
    return b"".join(_RUN.sub(b"\t", line.strip(b" \t")) for line in _lines(text))


def _lines(text: bytes) -> list[bytes]:
    """Lines with their ends; blanks before an end are no field."""
    return [re.sub(rb"[ \t]+(\r?\n?)$", rb"\1", line) for line in text.splitlines(keepends=True)]
