"""[A11] [M49] Standards and stakeholder paths by hand: working hours, a date in a field, ends before they are due."""

import pytest

from journeys.facts_builder import Fact, build_facts, change, fact
from wayline.base import Money
from wayline.engine import open_memory
from wayline.insights.members import collect_members
from wayline.insights.stakeholder_paths import measure_stakeholder_paths
from wayline.insights.standards import measure_on_time
from wayline.journeys import LaidMap, Scope, lay, scope_filter
from wayline.map import read_map_text, resolve

EVERYTHING = Scope()
HEAD = """
wayline: 1
key: promised
name: What we promised
timezone: UTC
owner: sales
departments: [{key: sales, name: Sales, hourly_cost: 80 EUR}]
segments: [{key: big, name: Big, rule: {account.size: big}}]
outcomes:
  - {key: won, name: Won, kind: success, binding: won}
  - {key: lost, name: Lost, kind: failure, binding: lost}
"""
OFFICE = HEAD + """
calendars: [{key: office, timezone: UTC, days: [mon, tue, wed, thu, fri], hours: '09:00-17:00'}]
calendar: office
stages:
  - {key: ask, name: Asking, binding: ask, standard: {target: 2 business days, breach: 4 business days}}
  - {key: make, name: Making, binding: make, standard: {due: case.promised}}
"""  # fmt: skip
# Each case: when it asked, when it was made, how it ended. The horizon is Friday, 16 January, noon.
VISITS = {
    "just in time": {"ask": "01-05T10:00", "make": "01-07T10:00", "won": "01-09T18:00"},
    "an hour late": {"ask": "01-05T10:00", "make": "01-07T11:00", "won": "01-10T13:00"},
    "lost, two hours late": {"ask": "01-09T16:00", "lost": "01-14T10:00"},
    "from a Saturday on": {"ask": "01-10T12:00", "make": "01-14T09:00"},  # no date was promised
    "overdue": {"ask": "01-08T10:00"},  # broken on Wednesday, 34 hours late by Friday noon
    "late, not yet broken": {"ask": "01-13T10:00"},  # ten hours late
    "due on Monday": {"ask": "01-15T10:00"},
    "lost in time": {"ask": "01-05T10:00", "lost": "01-06T10:00"},
    "promised for yesterday": {"ask": "01-05T09:00", "make": "01-05T12:00"},
}
PROMISED = {
    "just in time": "2026-01-09",  # a date: all day
    "an hour late": "2026-01-10T12:00:00+00:00",
    "promised for yesterday": "2026-01-15T12:00:00+00:00",
}


def laid_cases(text: str, cases: dict[str, dict[str, str]], *, horizon: str) -> LaidMap:
    """Cases of events, each with an account of its own; the account `big` is big."""
    facts: list[Fact] = [
        fact(name, f"2026-{at}", case=case, account=case)
        for case, events in cases.items()
        for name, at in events.items()
    ]
    changes = [
        *(change("case", case, "promised", at, "2026-01-01") for case, at in PROMISED.items()),
        change("account", "big", "size", "big", "2026-01-01"),
    ]
    store = build_facts(open_memory(), facts, changes=changes, horizon=f"2026-{horizon}")
    return lay(resolve(read_map_text(text)), store, by="case")


def test_business_days_by_hand() -> None:
    """[A11] decided: all but the one due on Monday; excess 1 + 2 + 34 + 10 working hours."""
    laid = laid_cases(OFFICE, VISITS, horizon="01-16T12:00")
    result = measure_on_time(laid, EVERYTHING)
    result.check()
    ask = result.rows[0]
    assert (ask.kept.on_time.k, ask.kept.on_time.n, ask.kept.not_yet_due) == (4, 8, 1)
    assert (ask.kept.overdue_now, ask.kept.due_soon, ask.kept.left_incomplete) == (1, 1, 0)
    assert ask.kept.excess_hours == pytest.approx(47)
    assert ask.excess.value == pytest.approx(6 * 3600)  # the median of 1, 2, 10, 34 hours
    assert ask.excess_cost == Money.parse("3760 EUR")
    assert (str(ask.kept.promise.text), ask.kept.promise.is_working) == ("2 business days", True)
    assert ask.kept.promise.target_s == 2 * 8 * 3600


