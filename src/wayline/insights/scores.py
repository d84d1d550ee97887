"""What do answers come to as NPS, CSAT or CES, and who gave them [A24]?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC
from typing import TYPE_CHECKING, Literal

from wayline.base import Estimate, say
from wayline.engine import Parameters, ScopeFilter, Value
from wayline.insights.asking import ask, question
from wayline.insights.estimates import (
    mean_estimate,
    nothing,
    nps_estimate,
    share_of_spread,
    spread_of,
)
from wayline.insights.intervals import design_effect
from wayline.insights.rows import whole

if TYPE_CHECKING:
    from wayline.journeys import LaidMap, Scope

Method = Literal["nps", "csat", "ces"]
# On which scales a method is defined; a question on another one is another question. Scores are
# stored with the high end as the best one [E7].
USABLE: Mapping[Method, str] = {
    "nps": "scale_max = 10 AND scale_min IN (0, 1)",
    "csat": "scale_max > scale_min + 1",
    "ces": "scale_max > scale_min",
}
MARK: Mapping[Method, str] = {"nps": "nps", "csat": "csat", "ces": "score"}
NO_ANSWERS = say("no answers yet")


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers to surveys: a SELECT as score_answers.sql asks, against the logical names."""

    sql: str
    parameters: Parameters = field(default_factory=dict)

    def scored(self, method: Method) -> str:
        """The answers that count for a method."""
        return question("score_answers", answers=self.sql, usable=USABLE[method])

    def members(self, method: Method, *, key: bool) -> str:
        """Who gave them: for CSAT by side, else all of them."""
        side = "CASE WHEN csat = 1 THEN 'did' ELSE 'did_not' END" if method == "csat" else "'did'"
        columns = "key, journey_id" if key else "journey_id"
        return f"SELECT {columns}, {side} AS side FROM (\n{self.scored(method)}\n) a"


def outside_journeys(scope: "Scope") -> str:
    """Which answers `m` of no journey a scope still takes, as a condition: those of its period.

    A scope that asks for some journeys (segment, path, channel, open) takes none of them.
    """
    if scope.segment or scope.path or scope.channel or scope.open_only:
        return "FALSE"
    conditions = []
    for sign, moment in ((">=", scope.since), ("<", scope.until)):
        if moment is not None:
            aware = moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
            conditions.append(f"m.ts_us {sign} {round(aware.timestamp() * 1e6)}")
    return " AND ".join(conditions) or "TRUE"


def nobody_answered(method: Method) -> Estimate:
    """The score of nobody."""
    unit, how = {
        "nps": ("points", "adjusted_wald"), "csat": ("share", "wilson"), "ces": ("rating", "t"),
    }[method]  # fmt: skip
    return nothing(unit, NO_ANSWERS, method=how)


def measure_scores(
    laid: "LaidMap", only: ScopeFilter, answers: Answers, method: Method
) -> dict[int, Estimate]:
    """The score of every key that has answers.

    NPS in points, 9 and 10 less 0 (or 1) to 6; CSAT the share of the top two boxes; CES the mean.
    """
    text = question("score_sums", scored=answers.scored(method), mark=MARK[method])
    rows = ask(laid, only, text, answers.parameters).dicts()
    return {whole(row["key"]): _score(row, method) for row in rows}


def _score(row: Mapping[str, Value], method: Method) -> Estimate:
    spread = spread_of(row)
    if method == "csat":
        return share_of_spread(spread, note=NO_ANSWERS)
    if method == "ces":
        return mean_estimate(spread, unit="rating", note=NO_ANSWERS)
    return nps_estimate(
        whole(row["promoters"]),
        whole(row["detractors"]),
        spread.n,
        accounts=spread.accounts,
        deff=design_effect(spread),
    )
