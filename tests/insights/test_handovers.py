"""[A15] Handovers that break: what comes round by plan is given back to nobody."""

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
