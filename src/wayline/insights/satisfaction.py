"""What do customers say, stage by stage and touchpoint by touchpoint: NPS, CSAT, CES [A24]?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from wayline.base import Clock, Duration, Estimate, Frame
from wayline.engine import Parameters, ScopeFilter, quote_name
from wayline.insights.asking import Relation, ask, keep, keys_of, population, question
from wayline.insights.gathering import Gathering
from wayline.insights.members import Who
from wayline.insights.overlaid import VoiceRow
from wayline.insights.requests import WALL_CLOCK, definition_id, frame_of
from wayline.insights.results import must_be_ordered, must_equal
from wayline.insights.rows import whole
from wayline.insights.scores import Answers, Method, measure_scores, outside_journeys
from wayline.insights.shares import NOBODY, Units, measure_shares
from wayline.journeys import matched_events, scope_filter

if TYPE_CHECKING:
    from wayline.journeys import LaidMap, Scope

METHODS: tuple[Method, ...] = get_args(Method)
NEAR = Duration.parse("30 days")  # an answer speaks of what happened so shortly before
NEAR_US = round(NEAR.nominal_seconds() * 1e6)
UNPLACED = 0
Scores = Mapping[Method, Mapping[int, Estimate]]


@dataclass(frozen=True, slots=True)
class PlaceScores:
    """What was said about one place; None = never asked there."""

    key: str
    answers: int
    nps: Estimate | None
    csat: Estimate | None
    ces: Estimate | None


@dataclass(frozen=True, slots=True)
class Satisfaction:
    """All answers by stage and by touchpoint, in the order of the map [A24].

    Attributes:
        overall: all answers together.
        stages: every stage; a touchpoint's answers count in its stage.
        touchpoints: every touchpoint.
        unplaced: answers near no touchpoint; they count in `overall` alone.
        placed_by: answers by how they were placed: named, survey, person, account, unplaced.
        response_rate: of the events that ask or answer, the share with a score.
    """

    overall: PlaceScores
    stages: tuple[PlaceScores, ...]
    touchpoints: tuple[PlaceScores, ...]
    unplaced: int
    placed_by: Mapping[str, int]
    response_rate: Estimate
    frame: Frame
    who: tuple[Who, ...]

    def check(self) -> None:
        """Answers of the stages and the unplaced ones are all that were counted [L3]."""
        parts = [row.answers for row in self.stages]
        must_equal(self.frame.population.counted, [*parts, self.unplaced], what="answers")
        for row in (self.overall, *self.stages, *self.touchpoints):
            for score in (row.csat, row.ces):  # the interval of a small NPS may miss its value
                if score is not None:
                    must_be_ordered(score, what=row.key)


def measure_satisfaction(
    laid: "LaidMap", scope: "Scope", *, clock: Clock = WALL_CLOCK
) -> Satisfaction:
    """NPS, CSAT and CES of all, of every stage and of every touchpoint [A24].

    The last answer of a person to a survey counts. An answer goes where it says, or where the
    `survey` rule of a stage or touchpoint claims it; else to the nearest earlier touchpoint of its
    person, else of its account, within 30 days; else it is unplaced.
    """
    only = scope_filter(laid, scope)
    given = Relation(placed_sql(laid, scope, "answers_given"), {"within_us": NEAR_US})
    placed = _Placed(laid, only, keep(laid, only, given))
    stages, touchpoints = keys_of(laid, "stages"), keys_of(laid, "touchpoints")
    by_stage, by_touchpoint = placed.scores("stage"), placed.scores("touchpoint")
    total, placed_by = placed.count()
    asked = _asked(laid, scope)
    unplaced = _answers(by_stage, UNPLACED)
    rows = tuple(_row(by_stage, code, key=key) for code, key in stages.items())
    counted = unplaced + sum(row.answers for row in rows)
    frame = frame_of(
        laid,
        scope,
        definition=definition_id("satisfaction", scope, {"within": str(NEAR)}),
        population=population(total, {"answered_again_or_other_scale": total - counted}),
        clock=clock,
    )
    return Satisfaction(
        overall=_row(placed.scores("1"), 1, key="overall"),
        stages=rows,
        touchpoints=tuple(_row(by_touchpoint, code, key=key) for code, key in touchpoints.items()),
        unplaced=unplaced,
        placed_by=placed_by,
        response_rate=measure_shares(laid, only, asked).get(1, NOBODY).estimate,
        frame=frame,
        who=(
            *placed.who("stages", "stage", stages),
            *placed.who("touchpoints", "touchpoint", touchpoints),
            *placed.who_of_all(),
            asked.who_of_all("voice.response_rate"),
        ),
    )


@dataclass(frozen=True, slots=True)
class _Placed:
    """The answers with their place, to be scored by stage or by touchpoint."""

    laid: "LaidMap"
    only: ScopeFilter
    given: Relation

    @property
    def parameters(self) -> Parameters:
        return self.given.parameters

    def answers(self, key: str, method: Method) -> Answers:
        sql = f"SELECT *, {key} AS key FROM (\n{self.given.sql}\n) p WHERE kind = '{method}'"
        return Answers(sql, self.parameters)

    def scores(self, key: str) -> Scores:
        return {
            method: measure_scores(self.laid, self.only, self.answers(key, method), method)
            for method in METHODS
        }

    def count(self) -> tuple[int, dict[str, int]]:
        text = (
            f"SELECT placed, COUNT(*) AS n FROM (\n{self.given.sql}\n) p"
            f" WHERE kind IN {METHODS} GROUP BY placed ORDER BY placed"
        )
        rows = ask(self.laid, self.only, text, self.parameters).rows
        by = {str(how): whole(n) for how, n in rows}
        return sum(by.values()), by

    def who(self, section: str, key: str, names: Mapping[int, str]) -> list[Who]:
        codes = {str(code): name for code, name in names.items()}
        return [
            Who(
                f"{section}.*.{method}",
                f"SELECT * FROM (\n{self.answers(key, method).members(method, key=True)}\n) m"
                f" WHERE key <> {UNPLACED}",
                self.parameters,
                codes,
            )
            for method in METHODS
        ]

    def who_of_all(self) -> list[Who]:
        """Everybody who answered, wherever the answer is placed."""
        return [
            Who(
                f"voice.{method}",
                self.answers("1", method).members(method, key=False),
                self.parameters,
            )
            for method in METHODS
        ]


def voice_row(measure: Satisfaction, gathering: Gathering) -> VoiceRow:
    """The section `voice` of the overlay, with its members asked for."""
    gathering.ask(who for who in measure.who if who.number.startswith("voice."))
    overall = measure.overall
    return VoiceRow(
        answers=overall.answers,
        unplaced=measure.unplaced,
        nps=gathering.maybe(overall.nps, measure.frame),
        csat=gathering.maybe(overall.csat, measure.frame),
        ces=gathering.maybe(overall.ces, measure.frame),
        response_rate=gathering.framed(measure.response_rate, measure.frame),
    )


def placed_sql(laid: "LaidMap", scope: "Scope", given: str) -> str:
    """A SELECT that gives every answer of the question `given` its place on the map; asks for `within_us`."""
    return question(
        "answers_placed",
        laid=quote_name(laid.schema),
        facts=quote_name(laid.facts),
        surveyed=_surveyed(laid),
        given=_from_facts(laid, scope, given),
    )


def _asked(laid: "LaidMap", scope: "Scope") -> Units:
    return Units(_from_facts(laid, scope, "answers_asked"))


def _from_facts(laid: "LaidMap", scope: "Scope", name: str) -> str:
    return question(
        name,
        laid=quote_name(laid.schema),
        facts=quote_name(laid.facts),
        outside=outside_journeys(scope),
    )


def _surveyed(laid: "LaidMap") -> str:
    """Answers that `survey` rules claim; touchpoints before stages, each in document order."""
    parts: list[str] = []
    ranks = {stage.key: rank for rank, stage in enumerate(laid.map.stages, start=1)}
    for code, (touchpoint, stage) in enumerate(laid.map.touchpoints, start=1):
        if touchpoint.survey is not None:
            parts.append(
                f"SELECT event_no, {code} AS touchpoint, {ranks[stage.key]} AS stage,"
                f" {len(parts)} AS place FROM {matched_events(laid, touchpoint.survey)}"
            )
    for stage in laid.map.stages:
        if stage.survey is not None:
            parts.append(
                f"SELECT event_no, 0 AS touchpoint, {ranks[stage.key]} AS stage,"
                f" {len(parts)} AS place FROM {matched_events(laid, stage.survey)}"
            )
    nobody = "SELECT -1 AS event_no, 0 AS touchpoint, 0 AS stage, 0 AS place"
    return " UNION ALL ".join(parts) or nobody


def _row(scores: Scores, code: int, *, key: str) -> PlaceScores:
    return PlaceScores(
        key,
        _answers(scores, code),
        scores["nps"].get(code),
        scores["csat"].get(code),
        scores["ces"].get(code),
    )


def _answers(scores: Scores, code: int) -> int:
    return sum(found[code].n for found in scores.values() if code in found)
