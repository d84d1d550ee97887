"""Every figure on the screen is that of the document the page carries, written by the shared rules."""

import re
from collections.abc import Iterator

import pytest
from pydantic import JsonValue

from reports.due import estimate
from wayline.base import DurationUnit, Estimate
from wayline.reports import figures
from web.browser import Screen
from web.carried import carried
from web.test_every_number import VIEWS

pytestmark = pytest.mark.web

SHOWN = "() => [...document.querySelectorAll('[data-number]')].map((one) => [one.dataset.number, one.textContent])"
UNITS: tuple[DurationUnit | None, ...] = (None, "days", "months")  # that of the stage's standard
BLANKS = str.maketrans("\u00a0\u202f", "  ")


def numbers(part: JsonValue, path: str = "") -> Iterator[tuple[str, JsonValue]]:
    """Every number of the document by its name: estimates whole, others as they are."""
    if isinstance(part, list):
        for row in part:
            if isinstance(row, dict) and "key" in row:
                yield from numbers(row, f"{path}.{row['key']}")
    elif isinstance(part, dict) and "verdict" not in part:
        for name, inner in part.items():
            yield from numbers(inner, f"{path}.{name}" if path else name)
    else:
        yield path, part


def mains(value: JsonValue) -> set[str]:
    """How a number may be written."""
    if isinstance(value, dict):
        found = estimate(value)
        assert found is not None
        return of_estimate(found)
    if isinstance(value, int):
        return {figures.count(value)}
    assert isinstance(value, float)
    return {figures.number(value, 1, trim=True)}


def written(path: str, said: dict[str, JsonValue]) -> set[str]:
    """How the number of a list may be written; the list of a channel's share is also that of its passages."""
    found = mains(said[path])
    passages = said.get(f"{path.removesuffix('.share')}.passages")
    return found if passages is None else found | mains(passages)


def of_estimate(found: Estimate) -> set[str]:
    """The main line of an estimate; a time in the unit of its stage or in the one that fits."""
    if found.unit == "share":
        return {figures.share(found).main}
    if found.unit == "s":
        return {figures.time(found, unit).main for unit in UNITS}
    if found.unit == "money":
        return {
            "too few to tell"
            if found.quality == "too_few"
            else figures.money(found.value or 0, "USD")
        }
    return {figures.score(found, is_signed=found.unit == "points").main}


def says(text: str, main: str) -> bool:
    """Whether a text holds this figure, and not only as a part of a longer one."""
    return re.search(rf"(?<![\d.,]){re.escape(main)}(?![.,]?\d)", text) is not None


def test_every_figure_on_the_screen_is_that_of_the_document(demo: Screen) -> None:
    """Section 8: the page shows what the overlay says, on the map, the list and the boards, for every element."""
    page = carried(demo.file)
    stages = [f"sel=stage:{stage.key}" for stage in page.map.stages]
    points = [f"sel=touchpoint:{one.key}" for stage in page.map.stages for one in stage.touchpoints]
    shown: set[tuple[str, str]] = set()
    for address in (*VIEWS, *stages, *points):
        demo.turn(address)
        shown |= {(path, text) for path, text in demo.page.evaluate(SHOWN)}
    said = dict(numbers(page.overlay))
    assert len({path for path, _ in shown}) > 300
    assert [
        (path, text) for path, text in sorted(shown)
        if not any(says(text.translate(BLANKS), main) for main in written(path, said))
    ] == []  # fmt: skip
