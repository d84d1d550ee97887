"""Working time counted minute by minute, and the ends of promises in every unit [A11]."""

import random
from bisect import bisect_right
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from zoneinfo import ZoneInfo

import pytest

from journeys.facts_builder import Change, SourceRow, build_facts, change, fact, us
from journeys.test_cases_by_hand import HEAD
from wayline.engine import open_memory
from wayline.journeys import LaidMap, lay
from wayline.map import read_map_text, resolve

MINUTE = 60_000_000
FIRST, LAST = us("2026-01-01"), us("2027-04-01")
WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
# Zone, days, hours, holidays: clock changes inside the opening hours, at half hours, on the other half of the world.
CALENDARS = {
    "new_york": ("America/New_York", WEEK[:5], "09:00-17:30", ("2026-07-03", "2026-11-26")),
    "night": ("Europe/Berlin", ("sat", "sun"), "00:30-06:00", ("2026-04-05",)),
    "half_hour": ("Australia/Lord_Howe", WEEK[:6], "00:00-24:00", ("2026-12-25", "2026-12-26")),
    "whole_days": ("America/Santiago", WEEK, "00:00-24:00", ()),
}
MAP = """
calendars:
  - {{key: k, timezone: {zone}, days: [{days}], hours: "{hours}", holidays: [{holidays}]}}
calendar: k
stages:
  - {{key: one, name: One, binding: come, standard: {{target: 7 business hours, breach: 3 business days}}}}
outcomes: [{{key: won, name: Won, kind: success, binding: gone}}]
"""


def opening_minutes(name: str) -> list[bool]:
    """For each minute from FIRST to LAST whether the local clock says open.

    Openings, closings and clock changes lie on tens of minutes, so ten minutes are read at once.
    """
    zone_name, days, hours, holidays = CALENDARS[name]
    zone, (opens, closes) = ZoneInfo(zone_name), hours.split("-")
    closed = {date.fromisoformat(day) for day in holidays}
    found: list[bool] = []
    for second in range(FIRST // 1_000_000, LAST // 1_000_000, 600):
        local = datetime.fromtimestamp(second, UTC).astimezone(zone)
        is_day = WEEK[local.weekday()] in days and local.date() not in closed
        found += [is_day and opens <= local.strftime("%H:%M") < closes] * 10
    return found


def work_day_minutes(hours: str) -> int:
    opens, closes = (int(part[:2]) * 60 + int(part[3:]) for part in hours.split("-"))
    return closes - opens


def lay_spans(name: str, spans: list[tuple[int, int]]) -> LaidMap:
    zone, days, hours, holidays = CALENDARS[name]
    text = MAP.format(zone=zone, days=", ".join(days), hours=hours, holidays=", ".join(holidays))
    facts = [
        fact(word, FIRST + at * MINUTE, case=f"c{number}")
        for number, span in enumerate(spans)
        for word, at in zip(("come", "gone"), span, strict=True)
    ]
    return lay(resolve(read_map_text(HEAD + text)), build_facts(open_memory(), facts), by="case")


@pytest.mark.parametrize("name", CALENDARS)
def test_a11_working_time_equals_a_count_of_minutes_and_promises_end_at_the_latest_instant(
    name: str,
) -> None:
    """[A11] 500 random spans of a year with both clock changes and holidays."""
    draw = random.Random(name)  # noqa: S311 - a test
    starts = [draw.randrange(365 * 1440) for _ in range(500)]
    spans = [(start, start + draw.choice((0, 1, draw.randrange(40 * 1440)))) for start in starts]
    is_open = opening_minutes(name)
    worked = list(accumulate(is_open, initial=0))  # minutes worked before each minute
    laid = lay_spans(name, spans)
    rows = laid.engine.run(
        "SELECT j.case_key, v.dwell_work_us, v.due_us, v.breach_us, v.dwell_us"
        f" FROM {laid.schema}.stage_visits v JOIN {laid.schema}.journeys j ON j.journey_id = v.journey_id"
    ).rows

    def latest(start: int, minutes: int) -> int:
        """The last minute with no more work before it than this."""
        return FIRST + (bisect_right(worked, worked[start] + minutes) - 1) * MINUTE

    day = work_day_minutes(CALENDARS[name][2])
    expected = {
        (f"c{at}", (worked[end] - worked[start]) * MINUTE, latest(start, 7 * 60), latest(start, 3 * day),
         (end - start) * MINUTE)
        for at, (start, end) in enumerate(spans)
    }  # fmt: skip
    assert set(rows) ^ expected == set()


STANDARD = """
timezone: {zone}
stages:
  - {{key: one, name: One, binding: come, standard: {standard}}}
  - {{key: two, name: Two, binding: gone}}
"""


def due_and_breach(
    standard: str, at: str, *, zone: str, precision: int = 0, changes: tuple[Change, ...] = ()
) -> tuple[str | None, str | None]:
    text = HEAD.replace("timezone: UTC\n", "") + STANDARD.format(zone=zone, standard=standard)
    store = build_facts(
        open_memory(),
        [fact("come", at, case="c", precision=precision)],
        changes=changes, sources=[SourceRow("log", zone=zone)], horizon="2028-01-01",
    )  # fmt: skip
    laid = lay(resolve(read_map_text(text)), store, by="case")
    row = laid.engine.run(f"SELECT due_us, breach_us FROM {laid.schema}.stage_visits").rows[0]
    return tuple(None if at is None else _local(int(str(at)), zone) for at in row)  # type: ignore[return-value]


def _local(at_us: int, zone: str) -> str:
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=at_us)
    return moment.astimezone(ZoneInfo(zone)).isoformat(timespec="minutes")