def test_a_promise_in_a_field_by_hand() -> None:
    """[A11] read at entry; missing = no standard for this visit, not even what is usual."""
    laid = laid_cases(OFFICE, VISITS, horizon="01-16T12:00")
    result = measure_on_time(laid, EVERYTHING)
    make = result.rows[1]
    assert (make.kept.on_time.k, make.kept.on_time.n, make.kept.not_yet_due) == (1, 3, 0)
    assert (make.kept.overdue_now, make.kept.due_soon) == (1, 0)
    assert make.kept.excess_hours == pytest.approx(25)  # one hour, and a day until the horizon
    assert (str(make.kept.promise.text), make.kept.promise.basis) == ("by case.promised", "planned")
    assert dict(result.frame.population.left_out) == {"without_a_promise": 1}


PATHS = HEAD + """
personas: [{key: engineer, name: Engineer, stakeholder: technical}, {key: counsel, name: Counsel, stakeholder: legal}]
paths:
  - {key: technical, name: Technical, persona: engineer, steps: [talk, visit], standard: {target: 2 days, breach: 4 days}}
  - {key: legal, name: Legal, persona: counsel, steps: [terms], segment: big}
stages:
  - key: choose
    name: Choosing
    binding: choose
    touchpoints:
      - {key: talk, name: Talk, binding: talk}
      - {key: visit, name: Visit, binding: visit}
      - {key: terms, name: Terms, binding: terms}
"""  # fmt: skip
# What each case did on the technical path; the horizon is 1 February.
RUNS = {
    "done in time": {"choose": "01-05", "talk": "01-05", "visit": "01-07"},
    "done late": {"choose": "01-05", "talk": "01-05", "visit": "01-08"},
    "late": {"choose": "01-05", "talk": "01-05"},
    "due, not broken": {"choose": "01-29", "talk": "01-29"},
    "not yet due": {"choose": "01-31", "talk": "01-31"},
    "lost before it was due": {"choose": "01-05", "talk": "01-05", "lost": "01-06"},
    "lost after it was due": {"choose": "01-05", "talk": "01-05", "lost": "01-08"},
    "lost after the breach": {"choose": "01-05", "talk": "01-05", "lost": "01-12"},
    "young, and lost": {"choose": "01-31", "talk": "01-31T01:00", "lost": "01-31T02:00"},
    "big": {"choose": "01-05"},
    "other with terms": {"choose": "01-05", "terms": "01-06"},
}


def test_paths_by_hand() -> None:
    """[M49] not begun, open, late, done; a path of a case that ended is judged at the end."""
    laid = laid_cases(PATHS, RUNS, horizon="02-01")
    result = measure_stakeholder_paths(laid, EVERYTHING)
    result.check()
    technical, legal = result.rows
    assert (technical.not_begun, technical.open, technical.late, technical.done) == (2, 5, 2, 2)
    assert technical.owner == "sales"
    # A path of one segment concerns its journeys, and the one outside that went it all the same.
    assert (legal.not_begun, legal.open, legal.late, legal.done) == (1, 0, 0, 1)
    assert legal.on_time is None


def test_a_path_whose_case_ended_before_it_was_due_is_neither_kept_nor_missed() -> None:
    """[A11] on time: done by the due time, of the runs that came to be due."""
    laid = laid_cases(PATHS, RUNS, horizon="02-01")
    result = measure_stakeholder_paths(laid, EVERYTHING)
    technical = result.rows[0]
    assert technical.on_time is not None
    assert (technical.on_time.k, technical.on_time.n, technical.not_yet_due) == (1, 6, 1)
    members = collect_members(laid, scope_filter(laid, EVERYTHING), result.who)
    assert members["paths.technical.on_time"].count("did") == 1
    assert members["paths.technical.on_time"].n == 6
    assert members["paths.technical.late"].n == 2
