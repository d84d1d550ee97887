"""[A24] Answers on the map by hand: who counts, where they go, what they come to."""

from dataclasses import dataclass

import pytest

from insights.world import DAY, START, lay_facts
from journeys.facts_builder import Fact
from wayline.base import Estimate
from wayline.insights.intervals import nps_interval, wilson
from wayline.insights.members import Members, collect_members
from wayline.insights.requests import instant
from wayline.insights.satisfaction import PlaceScores, Satisfaction, measure_satisfaction
from wayline.journeys import Scope, scope_filter

MAP = """
wayline: 1
key: talks
name: Talks
timezone: UTC
stages:
  - key: sell
    name: Selling
    binding: asked
    survey: {event: poll, where: {about: selling}}
    touchpoints:
      - {key: offer, name: We send the offer, binding: offered}
      - {key: visit, name: We visit, binding: visited}
  - key: run
    name: Running
    binding: started
    touchpoints:
      - {key: report, name: The report, binding: reported, survey: {event: poll, where: {about: report}}}
"""
EVERYTHING = Scope()


@dataclass(frozen=True, slots=True)
class Said:
    """The scores and who gave them."""

    result: Satisfaction
    members: dict[str, Members]

    def stage(self, key: str) -> PlaceScores:
        return next(row for row in self.result.stages if row.key == key)

    def touchpoint(self, key: str) -> PlaceScores:
        return next(row for row in self.result.touchpoints if row.key == key)


def at(day: float, name: str, case: str | None = "c", **given: str | float | None) -> Fact:
    columns = {key: given.pop(key) for key in SCALE if key in given}
    account = given.pop("account", case)
    person = given.pop("person", None)
    return Fact(
        name, round(START + day * DAY), case, None if account is None else str(account),
        None if person is None else str(person), properties=given or None, columns=columns,
    )  # fmt: skip


SCALE = ("score", "scale_min", "scale_max", "score_kind")
NPS: dict[str, str | float | None] = {"score_kind": "nps", "scale_min": 0, "scale_max": 10}


def poll(
    day: float, score: float | None, case: str | None = "c", **given: str | float | None
) -> Fact:
    scale = NPS if score is not None else {}
    return at(day, "poll", case, **{**scale, "score": score, **given})


def hear(facts: list[Fact], scope: Scope = EVERYTHING) -> Said:
    laid = lay_facts(facts, text=MAP, horizon=round(START + 200 * DAY))
    has_loose = any(one.case is None for one in facts)  # nobody to list
    result = measure_satisfaction(laid, scope)
    result.check()
    members = collect_members(laid, scope_filter(laid, scope), result.who)
    for section, rows in (("stages", result.stages), ("touchpoints", result.touchpoints)):
        for row in rows:
            for method in ("nps", "csat", "ces"):
                score: Estimate | None = getattr(row, method)
                listed = members[f"{section}.{row.key}.{method}"].n
                assert listed == (score.n if score else 0) or has_loose
    return Said(result, members)


def test_an_answer_goes_to_the_nearest_earlier_touchpoint_of_its_person() -> None:
    """[A24] Ann was visited; Bob, of the same account, got the offer after that."""
    found = hear(
        [
            at(0, "asked"), at(1, "offered", person="ann"), at(3, "visited", person="ann"),
            at(4, "offered", person="bob"), poll(5, 10, person="ann"), poll(5, 2, person="bob"),
        ]
    )  # fmt: skip
    assert found.result.placed_by == {"person": 2}
    visit, offer = found.touchpoint("visit").nps, found.touchpoint("offer").nps
    assert visit is not None
    assert offer is not None
    assert (visit.value, offer.value) == (100, -100)
    assert found.stage("sell").answers == 2


def test_who_had_no_touchpoint_answers_for_the_account_and_after_thirty_days_for_nobody() -> None:
    """[A24] T = 30 days, its last instant included; the answer counts in all, not in a stage."""
    facts = [
        at(0, "asked", "a"), at(1, "offered", "a"), poll(31, 9, "a", person="eve"),
        at(0, "asked", "b"), at(1, "offered", "b"), poll(31.01, 9, "b", person="fay"),
    ]  # fmt: skip
    found = hear(facts)
    assert found.result.placed_by == {"account": 1, "unplaced": 1}
    assert found.members["touchpoints.offer.nps"].did == ("a",)
    assert found.result.unplaced == 1
    assert found.result.overall.answers == 2


def test_what_comes_after_the_answer_is_not_what_it_speaks_of() -> None:
    found = hear([at(0, "asked"), poll(1, 9), at(2, "offered")])
    assert found.result.placed_by == {"unplaced": 1}


