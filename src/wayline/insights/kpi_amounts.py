"""What does a property add up to, what is it on average, and how do answers score [A29]?"""

from typing import TYPE_CHECKING

from wayline.base import Estimate, say
from wayline.engine import ScopeFilter, json_path, quote_text
from wayline.insights.asking import ask
from wayline.insights.bootstrap import bootstrap_ratio
from wayline.insights.estimates import estimate, nothing
from wayline.insights.kpi_counted import ONE, Counted, count_amount
from wayline.insights.kpi_events import events_of, filters_of
from wayline.insights.members import Who
from wayline.insights.quantiles import Measured
from wayline.insights.rows import real, whole
from wayline.insights.scores import (
    Answers,
    measure_scores,
    nobody_answered,
    outside_journeys,
)
from wayline.journeys import Scope, matched_events
from wayline.map import Amount, Score

if TYPE_CHECKING:
    from wayline.journeys import LaidMap

COLUMNS = {"value": "money", "cost": "money", "score": "rating"}  # columns of the event itself


def count_average(laid: "LaidMap", only: ScopeFilter, measure: Amount) -> Counted:
    """The mean of a property over the events of `of`; events without it do not count."""
    return count_amount(laid, only, _amounts(laid, measure), stat="mean", still_open=None)


def count_sum(laid: "LaidMap", only: ScopeFilter, measure: Amount, *, seed: int) -> Counted:
    """The sum of a property over the events of `of`, resampled by whole accounts [L6]."""
    measured = _amounts(laid, measure)
    rows = ask(
        laid,
        only,
        "SELECT COALESCE(account, -journey_id) AS account, COUNT(x) AS n, SUM(x * 1.0) AS total"
        f" FROM (\n{measured.sql}\n) m WHERE x IS NOT NULL GROUP BY 1 ORDER BY 1",
    ).rows
    totals = [real(total) for _, _, total in rows]
    sql = f"SELECT journey_id, 'did' AS side FROM (\n{measured.sql}\n) m WHERE x IS NOT NULL"
    n = sum(whole(count) for _, count, _ in rows)
    return Counted(_sum(totals, measured.unit, n=n, seed=seed), 0, Who("", sql))


def _sum(totals: list[float], unit: str, *, n: int, seed: int) -> Estimate:
    import numpy as np

    accounts = len(totals)
    if not accounts:
        return nothing(unit, say("no event has this property"), method="bootstrap")
    ends = bootstrap_ratio(np.array(totals), np.ones(accounts), seed=seed)
    bounds = (None, None) if ends is None else (ends[0] * accounts, ends[1] * accounts)
    return estimate(sum(totals), bounds, unit=unit, method="bootstrap", n=n, accounts=accounts)


def _amounts(laid: "LaidMap", measure: Amount) -> Measured:
    events = events_of(laid, measure.of, of=measure)
    if measure.property in COLUMNS:
        x, joined = f"m.{measure.property}", ""
    else:
        path = quote_text(json_path(measure.property))
        x = f"TRY_CAST(json_extract_string(p.properties, {path}) AS DOUBLE)"
        joined = f" LEFT JOIN {laid.facts}.event_properties p ON p.event_no = m.event_no"
    return Measured(
        f"SELECT 1 AS key, m.journey_id, COALESCE(m.account, j.account) AS account, {x} AS x"
        f" FROM (\n{events}\n) m JOIN journeys j ON j.journey_id = m.journey_id{joined}",
        unit=COLUMNS.get(measure.property, "score"),
    )


def count_score(laid: "LaidMap", only: ScopeFilter, measure: Score, *, scope: Scope) -> Counted:
    """The score of the last answer of each person; answers of no journey count too [A24].

    Where the question is about some journeys only (segment, path, channel, open), an answer of no
    journey is not one of theirs.
    """
    if measure.property not in (None, "score"):
        note = say(
            "the scale of {property} is not declared: map the answer to `score`",
            property=repr(measure.property),
        )
        return Counted(nothing(nobody_answered(measure.method).unit, note))
    restricted = measure.segment is not None or measure.path is not None
    home = "FALSE" if restricted else outside_journeys(scope)
    answers = Answers(_answers(laid, measure, home=home))
    found = measure_scores(laid, only, answers, measure.method)
    who = Who("", answers.members(measure.method, key=False), answers.parameters)
    return Counted(found.get(ONE, nobody_answered(measure.method)), 0, who)


def _answers(laid: "LaidMap", measure: Score, *, home: str) -> str:
    conditions = filters_of(laid, measure)
    conditions.append(f"(j.journey_id IS NOT NULL OR (m.journey_id IS NULL AND {home}))")
    conditions.append(f"(f.score_kind IS NULL OR LOWER(f.score_kind) = '{measure.method}')")
    return (
        "SELECT m.event_no, m.journey_id, COALESCE(m.account, j.account) AS account, m.person,"
        f" m.ts_us, 1 AS survey, {ONE} AS key, f.score, f.scale_min, f.scale_max"
        f" FROM {matched_events(laid, measure.of)} m"
        f" JOIN {laid.facts}.events f ON f.event_no = m.event_no"
        " LEFT JOIN journeys j ON j.journey_id = m.journey_id"
        f" WHERE {' AND '.join(conditions)}"
    )
