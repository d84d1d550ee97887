"""[A24] What customers write goes where their score goes, and nobody is named where few wrote."""

from insights.test_satisfaction import MAP, at, poll
from insights.world import DAY, START, lay_facts
from journeys.facts_builder import Fact
from wayline.insights import Verbatims, list_verbatims, overlay, overlay_json
from wayline.journeys import Scope

WORDS = ("Kind", "Slow", "<b>Late</b> again", "Good", "Fine")


def read(facts: list[Fact], *, most: int = 500) -> Verbatims:
    laid = lay_facts(facts, text=MAP, horizon=round(START + 200 * DAY))
    return list_verbatims(laid, Scope(), most=most)


def spoken(count: int) -> list[Fact]:
    """So many people of one account, each with a score and words, after an offer."""
    said = [poll(2 + n, n, person=f"p{n}", comment=WORDS[n]) for n in range(count)]
    return [at(0, "asked"), at(1, "offered"), *said]


def test_words_stand_at_the_touchpoint_of_their_score_exactly_as_they_were_written() -> None:
    found = read(spoken(5)).listed
    assert {one.touchpoint for one in found} == {"offer"}
    assert {one.stage for one in found} == {"sell"}
    assert [(one.score, one.scale, one.words) for one in found] == [
        (n, (0, 10), WORDS[n]) for n in reversed(range(5))
    ]


def test_nobody_is_named_where_fewer_than_five_wrote() -> None:
    assert {one.account for one in read(spoken(4)).listed} == {None}
    assert {one.account for one in read(spoken(5)).listed} == {"c"}


def test_words_without_a_score_count_and_a_score_without_words_does_not() -> None:
    facts = [at(0, "asked"), at(1, "offered"), at(2, "poll", comment="No score"), poll(3, 9)]
    found = read(facts)
    assert [(one.words, one.kind, one.score) for one in found.listed] == [("No score", None, None)]


def test_what_is_not_listed_is_counted() -> None:
    found = read(spoken(5), most=2)
    assert ([one.words for one in found.listed], found.left_out) == (["Fine", "Good"], 3)


def test_overlay_tells_all_answers_and_how_many_of_those_asked_gave_one() -> None:
    facts = [at(0, "asked"), at(1, "offered"), poll(2, 10, person="a"), poll(2, 2, person="b"),
             poll(3, None, person="c")]  # fmt: skip
    laid = lay_facts(facts, text=MAP, horizon=round(START + 200 * DAY))
    overlaid = overlay(laid)
    voice = overlaid.voice
    assert voice.nps is not None
    assert (voice.answers, voice.unplaced, voice.nps.estimate.value) == (2, 0, 0)
    assert (voice.response_rate.estimate.k, voice.response_rate.estimate.n) == (2, 3)
    members = overlaid.members
    assert (members["voice.nps"].n, members["voice.response_rate"].n) == (2, 3)
    assert members["voice.response_rate"].count("did") == 2
    assert "voice" in overlay_json(overlaid)
