"""What the data can show of the map: silent, unbound, ambiguous, never winning, only after the end [M50] [A18]."""

import pytest

from journeys.facts_builder import Fact, fact, us
from journeys.test_cases_by_hand import lay_on
from wayline.base import BalanceError
from wayline.journeys import Coverage, Scope, measure_coverage
from wayline.journeys.coverage import EventClasses

MAP = """
ignore: [heartbeat, hello]
stages:
  - key: one
    name: One
    binding: hello
    touchpoints:
      - {key: ask, name: We ask, binding: asked}
      - {key: again, name: We ask again, binding: asked}
      - {key: never, name: Never heard, binding: whispered}
      - {key: later, name: To be bound}
      - {key: decided, name: Not measured, binding: none}
  - {key: two, name: Two, binding: go}
  - {key: three, name: Three, binding: reborn}
  - {key: four, name: Four, binding: nowhere}
  - {key: five, name: Five}
  - {key: six, name: Six, binding: none}
outcomes:
  - {key: won, name: Won, kind: success, binding: won}
  - {key: other, name: Other, kind: neutral, binding: none}
"""
FACTS = [
    fact("hello", "2026-03-02", case="c", account="a"),
    fact("asked", "2026-03-03", case="c", account="a"),
    fact("Asked what", "2026-03-04", case="c", account="a"),
    fact("heartbeat", "2026-03-05", case="c", account="a"),
    fact("won", "2026-03-06", case="c", account="a", source="crm"),
    fact("reborn", "2026-03-10", case="c", account="a", source="crm"),
    fact("go", "2026-03-02", case="d", account="a"),
    fact("odd", "2026-03-03", case="e"),
    fact("odd", "2026-03-04", account="a"),
    fact("odd", "2026-03-20", account="nobody"),
]


@pytest.fixture(scope="module")
def coverage() -> Coverage:
    return measure_coverage(lay_on(MAP, FACTS))


def test_m50_each_event_is_in_the_first_class_that_fits(coverage: Coverage) -> None:
    """[M50] `ignore` never hides an event that a rule matches."""
    assert coverage.classes == EventClasses(
        credited=1, structural=4, no_case=1, many_cases=1, ignored=1, unmatched=2
    )
    assert (coverage.classes.mapped, coverage.classes.of, coverage.classes.in_scope) == (5, 7, 10)


def test_a18_sources_and_weeks_sum_to_the_whole(coverage: Coverage) -> None:
    """[A18] Weeks begin on Monday."""
    assert [(one.key, one.classes.in_scope) for one in coverage.sources] == [("crm", 2), ("log", 8)]
    weeks = [(one.key, one.starts_on.isoformat(), one.classes.in_scope) for one in coverage.weeks]
    assert weeks == [
        ("crm", "2026-03-02", 1),
        ("crm", "2026-03-09", 1),
        ("log", "2026-03-02", 7),
        ("log", "2026-03-16", 1),
    ]
    coverage.check()


def test_a18_what_no_event_shows_is_told_apart_by_its_reason(coverage: Coverage) -> None:
    """[A18] Silent: bound but never seen. Unbound: no rule at all. None: decided."""
    assert coverage.silent == ("stage:four", "touchpoint:again", "touchpoint:never")
    assert coverage.unbound == ("stage:five", "touchpoint:later")
    assert coverage.decided_none == ("stage:six", "touchpoint:decided", "outcome:other")


def test_a18_ambiguous_events_name_who_else_wanted_them(coverage: Coverage) -> None:
    """[M45] (6) Only document order could tell; the other rule never wins."""
    found = [(one.ref, one.n, one.others) for one in coverage.ambiguous]
    assert found == [("touchpoint:ask", 1, ("touchpoint:again",))]
    assert coverage.ambiguous_events == 1
    assert [(one.ref, one.n) for one in coverage.never_wins] == [("touchpoint:again", 1)]


def test_a18_a_stage_entered_only_after_an_end_is_found(coverage: Coverage) -> None:
    """[A18] The end may stand too early, or the stage too late."""
    assert [(one.ref, one.n) for one in coverage.only_after_end] == [("stage:three", 1)]
    assert coverage.never_entered == ("stage:three", "stage:four")


def test_a18_unmatched_names_come_with_the_nearest_touchpoints(coverage: Coverage) -> None:
    """[A18] Most frequent first; a name that says the same in other words finds its touchpoint."""
    found = {one.name: (one.n, one.journeys) for one in coverage.unmatched}
    assert found == {"Asked what": (1, 1), "odd": (1, 1)}
    near = {one.name: one.suggestions for one in coverage.unmatched}
    assert "touchpoint:ask" in near["Asked what"]


