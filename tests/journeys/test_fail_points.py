"""[M48] [A16] Fail points that hang on what is known of a case and on gates, and those that nobody could judge."""

from collections.abc import Sequence

import pytest

from journeys.facts_builder import Change, Fact, change, fact
from journeys.test_cases_by_hand import lay_on
from wayline.journeys import LaidMap, make_deviations, measure_coverage

MAP = """
paths: [{{key: legal, name: Legal, steps: [], done: agreed}}]
stages:
  - key: one
    name: One
    binding: go
    touchpoints:
      - {{key: meet, name: We meet, binding: met, fail_points: [{{key: slip, name: It slips, mode: abandoned, detect: {detect}}}]}}
      - {{key: unheard, name: We wonder}}
      - {{key: unseen, name: We think, binding: none}}
  - {{key: two, name: Two, binding: next}}
outcomes:
  - {{key: won, name: Won, kind: success, binding: won}}
  - {{key: both, name: Both, kind: neutral, ends: false, when: {{all: [signed, paid]}}}}
"""
GO, NEXT = fact("go", "2026-03-02"), fact("next", "2026-03-12")
OVERDUE = "{overdue: {after: entry, expect: met, within: 3 days}}"
READY = "{is: {account.ready: true}}"


# Somebody else's events, the first there are: whatever numbers instants as events would read them.
NOISE = [
    Fact(
        "other", fact("", day).ts_us, "z", "y", department="gold", columns={"status": "gold"},
        properties={"topic": "gold", "contract.tier": "gold"},
    )
    for day in ("2026-01-01", "2026-01-02")
]  # fmt: skip


def laid_with(detect: str, events: Sequence[Fact], *, changes: Sequence[Change] = ()) -> LaidMap:
    facts = [*NOISE, *(Fact(one.name, one.ts_us, "c", "x") for one in events)]
    return lay_on(MAP.format(detect=detect), facts, changes=changes)


def failed(detect: str, *events: Fact, changes: Sequence[Change] = ()) -> list[str]:
    """When the fail point happened, as days."""
    laid = laid_with(detect, events, changes=changes)
    make_deviations(laid)
    rows = laid.engine.run(
        f"SELECT CAST(make_timestamp(ts_us) AS DATE)::VARCHAR FROM {laid.schema}.deviations"
        " WHERE map_ref = 'fail_point:slip' ORDER BY 1"
    ).rows
    return [str(row[0]) for row in rows]


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ("2026-03-01", ["2026-03-05"]),
        ("2026-03-04", ["2026-03-05"]),  # no event came since it is known
        ("2026-03-05", ["2026-03-05"]),
        ("2026-03-06", []),
    ],
)
def test_m48_what_is_known_is_read_at_the_instant_when_something_is_overdue(
    known: str, expected: list[str]
) -> None:
    """[M48] `is` is a guard evaluated then: on the third day, also between two events."""
    changes = [change("account", "x", "ready", "true", known)]
    detect = f"{{all: [{OVERDUE}, {READY}]}}"
    assert failed(detect, GO, NEXT, changes=changes) == expected


@pytest.mark.parametrize(
    ("taken_back", "expected"), [("2026-03-04", []), ("2026-03-06", ["2026-03-05"])]
)
def test_m48_what_is_no_longer_so_guards_no_more(taken_back: str, expected: list[str]) -> None:
    changes = [
        change("account", "x", "ready", "true", "2026-03-01"),
        change("account", "x", "ready", "false", taken_back),
    ]
    assert failed(f"{{all: [{OVERDUE}, {READY}]}}", GO, NEXT, changes=changes) == expected


@pytest.mark.parametrize(
    ("agreed", "expected"),
    [("2026-03-05", []), ("2026-03-08", ["2026-03-06"]), (None, ["2026-03-06"])],
)
def test_m48_a_step_while_a_gate_is_shut_is_a_failure(
    agreed: str | None, expected: list[str]
) -> None:
    """[M49] Signed on the sixth; `not` is a guard, so a gate that opens later does not help."""
    events = [GO, fact("signed", "2026-03-06"), NEXT]
    events += [fact("agreed", agreed)] if agreed else []
    ordered = sorted(events, key=lambda one: one.ts_us)
    assert failed("{all: [signed, {not: {gate: {paths: [legal]}}}]}", *ordered) == expected


@pytest.mark.parametrize(
    ("agreed", "expected"), [("2026-03-05", ["2026-03-05"]), ("2026-03-13", [])]
)
def test_m48_a_gate_alone_is_seen_when_it_opens(agreed: str, expected: list[str]) -> None:
    """[M49] While the visit is open; after it was left the stage has no part in it."""
    ordered = sorted([GO, NEXT, fact("agreed", agreed)], key=lambda one: one.ts_us)
    assert failed("{gate: {paths: [legal]}}", *ordered) == expected


