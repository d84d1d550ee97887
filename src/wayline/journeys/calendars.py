"""How much working time lies between two instants: calendars as tables, exact over clock changes [A11]."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from math import ceil, gcd
from typing import TYPE_CHECKING

from wayline.base import Duration, WorkCalendar
from wayline.engine import Engine
from wayline.journeys.dictionaries import Row, fill_table
from wayline.journeys.laid import laid_sql
from wayline.map import CheckedMap, Path, Stage, Standard

if TYPE_CHECKING:
    import numpy as np

    Times = np.ndarray[tuple[int], np.dtype[np.int64]]

DAY_US = 86_400_000_000
MINUTE_US = 60_000_000
MOST_DAYS = 366 * 150  # a calendar longer than this has a broken time in it; it is cut at the end
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Slots:
    """How `work_slots` is read: slot = (ts_us - base_us) // width_us."""

    base_us: int
    width_us: int
    end_us: int


def to_us(moment: datetime) -> int:
    """Microseconds since 1970."""
    return (moment - EPOCH) // timedelta(microseconds=1)


def day_of(us: int) -> date:
    """The day of an instant in UTC."""
    return (EPOCH + timedelta(microseconds=us)).date()


def stage_calendars(journey_map: CheckedMap) -> tuple[list[WorkCalendar], dict[int, int]]:
    """The different calendars, and the code of each stage's; stage 0 = before any, the map's own."""
    found: list[WorkCalendar] = []
    codes: dict[int, int] = {}
    owners = [None, *journey_map.stages]
    for rank, stage in enumerate(owners):
        calendar = journey_map.calendar_of(stage)
        if calendar not in found:
            found.append(calendar)
        codes[rank] = found.index(calendar) + 1
    for at, path in enumerate(journey_map.document.paths, start=1):
        calendar = journey_map.calendar_of(path)
        if calendar not in found:
            found.append(calendar)
        codes[-at] = found.index(calendar) + 1
    return found, codes


def all_calendars(journey_map: CheckedMap) -> list[WorkCalendar]:
    """The calendars of the map, then those that only versions that judge have; code = place from 1."""
    found, _ = stage_calendars(journey_map)
    for judge in journey_map.judges:
        found += [one for one in stage_calendars(judge.map)[0] if one not in found]
    return found


def make_calendars(
    engine: Engine, schema: str, *, journey_map: CheckedMap, first_us: int, last_us: int
) -> Slots:
    """Makes `calendars`, `stage_calendar` and `work_slots` over the span of the events and of every promise."""
    calendars, (_, codes) = all_calendars(journey_map), stage_calendars(journey_map)
    first = day_of(first_us) - timedelta(days=3)
    maps = (journey_map, *(judge.map for judge in journey_map.judges))
    last = min(
        day_of(last_us) + timedelta(days=max(map(_reach_days, maps))),
        first + timedelta(days=MOST_DAYS),
    )
    for table, columns in (
        ("calendars", "calendar SMALLINT, open_us BIGINT, close_us BIGINT, cum_us BIGINT"),
        ("stage_calendar", "stage SMALLINT, calendar SMALLINT"),
        ("work_slots", "calendar SMALLINT, slot BIGINT, worked_us BIGINT, is_open BOOLEAN"),
    ):
        engine.execute(laid_sql(f"CREATE OR REPLACE TABLE laid.{table} ({columns})", schema))
    rows: list[Row] = [(rank, code) for rank, code in codes.items()]
    fill_table(engine, laid_sql("laid.stage_calendar", schema), ("stage", "calendar"), rows)
    spans = [_spans(calendar, first, last) for calendar in calendars]
    base_us = to_us(datetime.combine(first, datetime.min.time(), UTC))
    end_us = to_us(datetime.combine(last, datetime.min.time(), UTC))
    slots = Slots(base_us, _width(spans), end_us)
    for code, span in enumerate(spans, start=1):
        _fill(engine, schema, code, span=span, slots=slots)
    return slots


def _reach_days(journey_map: CheckedMap) -> int:
    """How many days past the last event a promise can reach, holidays and short weeks included."""
    found = [0]
    owners: list[Stage | Path] = [*journey_map.stages, *journey_map.document.paths]
    for owner in owners:
        if isinstance(owner.standard, Standard):
            one, calendar = owner.standard, journey_map.calendar_of(owner)
            lengths = (
                one.target,
                one.breach,
                *(by.target for by in one.by),
                *(by.breach for by in one.by),
            )
            found += [_days_of(length, calendar) for length in lengths if length is not None]
    for touchpoint, stage in journey_map.touchpoints:
        if touchpoint.response_within is not None:
            found.append(_days_of(touchpoint.response_within, journey_map.calendar_of(stage)))
    return 40 + max(found)


def _days_of(length: Duration, calendar: WorkCalendar) -> int:
    """The most calendar days that a length takes: whole weeks of work, one more for each holiday."""
    if not length.is_working:
        return ceil(length.nominal_seconds() / 86_400 * 1.04)  # a year of 365 days, a month of 31
    a_week = len(calendar.days) * calendar.work_day_seconds
    work = length.nominal_seconds(work_day_seconds=calendar.work_day_seconds)
    weeks = ceil(work / a_week) if a_week else 0
    return 7 * (weeks + len(calendar.holidays))


def _spans(calendar: WorkCalendar, first: date, last: date) -> "tuple[Times, Times]":
    import numpy as np

    openings = calendar.openings(first, last)
    opens = np.array([to_us(start) for start, _ in openings], dtype=np.int64)
    closes = np.array([to_us(end) for _, end in openings], dtype=np.int64)
    return opens, closes


def _width(spans: "Sequence[tuple[Times, Times]]") -> int:
    """The widest slot whose borders hold every opening and closing: a day, an hour, a quarter, ..."""
    import numpy as np

    width = DAY_US
    for opens, closes in spans:
        for border in np.unique(np.concatenate([opens, closes]) % DAY_US).tolist():
            width = gcd(width, int(border))
    return max(width, MINUTE_US)


def _fill(
    engine: Engine,
    schema: str,
    code: int,
    *,
    span: "tuple[Times, Times]",
    slots: Slots,
) -> None:
    import numpy as np

    opens, closes = span
    lengths = closes - opens
    cums = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(lengths)])[:-1]
    engine.insert_arrays(
        laid_sql("laid.calendars", schema),
        {
            "calendar": np.full(len(opens), code, dtype=np.int16),
            "open_us": opens, "close_us": closes, "cum_us": cums[: len(opens)],
        },
    )  # fmt: skip
    starts = np.arange(slots.base_us, slots.end_us, slots.width_us, dtype=np.int64)
    worked = np.zeros(len(starts), dtype=np.int64)
    is_open = np.zeros(len(starts), dtype=bool)
    if len(opens):
        at = np.searchsorted(opens, starts, side="right") - 1
        known = at >= 0
        at = np.maximum(at, 0)
        worked = np.where(known, cums[at] + np.minimum(starts, closes[at]) - opens[at], 0)
        is_open = known & (starts < closes[at])
    engine.insert_arrays(
        laid_sql("laid.work_slots", schema),
        {
            "calendar": np.full(len(starts), code, dtype=np.int16),
            "slot": np.arange(len(starts), dtype=np.int64),
            "worked_us": worked, "is_open": is_open,
        },
    )  # fmt: skip
