"""[M26]-[M28] Which version judges a case: by hand, with two versions in force one after the other."""

from contextlib import closing
from datetime import UTC, date, datetime

import pytest

from journeys.facts_builder import Fact, build_facts, change, fact
from wayline.base import FixedClock
from wayline.engine import open_memory
from wayline.insights import overlay
from wayline.insights.overlaid import JudgeRow
from wayline.insights.standards import measure_on_time
from wayline.journeys import LaidMap, Scope, lay
from wayline.map import CheckedMap, judged_by, read_map_text, resolve

EVERYTHING = Scope()
CLOCK = FixedClock(datetime(2026, 4, 1, tzinfo=UTC))
MAP = """
wayline: 1
key: promised
name: What we promised
timezone: {zone}
version: {version}
status: published
valid_from: {since}
adopt: {adopt}
calendars: [{{key: office, timezone: UTC, days: [mon, tue, wed, thu, fri], hours: '09:00-17:00'}}]
outcomes: [{{key: won, name: Won, kind: success, binding: won}}]
stages:
  - {{key: ask, name: Asking, binding: ask, standard: {ask}}}
  - {{key: make, name: Making, binding: make, standard: {make}}}
"""
# When each case asked, was made, and was won. The horizon is 31 March.
CASES = {
    "before the first": {"ask": "2025-12-20T09:00", "make": "2025-12-27T09:00", "won": "2026-01-03T09:00"},
    "an hour before the second": {"ask": "2026-01-31T23:00", "make": "2026-02-07T00:00", "won": "2026-02-12T00:00"},
    "at the second": {"ask": "2026-02-01T00:00", "make": "2026-02-05T00:00", "won": "2026-02-07T00:00"},
    "open since the first": {"ask": "2026-01-30T09:00"},
}  # fmt: skip


def version(
    number: str, since: str, ask: str, make: str, *, adopt: str = "new_cases", zone: str = "UTC"
) -> CheckedMap:
    """A version in force from a day on."""
    text = MAP.format(version=number, since=since, ask=ask, make=make, adopt=adopt, zone=zone)
    return resolve(read_map_text(text))


def laid_on(shown: CheckedMap, cases: dict[str, dict[str, str]]) -> LaidMap:
    """The cases laid on a map."""
    facts: list[Fact] = [
        fact(name, at, case=case, account=case)
        for case, events in cases.items()
        for name, at in events.items()
    ]
    changes = [change("case", "due in a field", "promised", "2026-01-12", "2026-01-01")]
    store = build_facts(open_memory(), facts, changes=changes, horizon="2026-03-31")
    return lay(shown, store, by="case")


def kept(laid: LaidMap) -> list[tuple[int, int]]:
    """Of each stage: how many kept the standard, of how many that were decided."""
    result = measure_on_time(laid, EVERYTHING)
    result.check()
    return [(row.kept.on_time.k or 0, row.kept.on_time.n) for row in result.rows]


FIRST = version("1.0.0", "2026-01-01", "10 days", "10 days")
SECOND = version("2.0.0", "2026-02-01", "3 days", "3 days")
ADOPTING = version("2.0.0", "2026-02-01", "3 days", "3 days", adopt="open_cases")


@pytest.mark.parametrize(
    ("shown", "versions", "expected"),
    [
        # By the second alone: 7, 6, 4 days and ever since against 3; then 7, 5, 2 days against 3.
        (SECOND, [], [(0, 4), (1, 3)]),
        # Each by its own: 7 and 6 against 10, 4 against 3, ever since against 10; then 7 and 5 against 10, 2 against 3.
        (SECOND, [FIRST, SECOND], [(2, 4), (3, 3)]),
        (SECOND, [SECOND, FIRST], [(2, 4), (3, 3)]),
        # Open cases change over at the next stage: 5 against 3, while asking keeps its promise.
        (ADOPTING, [FIRST, ADOPTING], [(2, 4), (2, 3)]),
    ],
)
def test_case_is_judged_by_the_version_in_force_at_its_first_event(
    shown: CheckedMap, versions: list[CheckedMap], expected: list[tuple[int, int]]
) -> None:
    """[M27]"""
    assert kept(laid_on(judged_by(shown, versions), CASES)) == expected


def test_overlay_says_which_version_judged_how_many() -> None:
    """[M27] [M28] Older than the first: judged by it, and marked."""
    laid = laid_on(judged_by(ADOPTING, [FIRST, ADOPTING]), CASES)
    head = overlay(laid, clock=CLOCK).map
    assert head.judges == (
        JudgeRow("1.0.0", "2026-01-01", journeys=3, older=1, changed_over=0),
        JudgeRow("2.0.0", "2026-02-01", journeys=1, older=0, changed_over=1),
    )
    assert head.judged == (
        "each case by the version in force at its first event: 1.0.0 judges 3 (1 of them begun before it was"
        " in force); 2.0.0 judges 1 (1 more changed over to it)"
    )


def test_map_laid_alone_says_that_it_judged_all() -> None:
    """[M27] A one-off overlay."""
    head = overlay(laid_on(SECOND, CASES), clock=CLOCK).map
    assert (head.judged, head.judges) == ("all cases by this map", ())


