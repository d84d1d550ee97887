"""[A35] Faults planted one by one in a small log: each is named, and nothing else is."""

from journeys.facts_builder import Change, Fact, build_facts, us
from wayline.engine import open_memory
from wayline.insights import OverlaidMap, overlay
from wayline.journeys import lay
from wayline.map import read_map_text, resolve

DAY = 86_400_000_000
START = us("2026-01-05")
TENDER = """
wayline: 1
key: tender
name: A tender
timezone: UTC
owner: sales
departments: [{key: sales, name: Sales}, {key: works, name: Works}]
segments:
  - {key: big, name: Big ones, rule: {account.size: big}}
  - {key: tiny, name: Tiny ones, rule: {account.size: tiny}}
links:
  - {from: touchpoint:award, to: touchpoint:kickoff, kind: handover, max_wait: 2 days, handover: {from: sales, to: works}}
stages:
  - key: offer
    name: Offering
    binding: asked
    standard: 10 days
    touchpoints:
      - {key: question, name: We ask a question, binding: question, mandatory: false}
      - {key: award, name: We award, binding: award}
  - key: build
    name: Building
    binding: kickoff
    touchpoints:
      - {key: kickoff, name: We begin, binding: kickoff}
outcomes:
  - {key: built, name: Built, kind: success, binding: built}
"""


def project(number: int, *, days: tuple[int, ...]) -> list[Fact]:
    """Asked, awarded, begun and built, so many days after each other."""
    steps = (("asked", "sales"), ("award", "sales"), ("kickoff", "works"), ("built", "works"))
    at, facts = START + number * DAY, []
    for (name, department), wait in zip(steps, (0, *days), strict=True):
        at += wait * DAY
        facts.append(Fact(name, at, f"p{number}", f"a{number}", department=department))
    return facts


def told(projects: list[list[Fact]], *, tiny: range = range(0)) -> OverlaidMap:
    """The living map of some projects; accounts of these numbers are tiny."""
    facts = sorted((one for project in projects for one in project), key=lambda one: one.ts_us)
    accounts = sorted({one.account for one in facts if one.account})
    changes = [
        Change("account", name, "size", "tiny" if int(name[1:]) in tiny else "big", START - DAY)
        for name in accounts
    ]
    store = build_facts(open_memory(), facts, changes=changes)
    return overlay(lay(resolve(read_map_text(TENDER)), store, by="case"))


def kinds(overlaid: OverlaidMap) -> list[tuple[str, str, str | None]]:
    return [(row.kind, row.cell, row.segment) for row in overlaid.findings if row.accounts]


def test_a_stage_that_only_one_segment_misses_is_said_of_that_segment() -> None:
    """[A11] thirty big ones in time, thirty tiny ones late."""
    big = [project(n, days=(5, 1, 20)) for n in range(30)]
    tiny = [project(n, days=(30, 1, 20)) for n in range(30, 60)]
    overlaid = told([*big, *tiny], tiny=range(30, 60))
    assert kinds(overlaid) == [("late", "stages.offer", "tiny")]
    finding = overlaid.findings[0]
    assert (finding.n, finding.accounts, finding.owner) == (30, 30, "sales")
    assert "30 of 30 visits of Tiny ones (100 %) missed the standard of 10 days" in str(
        finding.sentence
    )
    assert finding.since == "2026-02-04"


def test_a_handover_that_waits_longer_than_agreed_is_a_silo_break() -> None:
    """[A15] forty of fifty wait five days instead of two."""
    overlaid = told([project(n, days=(1, 5 if n % 5 else 1, 20)) for n in range(50)])
    assert kinds(overlaid) == [("silo_break", "links.award_kickoff", None)]
    assert "40 of 50 handovers from Sales to Works (80 %)" in str(overlaid.findings[0].sentence)
    assert "2 days agreed on" in str(overlaid.findings[0].sentence)


def test_those_who_fall_silent_after_one_touchpoint_and_never_come_back() -> None:
    """[A13] half of those who ask a question are never heard of again."""
    going = [project(n, days=(2, 1, 20)) for n in range(60)]
    asking = [
        [*project(n, days=(3, 1, 20)), Fact("question", START + (n + 1) * DAY, f"p{n}", f"a{n}", department="sales")]
        for n in range(60, 90)
    ]  # fmt: skip
    silent = [
        [*project(n, days=(2, 1, 20))[:1], Fact("question", START + (n + 1) * DAY, f"p{n}", f"a{n}", department="sales")]
        for n in range(90, 120)
    ]  # fmt: skip
    last = [project(400, days=(2, 1, 20))]
    found = [row for row in told([*going, *asking, *silent, *last]).findings if row.kind == "dead_end"]  # fmt: skip
    assert [(row.cell, row.n, row.accounts) for row in found] == [("touchpoints.question", 30, 30)]


def test_a_clean_log_has_no_finding() -> None:
    assert kinds(told([project(n, days=(2 + n % 3, 1, 15 + n % 9)) for n in range(80)])) == []
