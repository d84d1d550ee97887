"""[A12] One state for each open journey: a table of 40 by hand, one a rule and border."""

from datetime import UTC, datetime

import pytest

from insights.world import DAY, START, lay_facts
from journeys.facts_builder import fact
from wayline.insights import list_open_journeys
from wayline.insights.limits import Limits
from wayline.insights.quiet import ALL_STAGES, Quiet
from wayline.insights.stand_ins import StandIn, StandIns
from wayline.insights.stuck import STATES
from wayline.journeys import Scope

NOW = START + 39 * DAY  # a Friday, 0:00
ASK = 1  # code of the touchpoint
# Stage `one`: due after 3 days, broken after 6. `two`: nothing promised. `four`: due and broken after 2 business days.
# stage, age and idle in days, (finished, p75, p90, D, X) with None where not known, blind, state
PROMISED = (30, 4, 8, 5, 1)
USUAL = (20, 4, 8, 5, 1)
FEW = (19, 4, 8, 5, 1)
Case = tuple[str, float, float, tuple[int, float | None, float | None, float | None, float], bool, str]  # fmt: skip
TABLE: list[Case] = [
    ("one", 0, 0, PROMISED, False, "on_track"), ("one", 2.9, 0, PROMISED, False, "on_track"),
    ("one", 3, 0, PROMISED, False, "on_track"), ("one", 3.1, 0, PROMISED, False, "slow"),
    ("one", 6, 2, PROMISED, False, "slow"), ("one", 6.1, 2, PROMISED, False, "slow"),
    ("one", 8, 2, PROMISED, False, "slow"), ("one", 8.1, 2, PROMISED, False, "stuck"),
    ("one", 8.1, 1, PROMISED, False, "slow"), ("one", 8.1, 1.1, PROMISED, False, "stuck"),
    ("one", 8.1, 0, PROMISED, False, "slow"), ("one", 20, 6, PROMISED, False, "stuck"),
    ("one", 20, 5, PROMISED, True, "stuck"), ("one", 20, 5.1, PROMISED, True, "dead_end"),
    ("one", 20, 1, PROMISED, True, "slow"), ("one", 2, 2, PROMISED, True, "on_track"),
    ("one", 6, 2, FEW, False, "slow"), ("one", 6.1, 2, FEW, False, "stuck"),
    ("one", 6.1, 1, FEW, False, "slow"), ("one", 2, 1, FEW, False, "on_track"),
    ("one", 6.1, 2, (30, 4, None, 5, 1), False, "stuck"),
    ("one", 20, 20, (30, 4, 8, None, 1), True, "stuck"),
    ("one", 20, 2, (30, 4, 30, 5, 1), False, "slow"),
    ("two", 0, 0, USUAL, False, "on_track"), ("two", 4, 2, USUAL, False, "on_track"),
    ("two", 4.1, 2, USUAL, False, "slow"), ("two", 8, 2, USUAL, False, "slow"),
    ("two", 8.1, 2, USUAL, False, "stuck"), ("two", 8.1, 1, USUAL, False, "slow"),
    ("two", 1, 0, FEW, False, "unknown"), ("two", 30, 4, FEW, False, "unknown"),
    ("two", 30, 5.1, FEW, True, "dead_end"), ("two", 30, 5, FEW, True, "unknown"),
    ("two", 4.1, 4, USUAL, True, "slow"), ("two", 30, 9, USUAL, True, "dead_end"),
    ("two", 30, 9, (20, 4, 40, 5, 1), False, "slow"),
    ("four", 2, 0, (0, None, None, None, 1), False, "on_track"),
    ("four", 2.5, 0, (0, None, None, None, 1), False, "slow"),
    ("four", 30, 9, (0, None, None, None, 1), False, "stuck"),
    ("four", 30, 9, (20, 1, 8, 5, 1), False, "stuck"),
]  # fmt: skip


def days(amount: float | None) -> int | None:
    """Microseconds."""
    return None if amount is None else round(amount * DAY)


def state_of(case: Case, *, later: float = 0) -> str:
    """The state of one journey in the stage since `age`, quiet since `idle`."""
    stage, age, idle, (finished, p75, p90, quiet, pause), is_blind, _ = case
    facts = [
        fact(stage, NOW - round(age * DAY), case="c"),
        fact("ask", NOW - round(idle * DAY), case="c"),
    ]
    laid = lay_facts(facts, horizon=NOW + round(later * DAY))
    stand_in = StandIn(finished, days(p75), days(p90), None, own=False)
    code = {"one": 1, "two": 2, "four": 4}[stage]
    limits = Limits(
        StandIns({(code, 0): stand_in}),
        {ALL_STAGES: Quiet(days(quiet), days(pause) or 0)},
        frozenset({ASK} if is_blind else ()),
    )
    [found] = list_open_journeys(laid, Scope(), states=STATES, limits=limits)
    assert found.stage == stage
    assert found.entered_at == datetime.fromtimestamp((NOW - round(age * DAY)) / 1e6, UTC)
    return found.state


@pytest.mark.parametrize("case", TABLE, ids=lambda c: f"{c[0]}-{c[1]}-{c[2]}-{c[5]}")
def test_the_state_by_hand(case: Case) -> None:
    """[A12] the first rule that holds; at a border it does not hold."""
    assert state_of(case) == case[5]


def test_the_table_has_40_rows_and_every_state() -> None:
    assert len(TABLE) == 40
    assert {case[5] for case in TABLE} == set(STATES)


@pytest.mark.parametrize("case", [case for case in TABLE if case[5] != "unknown"][::3])
def test_time_without_events_never_improves_a_state(case: Case) -> None:
    """[A12] with the thresholds held."""
    order = ("on_track", "slow", "stuck", "dead_end")
    found = [order.index(state_of(case, later=later)) for later in (0, 2, 30)]
    assert found == sorted(found)
