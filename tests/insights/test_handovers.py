"""[A15] Handovers that break: what comes round by plan is given back to nobody."""

from datetime import UTC, datetime

import pytest

from insights.world import DAY, START, lay_facts
from journeys.facts_builder import Fact
from wayline.insights.handovers import measure_handovers
from wayline.journeys import Scope

MAP = """
wayline: 1
key: works
name: Works
timezone: UTC
departments: [{{key: sales, name: Sales}}, {{key: works, name: Works}}]
stages:
  - key: one
    name: One
    binding: began
    touchpoints:
      - {{key: report, name: We read the report, binding: report{cadence}}}
      - {{key: bill, name: We get the bill, binding: bill}}
outcomes: [{{key: won, name: Won, kind: success, binding: won}}]
"""


@pytest.mark.parametrize(("cadence", "bounced"), [("", 1), (", cadence: 7 days", 0)])
def test_report_that_is_due_again_is_no_bounce(cadence: str, bounced: int) -> None:
    """[A15] Works reports, sales bills, works reports again: a bounce, unless the report is weekly."""
    lines = [("began", 0, None), ("report", 1, "works"), ("bill", 2, "sales"), ("report", 8, "works"), ("won", 9, None)]  # fmt: skip
    facts = [
        Fact(name, START + day * DAY, "c1", "a1", department=department)
        for name, day, department in lines
    ]
    measured = measure_handovers(lay_facts(facts, text=MAP.format(cadence=cadence)), Scope())
    measured.check()
    assert {row.key: row.bounce for row in measured.rows} == {"works>sales": bounced, "sales>works": 0}  # fmt: skip


def worked_on(number: int, inside: int) -> list[Fact]:
    """Works takes so many days from report to report, then sales bills five days later."""
    lines = [("began", 0, None), ("report", 1, "works"), ("report", 1 + inside, "works"), ("bill", 6 + inside, "sales")]  # fmt: skip
    begun = START + number * DAY
    return [
        Fact(name, begun + day * DAY, f"c{number}", f"a{number}", department=department)
        for name, day, department in lines
    ]


QUICK_ONES = Scope(until=datetime.fromtimestamp((START + 15 * DAY) / 1e6, UTC))


@pytest.mark.parametrize(("scope", "n"), [(Scope(), 4), (QUICK_ONES, 2)])
def test_whether_a_handover_is_late_does_not_hang_on_who_is_looked_at(scope: Scope, n: int) -> None:
    """[A15] Five days are longer than the quick ones take inside, but not than is usual for all."""
    facts = [*worked_on(0, 1), *worked_on(1, 1), *worked_on(30, 10), *worked_on(31, 10)]
    laid = lay_facts(facts, text=MAP.format(cadence=""), horizon=START + 90 * DAY)
    (row,) = measure_handovers(laid, scope).rows
    assert (row.key, row.n, row.late) == ("works>sales", n, 0)