@pytest.mark.parametrize(
    ("standard", "at", "due"),
    [
        ("1 month", "2026-01-31T10:00:00+01:00", "2026-02-28T10:00+01:00"),  # else the last
        ("1 month", "2026-03-15T10:00:00+01:00", "2026-04-15T10:00+02:00"),  # same local clock time
        ("1 year", "2024-02-29T10:00:00+01:00", "2025-02-28T10:00+01:00"),
        ("2 days", "2026-03-28T10:00:00+01:00", "2026-03-30T10:00+02:00"),  # over a clock change
        ("48 hours", "2026-03-28T10:00:00+01:00", "2026-03-30T11:00+02:00"),  # elapsed
        ("1 day", "2026-03-28T02:30:00+01:00", "2026-03-29T03:30+02:00"),  # 02:30 is not there
        ("1 day", "2026-10-24T02:30:00+02:00", "2026-10-25T02:30+02:00"),  # there twice: the first
        ("2 weeks", "2026-10-20T08:00:00+02:00", "2026-11-03T08:00+01:00"),
        ("0.5 days", "2026-06-01T08:00:00+02:00", "2026-06-01T20:00+02:00"),
        ("1.5 months", "2026-01-31T10:00:00+01:00", "2026-03-15T10:00+01:00"),  # half of 30 days
        ("0.25 years", "2026-01-31T10:00:00+01:00", "2026-04-30T10:00+02:00"),
        ("90 minutes", "2026-10-25T02:30:00+02:00", "2026-10-25T03:00+01:00"),
    ],
)
def test_a11_calendar_units_keep_the_local_clock_and_elapsed_ones_do_not(
    standard: str, at: str, due: str
) -> None:
    """[A11] Days, weeks, months and years in the zone of the map; minutes and hours as they pass."""
    assert due_and_breach(standard, at, zone="Europe/Berlin") == (due, due)


