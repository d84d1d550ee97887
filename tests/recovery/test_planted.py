"""Do the analyses find what was planted in the invented company, and nothing that was not?"""

import pytest

from recovery.companies import Found, company, found_in
from wayline.demo import HEALTHY, PLANTED, PLANTED_TRUTHS, SEED
from wayline.journeys import Scope

SEEDS = (SEED, 3)
MORE_SEEDS = tuple(range(100, 108))
# Where the living map says each planted truth, among its findings.
SAID: dict[str, Found] = {
    "slow_legal": ("late", "paths.legal", None),
    "dead_end": ("dead_end", "touchpoints.invoice_query", None),
    "silo_break": ("silo_break", "links.cleared_to_freight", None),
    "blind_spot": ("blind_spot", "touchpoints.report", None),
    "late_for_juniors": ("late", "stages.mobilize", "junior"),
}
# What follows from them: counsel waits for each answer, permits are asked for again, projects end late,
# contracts are signed early.
CONSEQUENCES: set[Found] = {
    ("late", "touchpoints.risk_terms", None),
    ("re_ask", "links.cleared_to_freight", None),
    ("self_loop", "touchpoints.clearance", None),
    ("round_trip", "touchpoints.clearance", None),
    ("kpi_missed", "kpis.on_time", None),
    ("skipped_gate", "stages.mobilize", None),
}


def test_every_planted_truth_has_its_place_among_the_findings() -> None:
    assert [truth.key for truth in PLANTED_TRUTHS] == list(SAID)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("truth", SAID)
def test_what_was_planted_is_found(truth: str, seed: int) -> None:
    assert SAID[truth] in found_in(company(seed, PLANTED))


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_else_is_found(seed: int) -> None:
    assert found_in(company(seed, PLANTED)) - {*SAID.values()} <= CONSEQUENCES


@pytest.mark.parametrize("seed", SEEDS)
def test_a_healthy_company_has_none_of_it(seed: int) -> None:
    found = found_in(company(seed, HEALTHY))
    assert found.isdisjoint(SAID.values())
    assert len(found) <= 1  # chance may name one thing in a company of forty customers


@pytest.mark.slow
@pytest.mark.parametrize("seed", MORE_SEEDS)
def test_other_companies_show_the_same(seed: int) -> None:
    planted, healthy = found_in(company(seed, PLANTED)), found_in(company(seed, HEALTHY))
    assert set(SAID.values()) <= planted
    assert planted - {*SAID.values()} <= CONSEQUENCES
    assert healthy.isdisjoint(SAID.values())


def test_what_no_segment_restricts_says_so_under_one() -> None:
    """Ratings stand in the map and the balance is of the store: neither looks at the segment."""
    part = company(SEED, PLANTED, Scope(segment="junior"))
    whole = company(SEED, PLANTED)
    (spot,) = (row for row in part.findings if row.kind == "blind_spot")
    assert str(spot.sentence).endswith("Asked were all customers, not only those looked at here.")
    assert not any("not only those" in str(row.sentence) for row in whole.findings)
    assert part.events == whole.events


@pytest.mark.parametrize("seed", SEEDS)
def test_the_review_of_counsel_takes_what_was_planted(seed: int) -> None:
    """38 working days of a week of six are 44 days on the wall; the measured median is near."""
    paths = {row.key: row for row in company(seed, PLANTED).paths}
    measured = paths["legal"].time
    assert measured.value is not None
    assert measured.value / 86_400 == pytest.approx(PLANTED.legal_days * 7 / 6, rel=0.1)
    technical = paths["technical"].time
    assert technical.high is not None
    assert measured.low is not None
    assert technical.high < measured.low


@pytest.mark.parametrize("seed", SEEDS)
def test_the_handover_waits_what_was_planted(seed: int) -> None:
    """Four working days of a week of six: between four days and a week on the wall."""
    rows = {row.key: row for row in company(seed, PLANTED).handovers}
    wait = rows["hse>logistics"].wait.value
    assert wait is not None
    assert 4 <= wait / 86_400 <= 7
