"""What does a reader hand on: a relation of rows with their columns, whatever the file was."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from wayline.base import Saying, say

Reader = Literal["csv", "tsv", "parquet", "jsonl", "xlsx", "xes"]


@dataclass(frozen=True, slots=True)
class Rejected:
    """A line that could not be split into fields: its number, its text, the reason's code."""

    line: int
    raw: str
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Scan:
    """One file, ready to be read by SQL.

    Attributes:
        relation: SQL text of a SELECT with `row_no` (from 1) and `c0`, `c1`, ... in file order.
        headers: the names of the columns, unique; a second `x` is `x_2`.
        native: the engine's type of each column; `VARCHAR` for text files.
        notes: what was found or decided while opening, in sentences.
        first_line: the line of the file that row 1 stands on, where lines exist.
        separator: between the fields of a text file.
        quote: around its fields; empty where there is none.
        own: how many of the columns are the file's own; those that a join added come after them.
        empty_cases: the ids of cases that have no event (XES).
        plain: the text file as the engine reads it: unpacked and in UTF-8.
    """

    reader: Reader
    file: Path
    relation: str
    headers: tuple[str, ...]
    native: tuple[str, ...]
    notes: tuple[Saying, ...] = ()
    first_line: int | None = None
    separator: str = ","
    quote: str = '"'
    plain: Path | None = None
    own: int | None = None
    empty_cases: tuple[str, ...] = ()

    @property
    def own_width(self) -> int:
        """How many columns the file itself has."""
        return len(self.headers) if self.own is None else self.own

    def text_of(self, at: int) -> str:
        """SQL for the text of a cell; a whole number has no `.0`, since ids come as floats."""
        if self.native[at] == "VARCHAR":
            return f"c{at}"
        text = f"CAST(c{at} AS VARCHAR)"
        if self.native[at] not in ("DOUBLE", "FLOAT"):
            return text
        whole = f"c{at} = trunc(c{at}) AND abs(c{at}) < 1e15"
        return f"CASE WHEN {whole} THEN CAST(TRY_CAST(c{at} AS BIGINT) AS VARCHAR) ELSE {text} END"


def shown(headers: Sequence[str], most: int = 30) -> str:
    """The names of columns for a message: the first ones, short, without control characters."""
    names = [name if name.isprintable() else repr(name) for name in headers[:most]]
    cut = [name if len(name) <= 40 else name[:39] + "…" for name in names]
    return ", ".join(cut) + (", …" if len(headers) > most else "")


def unique_headers(given: list[str]) -> tuple[tuple[str, ...], tuple[Saying, ...]]:
    """The headers made unique, and a sentence for each change; an empty one becomes `column_N`."""
    seen: set[str] = set()
    names: list[str] = []
    notes: list[Saying] = []
    for position, header in enumerate(given, start=1):
        base = header.strip() or f"column_{position}"
        name, number = base, 2
        while name in seen:
            name = f"{base}_{number}"
            number += 1
        seen.add(name)
        names.append(name)
        if not header.strip():
            notes.append(
                say(
                    "Column {position} has no header; it is called {name}.",
                    position=position,
                    name=repr(name),
                )
            )
        elif name != base:
            notes.append(
                say(
                    "The header {header} stands twice; column {position} is called {name}.",
                    header=repr(base),
                    position=position,
                    name=repr(name),
                )
            )
    return tuple(names), tuple(notes)
