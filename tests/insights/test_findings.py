"""What stands out: what was planted is named, with its list, and a clean log says nothing [A35]."""

import pytest

from insights.test_conformance import MAP, clean, laid_of
from insights.world import lay_facts, random_world
from journeys.facts_builder import Fact
from wayline.base import Sentence, SystemClock
from wayline.insights import OverlaidMap, overlay
from wayline.insights.answers import ask_everything
from wayline.insights.candidates import Candidate, Words, most_specific, significant
from wayline.insights.findings import find_worst, fingerprint
from wayline.journeys import Scope

WORDS = Words(Sentence("Something is wrong."), Sentence("Mend it."))
CLEAN = [one for number in range(40) for one in clean(f"c{number}")]


def candidate(
    *, segment: str | None = None, p: float | None = None, rank: int = 0, holds: bool = True
) -> Candidate:
    return Candidate(
        "late", "time", "stages.one", 5, WORDS, segment=segment, p=p, rank=rank, holds=holds
    )


def told(facts: list[Fact]) -> set[tuple[str, str]]:
    """(kind, cell) of every finding."""
    return {(one.kind, one.cell) for one in overlay(laid_of(facts)).findings if one.accounts}


def test_a35_a_clean_log_has_no_finding() -> None:
    assert told(CLEAN) == set()


@pytest.mark.parametrize(
    ("without", "found"), [(2, set()), (20, {("missing_step", "touchpoints.hand")})]
)
def test_a35_a_step_that_many_leave_out_is_found(without: int, found: set[tuple[str, str]]) -> None:
    """[A35] 20 of 60 journeys lack a mandatory step; 2 of 42 are no habit."""
    gaps = [one for number in range(without) for one in clean(f"w{number}", without=("hand",))]
    assert told([*CLEAN, *gaps]) == found


def test_a35_the_list_behind_a_finding_is_its_n_and_its_accounts() -> None:
    gaps = [one for number in range(20) for one in clean(f"w{number}", without=("hand",))]
    overlaid = overlay(laid_of([*CLEAN, *gaps]))
    row = next(one for one in overlaid.findings if one.kind == "missing_step")
    assert (row.n, row.accounts, row.owner, row.since) == (20, 20, "works", "2026-03-01")
    listed = overlaid.members[f"findings.{row.fingerprint}.n"]
    assert listed.did == tuple(sorted(f"w{number}" for number in range(20)))
    assert "20 of 61 journeys" in str(row.sentence)


def test_a35_findings_are_ranked_by_accounts_touched_and_hold_their_n() -> None:
    laid = random_world(35)
    found = find_worst(laid, Scope(), ask_everything(laid, Scope(), clock=SystemClock()))
    found.check()
    accounts = [row.accounts for row in found.rows]
    assert accounts
    assert accounts == sorted(accounts, reverse=True)


@pytest.mark.parametrize("overlaid", [overlay(lay_facts([])), overlay(lay_facts([], text=MAP))])
def test_a35_nothing_to_look_at_gives_no_finding(overlaid: OverlaidMap) -> None:
    assert overlaid.findings == ()


def test_a35_what_does_not_hold_or_has_a_large_q_is_no_finding() -> None:
    """[L9] By hand: p 0.01 and 0.04 of two rows come to q 0.02 and 0.04; 0.06 stays out."""
    rows = [candidate(p=0.01), candidate(p=0.04), candidate(p=0.06, segment="big")]
    assert [one.q for one in significant(rows[:2])] == [0.02, 0.04]
    assert significant([rows[2], candidate(holds=False)]) == []


def test_a35_one_segment_is_more_specific_than_all_and_a_higher_rank_than_a_lower() -> None:
    rows = [candidate(), candidate(segment="big")]
    assert [one.segment for one in most_specific(rows)] == ["big"]
    assert [one.rank for one in most_specific([candidate(), candidate(rank=1)])] == [1]


def test_a35_a_fingerprint_follows_from_kind_cell_and_segment_alone() -> None:
    assert fingerprint(candidate(p=0.01)) == fingerprint(candidate(rank=1))
    assert fingerprint(candidate()) != fingerprint(candidate(segment="big"))
