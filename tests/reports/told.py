"""What the terminal and the plain tables of the page say, read off their text: figure by figure."""

import re
from collections.abc import Sequence
from html.parser import HTMLParser

from typing_extensions import override

FRAGMENT = re.compile(r"\S+(?: \S+)*")
LEFT = {
    "Stage",
    "stuck now",
    "Stakeholder path",
    "late",
    "Target",
}  # columns that begin at their title
REST = ""  # a column without a title: the bar, the verdict
Cells = dict[str, str]
Table = dict[str, Cells]


def collapsed(lines: Sequence[str]) -> str:
    """Lines as one text, blanks once."""
    return " ".join(" ".join(lines).split())


def parts_of(text: str, starts: Sequence[str]) -> list[list[str]]:
    """The lines before the first part, then the lines of each part, which begins with such a line."""
    parts: list[list[str]] = [[]]
    waiting = list(starts)
    for line in text.splitlines():
        if waiting and line.startswith(waiting[0]):
            parts.append([])
            waiting.pop(0)
        parts[-1].append(line)
    assert waiting == []
    return parts


def table_of(lines: Sequence[str]) -> Table:
    """A table of the terminal: what stands in each column of each row, its two lines with a bar between."""
    head, rule, *body = lines
    assert set(rule) == {"─"}
    titles = list(FRAGMENT.finditer(head))
    rows: list[list[tuple[str, str]]] = [[]]
    for line in body:
        found = [(_column(one, titles), one.group()) for one in FRAGMENT.finditer(line)]
        rows[-1].extend(found)
        if not found:
            rows.append([])
    told: Table = {}
    for row in rows:
        cells: Cells = {}
        for title, said in row:
            joint = " " if title == titles[0].group() else "|"
            cells[title] = f"{cells[title]}{joint}{said}" if title in cells else said
        if cells:
            told[cells.pop(titles[0].group())] = cells
    return told


def _column(fragment: re.Match[str], titles: Sequence[re.Match[str]]) -> str:
    for title in titles:
        side = (
            fragment.start() == title.start()
            if title.group() in LEFT
            else fragment.end() == title.end()
        )
        if side:
            return title.group()
    return REST


class PlainPage(HTMLParser):
    """The page where no script runs: its lines, and the rows of its tables by caption."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.tables: dict[str, list[list[str]]] = {}
        self._caption, self._open = "", ""
        found = re.search(r"<noscript>(.*?)</noscript>", html, re.DOTALL)
        assert found is not None
        self.feed(found.group(1))

    @override
    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        """A row begins, or a cell that may stay empty."""
        self._open = tag
        if tag == "tr":
            self.tables[self._caption].append([])
        if tag in ("th", "td"):
            self.tables[self._caption][-1].append("")

    @override
    def handle_endtag(self, _tag: str) -> None:
        """What follows belongs to nothing."""
        self._open = ""

    @override
    def handle_data(self, data: str) -> None:
        """Text of a line, a caption or a cell."""
        if self._open in ("h1", "p"):
            self.lines.append(data)
        elif self._open == "caption":
            self._caption = data
            self.tables[data] = []
        elif self._open in ("th", "td"):
            self.tables[self._caption][-1][-1] += data