def test_only_version_marks_what_is_older_than_it() -> None:
    """[M28]"""
    head = overlay(laid_on(judged_by(SECOND, [SECOND]), CASES), clock=CLOCK).map
    assert head.judges == (JudgeRow("2.0.0", "2026-02-01", journeys=4, older=3, changed_over=0),)
    assert kept(laid_on(judged_by(SECOND, [SECOND]), CASES)) == [(0, 4), (1, 3)]


def test_plan_is_laid_over_data_and_judges_nothing_of_its_own() -> None:
    """[M29] What shall be is no judge: `judged_by` passes it over."""
    plan = resolve(
        read_map_text(
            MAP.format(
                version="3.0.0",
                since="2026-01-15",
                ask="1 day",
                make="1 day",
                adopt="new_cases",
                zone="UTC",
            ).replace("status: published", "state: to_be\nbased_on: 2.0.0")
        )
    )
    assert kept(laid_on(judged_by(SECOND, [FIRST, plan, SECOND]), CASES)) == [(2, 4), (3, 3)]


def test_version_begins_at_midnight_where_the_journey_is_at_home() -> None:
    """[M26] 1 February in Santiago begins at 03:00 UTC: what asked at 02:59 is of the first version."""
    second = version("2.0.0", "2026-02-01", "3 days", "3 days", zone="America/Santiago")
    cases = {
        "a minute before": {"ask": "2026-02-01T02:59", "make": "2026-02-08T00:00"},
        "at midnight": {"ask": "2026-02-01T03:00", "make": "2026-02-08T00:00"},
    }
    assert kept(laid_on(judged_by(second, [FIRST, second]), cases))[0] == (1, 2)


def test_working_time_of_one_version_stands_beside_elapsed_time_of_the_next() -> None:
    """[A11] [M27] Five business days from Monday 5 January at nine end on Monday at nine; and what is over
    is counted in hours of the promise that was broken: four in the office, 24 on the clock.
    """
    office = "{target: 5 business days, calendar: office}"
    first = version("1.0.0", "2026-01-01", office, "none")
    second = version("2.0.0", "2026-02-01", "5 days", "none")
    cases = {
        "in time": {"ask": "2026-01-05T09:00", "make": "2026-01-09T17:00"},
        "four hours over": {"ask": "2026-01-05T13:00", "make": "2026-01-12T17:00"},
        "a day over": {"ask": "2026-02-02T09:00", "make": "2026-02-08T09:00"},
    }
    laid = laid_on(judged_by(second, [first, second]), cases)
    ask = measure_on_time(laid, EVERYTHING).rows[0].kept
    assert (ask.on_time.k, ask.on_time.n) == (1, 3)
    assert ask.excess_hours == pytest.approx(4 + 24)


def test_stage_is_known_under_the_key_that_it_had_before() -> None:
    """[M4] [M27] `was`: the first version promised for it under its old key."""
    renamed = MAP.replace("key: make,", "key: build, was: make,")
    second = resolve(
        read_map_text(
            renamed.format(
                version="2.0.0",
                since="2026-02-01",
                ask="3 days",
                make="3 days",
                adopt="new_cases",
                zone="UTC",
            )
        )
    )
    assert kept(laid_on(judged_by(second, [FIRST, second]), CASES)) == [(2, 4), (3, 3)]


def test_version_that_knows_no_such_stage_promised_nothing_for_it() -> None:
    """[M27] A promise that nobody made then is not held against us now."""
    without = MAP[: MAP.index("  - {{key: make")]
    first = resolve(
        read_map_text(
            without.format(
                version="1.0.0", since="2026-01-01", ask="10 days", adopt="new_cases", zone="UTC"
            )
        )
    )
    assert kept(laid_on(judged_by(SECOND, [first, SECOND]), CASES)) == [(2, 4), (1, 1)]


def test_promise_that_stands_in_a_field_is_that_of_its_version() -> None:
    """[A11] [M27] The first promised a date, kept until its day ends; the second four days."""
    first = version("1.0.0", "2026-01-01", "{due: case.promised}", "none")
    second = version("2.0.0", "2026-02-01", "4 days", "none")
    cases = {
        "due in a field": {"ask": "2026-01-05T09:00", "make": "2026-01-12T20:00"},
        "no date in its field": {"ask": "2026-01-06T09:00", "make": "2026-01-30T20:00"},
        "under the second": {"ask": "2026-02-02T09:00", "make": "2026-02-05T09:00"},
    }
    assert kept(laid_on(judged_by(second, [first, second]), cases))[0] == (2, 2)


def test_laying_is_another_when_other_versions_judge() -> None:
    """What was laid once is used again only for the same judges."""
    keys = {
        one.laying_key
        for one in (
            SECOND, judged_by(SECOND, [FIRST, SECOND]), judged_by(SECOND, [SECOND]),
            judged_by(SECOND, [version("1.0.0", "2026-01-02", "10 days", "10 days"), SECOND]),
        )
    }  # fmt: skip
    assert len(keys) == 4
    with closing(laid_on(SECOND, CASES).engine):
        assert FIRST.document.valid_from == date(2026, 1, 1)
