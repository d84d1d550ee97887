"""By when was it due, and when is it broken: the promises of stages, paths and answers as instants [A11]."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from wayline.base import Duration, WorkCalendar
from wayline.engine import Engine, Value
from wayline.journeys.calendars import EPOCH, Slots, all_calendars, to_us
from wayline.journeys.dictionaries import Row, fill_table
from wayline.journeys.judging import Reign, reigns_of
from wayline.journeys.laid import laid_query, laid_sql
from wayline.map import CheckedMap, Path, Stage, Touchpoint

DUE, BREACH = 1, 2
ELAPSED, WORKING, CALENDAR = 1, 2, 3
MAP_ZONE = 0
TOUCHPOINTS = 10_000  # the promise of touchpoint 3 belongs to owner 10,003
LIMITS = (
    "reign SMALLINT, owner SMALLINT, segment SMALLINT, which TINYINT, kind TINYINT, amount_us BIGINT,"
    " months INTEGER, days INTEGER, calendar SMALLINT"
)


@dataclass(frozen=True, slots=True)
class Limit:
    """One promise in one unit; `owner` is a stage's code, minus a path's, or 10,000 + a touchpoint's.

    `reign` = the version that makes it, 0 where one map judges every case.
    """

    reign: int
    owner: int
    segment: int
    which: int
    kind: int
    amount_us: int
    months: int
    days: int
    calendar: int


def limit_of(length: Duration, calendar: WorkCalendar) -> tuple[int, int, int, int]:
    """(kind, microseconds, months, days) of a length; fractions of a day are microseconds."""
    if length.is_working:
        seconds = length.nominal_seconds(work_day_seconds=calendar.work_day_seconds)
        return WORKING, round(seconds * 1_000_000), 0, 0
    if length.is_elapsed:
        return ELAPSED, round(length.nominal_seconds() * 1_000_000), 0, 0
    months, days = length.calendar_parts
    whole = int(days)
    return CALENDAR, int((days - whole) * Decimal(86_400_000_000)), months, whole


def read_limits(journey_map: CheckedMap) -> list[Limit]:
    """Every promise of every version that judges: of stages and paths by segment (0 = of none), of touchpoints.

    A version promises for what it has, under the key of today or the one before; for the rest nothing.
    """
    calendars = all_calendars(journey_map)
    return [
        one for reign in reigns_of(journey_map) for one in _limits(journey_map, reign, calendars)
    ]


def _limits(
    journey_map: CheckedMap, reign: Reign, calendars: list[WorkCalendar]
) -> Iterator[Limit]:
    owners: list[tuple[int, Stage | Path]] = list(enumerate(journey_map.stages, start=1))
    owners += [(-at, path) for at, path in enumerate(journey_map.document.paths, start=1)]
    segments = [(0, None), *((at, one.key) for at, one in enumerate(journey_map.segments, start=1))]
    for owner, element in owners:
        theirs = reign.same(element)
        if not isinstance(theirs, Stage | Path):
            continue
        calendar = reign.map.calendar_of(theirs)
        number = calendars.index(calendar) + 1
        for segment, key in segments:
            for which, length in _lengths(reign.map, theirs, key):
                limit = limit_of(length, calendar)
                yield Limit(reign.number, owner, segment, which, *limit, number)
    for code, (touchpoint, _) in enumerate(journey_map.touchpoints, start=1):
        point = reign.same(touchpoint)
        if isinstance(point, Touchpoint) and point.response_within is not None:
            calendar = reign.map.calendar_of(reign.map.stage_of(point.key))
            limit = limit_of(point.response_within, calendar)
            number = calendars.index(calendar) + 1
            yield Limit(reign.number, TOUCHPOINTS + code, 0, DUE, *limit, number)


def _lengths(
    journey_map: CheckedMap, element: Stage | Path, segment: str | None
) -> Iterator[tuple[int, Duration]]:
    standard = journey_map.standard_of(element, segment)
    if standard is None:
        return
    if standard.target is not None:
        yield DUE, standard.target
    breach = standard.breach or standard.target
    if breach is not None:
        yield BREACH, breach


def make_limits(engine: Engine, schema: str, journey_map: CheckedMap) -> frozenset[int]:
    """Makes `limits`; returns the kinds of units in use."""
    limits = read_limits(journey_map)
    name = laid_sql("laid.limits", schema)
    engine.execute(f"CREATE OR REPLACE TABLE {name} ({LIMITS})")
    rows: list[Row] = [
        (one.reign, one.owner, one.segment, one.which, one.kind, one.amount_us, one.months, one.days, one.calendar)
        for one in limits
    ]  # fmt: skip
    fill_table(engine, name, [column.split()[0] for column in LIMITS.split(", ")], rows)
    return frozenset(one.kind for one in limits)


def add_deadlines(engine: Engine, schema: str, *, kinds: frozenset[int], slots: Slots) -> None:
    """Fills `deadline_parts(id, which, at_us)` from `judged_starts(id, owner, segment, start_us, is_day, reign, zone)`."""
    columns = "id BIGINT, which TINYINT, at_us BIGINT"
    engine.execute(laid_sql(f"CREATE OR REPLACE TABLE laid.deadline_parts ({columns})", schema))
    if ELAPSED in kinds:
        engine.execute(laid_query("deadlines_elapsed", schema))
    if WORKING in kinds:
        work: dict[str, Value] = {"base_us": slots.base_us, "width_us": slots.width_us}
        engine.execute(laid_query("deadlines_working", schema), work)
    if CALENDAR in kinds:
        engine.execute(laid_query("deadlines_calendar", schema))


def make_zone_shifts(
    engine: Engine, schema: str, *, zones: dict[int, str], first_us: int, last_us: int
) -> None:
    """Makes `zone_shifts`: which offset is in force from when on, in UTC and on the local clock."""
    columns = "zone SMALLINT, from_us BIGINT, local_from_us BIGINT, offset_us BIGINT"
    name = laid_sql("laid.zone_shifts", schema)
    engine.execute(f"CREATE OR REPLACE TABLE {name} ({columns})")
    rows: list[Row] = []
    for code, zone in zones.items():
        rows.extend((code, *shift) for shift in zone_shifts(zone, first_us, last_us))
    fill_table(engine, name, ("zone", "from_us", "local_from_us", "offset_us"), rows)


def zone_shifts(zone: str, first_us: int, last_us: int) -> Iterator[tuple[int, int, int]]:
    """(from in UTC, from on the local clock, offset) of each offset of a zone, in order.

    A local time that exists twice, or never, is read with the offset in force before the change:
    hence the local clock passes to the new offset at the later of the two readings.
    """
    info = ZoneInfo(zone)
    at = EPOCH + timedelta(microseconds=first_us) - timedelta(days=8)
    end = EPOCH + timedelta(microseconds=last_us) + timedelta(days=8)
    offset = _offset(info, at)
    yield -(1 << 62), -(1 << 62), _in_us(offset)
    while at < end:
        following = at + timedelta(days=7)
        after = _offset(info, following)
        if after != offset:
            changed = _change(info, at, following)
            local = changed + max(offset, after)
            yield to_us(changed), to_us(local), _in_us(after)
            offset = after
        at = following


def _offset(zone: ZoneInfo, at: datetime) -> timedelta:
    return at.astimezone(zone).utcoffset() or timedelta()


def _in_us(length: timedelta) -> int:
    return length // timedelta(microseconds=1)


def _change(zone: ZoneInfo, low: datetime, high: datetime) -> datetime:
    """The first second of the new offset between two instants that have different ones."""
    before = _offset(zone, low)
    first, last = int(low.timestamp()), int(high.timestamp())
    while last - first > 1:
        middle = (first + last) // 2
        if _offset(zone, datetime.fromtimestamp(middle, UTC)) == before:
            first = middle
        else:
            last = middle
    return datetime.fromtimestamp(last, UTC)
