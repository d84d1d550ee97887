"""The rich starter grown by what customers said: every form of statement that a full map is written in, at once."""

from datetime import date

import pytest

from wayline.map import (
    MapFile,
    Ref,
    dump_yaml,
    find_problems,
    from_json,
    read_map_text,
    read_starter,
    resolve,
    to_json,
)

OBSERVED = "basis: observed, n: 41, period: 2026-H1, method: survey"
# What stands in the starter, and what a house writes in its place once it has asked.
GROWN = {
    "exit: {all: [{seen: compliance:permits}, {seen: touchpoint:first_shift}]}":
        "exit: {all: [{seen: touchpoint:first_shift}, {is: {project.permits_missing: 0}}]}",
    "importance: {internal: [{value: 5, segment: major}, {value: 4, segment: junior}]}":
        f"importance: {{internal: 3, customer: {{value: 4.7, {OBSERVED}}}}}",
    "performance: {internal: 3}": f"performance: {{internal: 4, customer: {{value: 2.8, {OBSERVED}}}}}",
    "desired: confident, elicited: uncertain}":
        "desired: confident, elicited: {value: uncertain, basis: observed, n: 6, period: 2026-Q2, method: interview}}",
    "severity: 4, persona: controller, cause: The offer": "severity: 4, evidence: [visits], persona: controller, cause: The offer",
    "opportunities:\n":
        "evidence: [{key: visits, name: Visits to six clients, kind: interview, n: 6, observed_on: 2026-05-12}]\nopportunities:\n",
    "status: planned, changes: [touchpoint:offer]": "status: in_progress, due: 2027-03-01, changes: [touchpoint:offer]",
    "version: 0.1.0": "version: 1.3.0",
    'hours: "06:00-18:00"}': 'hours: "06:00-18:00", holidays: [2026-12-25]}',
    "{kind: vs_baseline, change: -15 %} ": "{kind: vs_baseline, change: -15 %, baseline: 118 days, baseline_period: 2025}",
}  # fmt: skip


def grown_text() -> str:
    """The starter with each of these written in."""
    text = read_starter("mining_support")["map.yaml"]
    for before, after in GROWN.items():
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    return text


@pytest.fixture(scope="module")
def grown() -> MapFile:
    return read_map_text(grown_text(), file="map.yaml")


def test_it_loads_as_written_and_is_in_order(grown: MapFile) -> None:
    """[M18] [M29] no reference is open, nothing is an error."""
    resolve(grown)
    found = find_problems(grown, today=date(2026, 11, 28))
    assert [one for one in found if one.severity == "E"] == []
    assert grown.text == grown_text()


def test_what_customers_said_stands_beside_what_we_think(grown: MapFile) -> None:
    """[M16] [M17] planned, believed and observed are three kinds of statement."""
    offer = resolve(grown).touchpoint("offer")
    assert offer.importance is not None
    [ours], [theirs] = offer.importance.internal, offer.importance.customer
    assert (ours.value, ours.basis, theirs.value, theirs.basis, theirs.n) == (
        3, "believed", 4.7, "observed", 41,
    )  # fmt: skip
    [feeling] = offer.emotions[0].elicited
    assert (feeling.basis, feeling.method, feeling.n) == ("observed", "interview", 6)
    assert offer.pains[0].evidence == ("visits",)


def test_it_comes_back_from_json_and_yaml(grown: MapFile) -> None:
    """[M7]"""
    again = read_map_text(dump_yaml(from_json(to_json(grown.document)))).document
    assert to_json(again) == to_json(grown.document)


def test_the_end_leads_to_the_next_tender(grown: MapFile) -> None:
    """[M11]"""
    assert resolve(grown).stage("after").next == ("tender",)
    assert Ref("touchpoint", "offer") in grown.document.initiatives[0].changes
