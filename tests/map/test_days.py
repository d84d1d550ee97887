"""A day in a map is written as year-month-day; anything else is told with its place."""

import pytest

from wayline.base import DocumentError
from wayline.map import from_json, read_map_text

MAP = "wayline: 1\nkey: a\nname: A\nvalid_from: {day}\nstages: [{{key: s, name: S}}]\n"


@pytest.mark.parametrize("day", ["2026-02-30", "2026-01-02T00:00:00Z", "0", "20260102"])
def test_what_is_no_day_is_told(day: str) -> None:
    with pytest.raises(DocumentError, match="xpected a day such as 2026-06-20"):
        read_map_text(MAP.format(day=day))


@pytest.mark.parametrize("day", ["2026-02-28", "'2026-02-28'"])
def test_day_is_read_with_and_without_quotes(day: str) -> None:
    found = read_map_text(MAP.format(day=day)).document.valid_from
    assert str(found) == "2026-02-28"


def test_number_of_seconds_is_no_day() -> None:
    with pytest.raises(DocumentError, match="got 0"):
        from_json({"wayline": 1, "key": "a", "name": "A", "valid_from": 0})