def test_an_answer_that_names_its_place_goes_there_and_else_where_a_rule_claims_it() -> None:
    """[A24] named > `survey` rule > nearest; the stage of a touchpoint is the one it is drawn in."""
    facts = [
        at(0, "asked"), at(1, "visited"),
        poll(2, 10, person="a", touchpoint="report"), poll(2, 10, person="b", stage="run"),
        poll(2, 0, person="c", about="report"), poll(2, 0, person="d", about="selling"),
        poll(2, 10, person="e", about="selling", touchpoint="offer"), poll(2, 7, person="f"),
    ]  # fmt: skip
    found = hear(facts)
    assert found.result.placed_by == {"named": 3, "survey": 2, "account": 1}
    assert [row.answers for row in found.result.touchpoints] == [1, 1, 2]
    assert [row.answers for row in found.result.stages] == [3, 3]


def test_a_claimed_answer_needs_no_journey_and_no_person() -> None:
    """[A24] an answer whose survey is named by a stage is placed there without a journey."""
    loose = [poll(1, score, None, about="selling") for score in (10, 9, 3)]
    found = hear([at(0, "asked"), *loose])
    sell = found.stage("sell").nps
    assert sell is not None
    assert sell.value == pytest.approx(100 / 3)
    assert sell.n == 3
    some = Scope(open_only=True)
    laid = lay_facts([at(0, "asked"), *loose], text=MAP, horizon=START + 9 * DAY)
    assert measure_satisfaction(laid, some).overall.answers == 0
    before = Scope(until=instant(START + DAY))
    assert measure_satisfaction(laid, before).overall.answers == 0


def test_only_the_last_answer_of_a_person_to_a_survey_counts() -> None:
    """[A24] the answer about the report is another survey; without a person each stands for itself."""
    facts = [
        at(0, "asked"), at(0, "offered"), poll(1, 0, person="ann"), poll(2, 10, person="ann"),
        poll(3, 0, person="ann", about="report"), poll(1, 9), poll(1, 9),
    ]  # fmt: skip
    found = hear(facts)
    sell = found.stage("sell").nps
    assert sell is not None
    assert (sell.value, sell.n) == (100, 3)
    assert found.stage("run").answers == 1
    assert found.result.frame.population.left_out == (("answered_again_or_other_scale", 1),)


def test_each_score_by_its_own_formula_and_interval() -> None:
    """[A24] NPS adjusted Wald, CSAT Wilson on the top two boxes, CES a mean; none asked = None."""
    csat: dict[str, str | float | None] = {"score_kind": "csat", "scale_min": 1, "scale_max": 5}
    ces: dict[str, str | float | None] = {"score_kind": "ces", "scale_min": 1, "scale_max": 7}
    facts = [
        *(poll(1, score, f"n{i}", stage="sell") for i, score in enumerate((10, 9, 9, 8, 7, 6, 0))),
        *(poll(1, score, f"s{i}", stage="sell", **csat) for i, score in enumerate((5, 4, 3, 1))),
        *(poll(1, score, f"e{i}", stage="sell", **ces) for i, score in enumerate((7, 6, 2))),
    ]
    found = hear(facts)
    sell = found.stage("sell")
    assert sell.nps is not None
    assert sell.csat is not None
    assert sell.ces is not None
    assert sell.nps.value == pytest.approx(100 / 7)
    assert (sell.nps.low, sell.nps.high) == nps_interval(3, 2, 7)
    assert (sell.csat.k, sell.csat.n) == (2, 4)
    assert (sell.csat.low, sell.csat.high) == wilson(2, 4)
    assert (sell.ces.value, sell.ces.n) == (5, 3)
    assert sell.nps.verdict == "too_few"
    assert found.stage("run") == PlaceScores("run", 0, None, None, None)


def test_scales_are_never_mixed_and_an_undeclared_one_does_not_count() -> None:
    """[A24] four answers on 0-10, one on 1-10; a number without a kind is no answer to a survey."""
    facts = [
        *(poll(1, 9, f"n{i}", stage="sell") for i in range(4)),
        poll(1, 1, "x", stage="sell", scale_min=1), poll(1, 1, "y", stage="sell", score_kind=None),
    ]  # fmt: skip
    found = hear(facts)
    assert found.stage("sell").answers == 4
    sell = found.stage("sell").nps
    assert sell is not None
    assert sell.value == 100


def test_an_answer_without_a_score_was_asked_and_did_not_answer() -> None:
    """[A24] response rate = answers / asked."""
    found = hear([at(0, "asked"), poll(1, 9), poll(1, None), poll(2, None), poll(3, 4)])
    assert (found.result.response_rate.k, found.result.response_rate.n) == (2, 4)
    assert found.result.overall.answers == 2


def test_no_answers_at_all_is_a_result_too() -> None:
    """Section 7.1."""
    found = hear([at(0, "asked")])
    assert found.result.response_rate.value is None
    assert found.result.overall == PlaceScores("overall", 0, None, None, None)