def test_a18_journeys_never_in_a_stage_are_counted(coverage: Coverage) -> None:
    """[A18] Case e has one event that nobody knows."""
    assert (coverage.journeys, coverage.without_stage) == (3, 1)


def test_a18_a_period_takes_its_journeys_and_the_unplaced_events_inside_it() -> None:
    """[M50] Per period: events of no journey count when they lie in it."""
    laid = lay_on(MAP, FACTS)
    from datetime import UTC, datetime

    early = Scope(until=datetime(2026, 3, 3, tzinfo=UTC))
    late = Scope(since=datetime(2026, 3, 3, tzinfo=UTC))
    parts = [measure_coverage(laid, scope).classes for scope in (early, late)]
    assert parts[0].plus(parts[1]) == measure_coverage(laid).classes
    assert measure_coverage(laid, Scope(channel=None, open_only=True)).classes.no_case == 0


def test_a18_a_report_whose_parts_do_not_sum_is_a_defect(coverage: Coverage) -> None:
    """[L3] `check` says which part is wrong."""
    from dataclasses import replace

    broken = replace(coverage, classes=EventClasses(credited=3), without_stage=99)
    with pytest.raises(BalanceError, match="sources, weeks, unmatched names, journeys"):
        broken.check()


ROLES = """
personas:
  - {key: engineer, name: Engineer, stakeholder: technical}
  - {key: counsel, name: Counsel, stakeholder: legal}
paths:
  - {key: technical, name: Technical, persona: engineer, steps: [tech_talk]}
  - {key: legal, name: Legal, persona: counsel, steps: [legal_talk]}
stages:
  - key: one
    name: One
    binding: hello
    touchpoints:
      - {key: tech_talk, name: We talk, binding: talked, channels: [video]}
      - {key: legal_talk, name: We talk law, binding: talked, channels: [video]}
      - {key: phoned, name: We phone, binding: talked, channels: [phone]}
  - key: two
    name: Two
    binding: {event: go, where: {big: true}}
    touchpoints: [{key: report, name: A report, binding: report_sent}, {key: note, name: A note, binding: "no*"}]
  - key: three
    name: Three
    binding: go
    touchpoints:
      - {key: report_two, name: A second report, binding: report_sent}
      - {key: note_two, name: A second note, binding: {event: note, priority: -1}}
      - {key: note_three, name: A third note, binding: {event: note, where: {kind: x}, priority: -1}}
"""


@pytest.mark.parametrize(
    ("names", "touchpoint", "ambiguous"),
    [
        (["hello", "talked:technical:video"], "tech_talk", False),  # (5) the path of the role
        (["hello", "talked:Counsel:video"], "legal_talk", False),  # key, name or stakeholder
        (["hello", "talked:nobody:video"], "tech_talk", True),  # (6) document order
        (["hello", "talked:technical:phone"], "phoned", False),  # (3) before (5)
        (["hello", "talked:technical"], "tech_talk", False),
        (["hello", "report_sent"], "report", True),  # in neither stage
        (["go", "report_sent"], "report_two", False),  # (4) the stage the case is in
        (["go:big", "report_sent"], "report", False),
        (["go", "note"], "note", False),  # (1) priority before (2) an exact name
        (["go", "note:x"], "note", False),
    ],
)  # fmt: skip
def test_m45_who_gets_an_event_that_several_touchpoints_want(
    names: list[str], touchpoint: str, *, ambiguous: bool
) -> None:
    """[M45] Priority, then the narrower rule, the channel, the stage, the role, the document."""
    from journeys.facts_builder import change

    facts: list[Fact] = []
    changes = []
    for at, text in enumerate(names):
        name, *more = text.split(":")
        role, channel = more[0] if more else None, more[1] if len(more) > 1 else None
        properties = {"big": role == "big", "kind": role}
        facts.append(
            fact(name, us("2026-03-02") + at, case="c", person=f"p{at}", channel=channel, properties=properties)
        )  # fmt: skip
        changes += [change("person", f"p{at}", "role", role, "2026-01-01")] if role else []
    laid = lay_on(ROLES, facts, changes=changes)
    row = laid.engine.run(
        f"SELECT t.key, e.ambiguous FROM {laid.schema}.events e JOIN {laid.schema}.touchpoints t"
        " ON t.code = e.touchpoint ORDER BY e.seq DESC"
    ).rows[0]
    assert row == (touchpoint, ambiguous)
