"""What the page carries, read by the test itself: the numbers it must show and who is behind them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import JsonValue

from reports.unpacking import members_of
from wayline.reports.page import Page

BLOCK = re.compile(r'<script type="application/json" id="wayline-page">(.*?)</script>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Behind:
    """How many journeys are behind a number on each side, those left out included."""

    did: int
    did_not: int
    still_open: int


def carried(file: Path) -> Page:
    """The document inside a page."""
    found = BLOCK.search(file.read_text(encoding="utf-8"))
    assert found is not None
    return Page.model_validate_json(found.group(1))


def behind(page: Page) -> dict[str, Behind]:
    """Every number that can be opened, with the totals of its lists."""
    told = {number: members_of(page, number) for number in page.who.numbers}
    return {
        number: Behind(*(len(side) + left for side, left in zip(sides[:3], sides[3], strict=True)))
        for number, sides in told.items()
    }


def grounds(part: JsonValue, path: str = "") -> Iterator[tuple[str, int]]:
    """On how many each number rests: the n of an estimate, a count itself."""
    if isinstance(part, list):
        for row in part:
            if isinstance(row, dict) and "key" in row:
                yield from grounds(row, f"{path}.{row['key']}")
    elif isinstance(part, dict) and "verdict" in part:
        yield path, int(str(part["n"]))
    elif isinstance(part, dict):
        for name, inner in part.items():
            yield from grounds(inner, f"{path}.{name}" if path else name)
    elif isinstance(part, int):
        yield path, part