def test_m49_the_gate_of_a_fail_point_belongs_to_no_stage() -> None:
    """[M49] It is no gate that a stage has to pass, and makes no path begin there."""
    laid = laid_with("{gate: {paths: [legal]}}", [GO, fact("agreed", "2026-03-05"), NEXT])
    make_deviations(laid)
    assert laid.engine.run(f"SELECT * FROM {laid.schema}.gates_passed").rows == ()
    kinds = laid.engine.run(f"SELECT DISTINCT kind FROM {laid.schema}.deviations ORDER BY 1").rows
    assert ("skipped_gate",) not in kinds


def test_m48_an_outcome_that_several_facts_prove_may_be_asked_for() -> None:
    """[M48] Reached at the latest of its facts, on the sixth; three days later nobody met."""
    events = [GO, fact("signed", "2026-03-03"), fact("paid", "2026-03-06"), NEXT]
    detect = "{overdue: {after: 'outcome:both', expect: met, within: 3 days}}"
    assert failed(detect, *events) == ["2026-03-09"]


@pytest.mark.parametrize("asked", ["touchpoint:unheard", "touchpoint:unseen"])
def test_a18_a_fail_point_that_waits_for_what_never_shows_is_not_judged_and_coverage_says_so(
    asked: str,
) -> None:
    """[A18] Else every visit would be called a failure."""
    detect = f"{{overdue: {{after: entry, expect: '{asked}', within: 3 days}}}}"
    laid = laid_with(detect, [GO, NEXT])
    make_deviations(laid)
    found = laid.engine.run(
        f"SELECT * FROM {laid.schema}.deviations WHERE map_ref = 'fail_point:slip'"
    )
    assert found.rows == ()
    assert measure_coverage(laid).unbound == ("touchpoint:unheard", "fail_point:slip")


def test_a18_a_fail_point_over_an_attribute_that_no_source_states_is_told() -> None:
    """[A18] Nothing is known of `ready`: it can never be true, and coverage says so."""
    detect = f"{{all: [{OVERDUE}, {READY}]}}"
    assert "fail_point:slip" in measure_coverage(laid_with(detect, [GO, NEXT])).unbound
    known = [change("account", "x", "ready", "false", "2026-03-01")]
    laid = laid_with(detect, [GO, NEXT], changes=known)
    assert "fail_point:slip" not in measure_coverage(laid).unbound


@pytest.mark.parametrize(
    "asked",
    [
        "event.status: gold", "event.department: gold", "event.status: {present: false}",
        "props.topic: gold", "contract.tier: gold", "account.tier: gold",
    ],
)  # fmt: skip
@pytest.mark.parametrize("guard", ["{{is: {{{}}}}}", "{{not: {{is: {{{}}}}}}}"])
@pytest.mark.parametrize("fact", [OVERDUE, "next"])
def test_m39_a_fail_point_whose_guard_nothing_can_tell_is_not_judged_and_coverage_says_so(
    fact: str, guard: str, asked: str
) -> None:
    """[M39] [A18] What an event says is not known of a case, and nobody states `tier`."""
    laid = laid_with(f"{{all: [{fact}, {guard.format(asked)}]}}", [GO, NEXT])
    make_deviations(laid)
    found = laid.engine.run(
        f"SELECT * FROM {laid.schema}.deviations WHERE map_ref = 'fail_point:slip'"
    )
    assert found.rows == ()
    assert "fail_point:slip" in measure_coverage(laid).unbound


@pytest.mark.parametrize("asked", ["event.status: gold", "props.topic: gold"])
def test_m39_what_somebody_elses_event_says_completes_no_stage(asked: str) -> None:
    """[M39] [M48] `is` asks what is known of the case."""
    exit_cond = f"exit: {{any: [met, {{all: [{OVERDUE}, {{is: {{{asked}}}}}]}}]}}"
    text = MAP.format(detect=OVERDUE).replace("binding: go\n", f"binding: go\n    {exit_cond}\n")
    ours = [Fact(one.name, one.ts_us, who, "x") for who in ("c1", "c2") for one in (GO, NEXT)]
    laid = lay_on(text, [*NOISE, *ours])
    completed = laid.engine.run(
        f"SELECT completed_us FROM {laid.schema}.stage_visits WHERE stage = 1"
    )
    assert completed.rows == ((None,), (None,))


@pytest.mark.parametrize("asked", ["event.status: gold", "props.topic: gold"])
def test_m39_what_an_event_says_puts_nobody_into_a_segment(asked: str) -> None:
    """[M39] The rule of a segment asks what is known of an account."""
    segments = f"segments: [{{key: big, name: Big, rule: {{{asked}}}}}]\n"
    begun = Fact(
        "go", GO.ts_us, "c", "x", columns={"status": "gold"}, properties={"topic": "gold"}
    )  # fmt: skip
    laid = lay_on(segments + MAP.format(detect=OVERDUE), [begun])
    assert laid.engine.run(f"SELECT * FROM {laid.schema}.journey_segments").rows == ()
