"""The starters are maps that one can begin with."""

from datetime import date

import pytest

from map.starter_worlds import HOME, told
from wayline.base import NotFoundError
from wayline.map import (
    Gate,
    GateCond,
    MapFile,
    Ref,
    find_problems,
    read_map_text,
    read_starter,
    resolve,
    starter_names,
)

DAY = date(2026, 11, 24)


def starter(name: str) -> MapFile:
    files = read_starter(name)
    return read_map_text(
        files["map.yaml"], file="map.yaml", workspace_text=files.get("workspace.yaml")
    )


@pytest.mark.parametrize("name", starter_names())
def test_starter_has_no_error_and_at_most_five_warnings(name: str) -> None:
    """[M71]"""
    found = find_problems(starter(name), today=DAY)
    assert [one for one in found if one.severity == "E"] == []
    assert len([one for one in found if one.severity == "W"]) <= 5


@pytest.mark.parametrize("name", starter_names())
def test_starter_is_a_draft_without_observed_values(name: str) -> None:
    """[M71]"""
    read = starter(name)
    assert read.document.status == "draft"
    assert read.document.evidence == ()
    assert "observed" not in read.text


def test_mining_support_holds_what_the_seed_names() -> None:
    """[M70] Coded risks with the scores of seed 000; three stakeholder paths behind one gate."""
    checked = resolve(starter("mining_support"))
    scores = {risk.code: risk.score for risk in checked.document.risks}
    assert scores == {
        "CS05": 4, "DT02": 4, "DT04": 4, "DT07": 4, "DT08": 4, "MD08": 2,
        "DT06": None, "MD01": None, "MD03": None, "MD04": None, "MD06": None, "MD07": None,
    }  # fmt: skip
    exit_ = checked.stage("tender").exit
    assert exit_ == GateCond(Gate(("technical", "financial", "legal")))
    assert [stage.key for stage in checked.stages if stage.chokepoint] == ["mobilize", "demobilize"]
    assert all(stage.compliance for stage in checked.stages if stage.chokepoint)
    of_the_seed = {"retention", "nps", "cycle", "hit_rate", "on_time"}
    assert {kpi.key for kpi in checked.document.kpis} == of_the_seed | {"answers"}


def test_mining_support_owns_and_protects_its_moments_of_truth() -> None:
    """[M71] Owners, recoveries and KPIs at every moment of truth."""
    checked = resolve(starter("mining_support"))
    moments = [point for point, _ in checked.touchpoints if point.moment is not None]
    measured = {ref for kpi in checked.document.kpis for ref in kpi.about}
    assert {point.owner for point in moments} == {"sales", "operations", "client_success"}
    assert {Ref("touchpoint", point.key) for point in moments} <= measured


def test_unknown_starter_names_the_nearest() -> None:
    with pytest.raises(NotFoundError, match="Did you mean 'simple_five'"):
        read_starter("simple_fife")


@pytest.mark.parametrize("name", starter_names())
def test_starter_shows_what_is_expected_on_its_invented_events(name: str) -> None:
    """[M71] The expected text is for reading: tests/fixtures/overlay."""
    assert told(name) == (HOME / f"{name}.expected.txt").read_text(encoding="utf-8")