def test_a11_a_promise_in_working_time_reaches_as_far_as_the_calendar_asks() -> None:
    """[A11] 80 hours on a calendar that is open two hours a week, with holidays: most of a year."""
    calendar = (
        "calendars: [{key: k, timezone: Europe/Berlin, days: [sat], hours: '10:00-12:00',"
        " holidays: [2026-04-04, 2026-12-26]}]\ncalendar: k\nstages:\n"
        "  - {key: one, name: One, binding: come, standard: 80 business hours}\n"
    )
    one = fact("come", "2026-02-28T09:00:00+01:00", case="c")
    store = build_facts(open_memory(), [one])
    laid = lay(resolve(read_map_text(HEAD + calendar)), store, by="case")
    found = laid.engine.run(f"SELECT due_us FROM {laid.schema}.stage_visits").first()["due_us"]
    # 40 Saturdays from 28 February, without 4 April: the last is 5 December; then shut until the next.
    assert found == us("2026-12-12T10:00:00+01:00")


def test_a11_a_date_is_in_time_all_day() -> None:
    """[A11] An entry of day precision is a date, and so is its deadline."""
    got = due_and_breach("3 days", "2026-06-01T00:00:00+02:00", zone="Europe/Berlin", precision=3)
    assert got == ("2026-06-04T23:59+02:00", "2026-06-04T23:59+02:00")


@pytest.mark.parametrize(
    ("zone", "at", "due"),
    [
        # Back at 00:00 to 23:00: the last hour of the 17th comes twice.
        ("America/Sao_Paulo", "2018-02-16T00:00:00-02:00", "2018-02-17T23:59-03:00"),
        # On at 00:00 to 01:00: the 4th has no first hour.
        ("America/Sao_Paulo", "2018-11-02T00:00:00-03:00", "2018-11-03T23:59-03:00"),
        # Back at 01:00 to 00:00: the first hour of the 1st comes twice, the 31st ends before both.
        ("America/Havana", "2026-10-30T00:00:00-04:00", "2026-10-31T23:59-04:00"),
    ],
)
def test_a11_a_date_ends_when_its_day_does_where_clocks_change_at_midnight(
    zone: str, at: str, due: str
) -> None:
    """[A11] The whole day of the deadline is in time, its second last hour too."""
    assert due_and_breach("1 day", at, zone=zone, precision=3) == (due, due)


@pytest.mark.parametrize(
    ("standard", "value", "expected"),
    [
        ("{due: case.promised}", "2026-06-10T12:00:00+02:00", ("2026-06-10T12:00+02:00",) * 2),
        ("{due: case.promised}", "2026-06-10", ("2026-06-10T23:59+02:00",) * 2),
        (
            "{due: case.promised, breach: 20 days}",
            "2026-06-10",
            ("2026-06-10T23:59+02:00", "2026-06-21T10:00+02:00"),
        ),
        ("{due: case.promised, breach: 20 days}", "soon", (None, None)),
        ("{due: case.promised}", None, (None, None)),  # missing = no standard for this visit
    ],
)
def test_a11_a_promise_may_stand_in_a_field_read_at_entry(
    standard: str, value: str | None, expected: tuple[str | None, str | None]
) -> None:
    """[A11] `due: field` is both due and breach, unless a breach is given."""
    changes = (
        change("case", "c", "promised", value, "2026-05-01"),
        change("case", "c", "promised", "2026-12-31", "2026-06-02"),  # later than the entry
    )
    got = due_and_breach(
        standard, "2026-06-01T10:00:00+02:00", zone="Europe/Berlin", changes=changes
    )
    assert got == expected


def test_a11_a_bare_field_of_a_promise_is_a_property_of_the_event_that_enters() -> None:
    """[A11] [M39] As everywhere in a rule."""
    text = HEAD + "stages: [{key: one, name: One, binding: come, standard: {due: promised}}]\n"
    one = fact("come", "2026-06-01", case="c", properties={"promised": "2026-06-03T08:00:00Z"})
    laid = lay(resolve(read_map_text(text)), build_facts(open_memory(), [one]), by="case")
    found = laid.engine.run(f"SELECT due_us FROM {laid.schema}.stage_visits").first()["due_us"]
    assert found == us("2026-06-03T08:00:00Z")
