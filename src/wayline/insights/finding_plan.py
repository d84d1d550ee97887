"""Where do journeys leave the plan more often than a plan can bear, and where do they end too early [A35]?"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wayline.base import Estimate
from wayline.insights import finding_sentences as say
from wayline.insights.asking import code_of
from wayline.insights.candidates import Candidate, FindingKind, touched, touched_by
from wayline.insights.comparisons import binomial_p_above, design_effect_of
from wayline.insights.conformance import Conformance, Deviation
from wayline.insights.estimates import SMALLEST_SHARE
from wayline.insights.members import Who
from wayline.insights.shares import NOBODY, Units, measure_shares
from wayline.journeys import Coverage, scope_filter
from wayline.map import FailPoint, Ref

if TYPE_CHECKING:
    from wayline.base import Frame
    from wayline.journeys import LaidMap, Scope

AGAINST_PLAN: dict[str, FindingKind] = {
    "missing": "missing_step", "wrong_channel": "wrong_channel", "skipped_gate": "skipped_gate",
}  # fmt: skip
CAUSES = {"delay_over_standard": "time", "dead_end": "silence", "abandoned": "silence"}
SECTIONS = {"stage": "stages", "touchpoint": "touchpoints"}


def departures(laid: "LaidMap", conformance: Conformance) -> Iterator[Candidate]:
    """What the plan rules out and surely more than one journey in ten does; failures that cost success."""
    for row in conformance.rows:
        kind, _, key = row.ref.partition(":")
        if row.kind in AGAINST_PLAN and kind in SECTIONS:
            yield _against_plan(laid, conformance, row, here=Ref(kind, key))
        elif row.kind == "failed" and kind in (*SECTIONS, "fail_point"):
            yield _failure(laid, conformance, row, here=Ref(kind, key))


def _against_plan(
    laid: "LaidMap", conformance: Conformance, row: Deviation, *, here: Ref
) -> Candidate:
    deff = design_effect_of(row.share)
    k, n = round((row.share.k or 0) / deff), round(row.share.n / deff)
    kind = AGAINST_PLAN[row.kind]
    return Candidate(
        kind, kind, f"{SECTIONS[here.kind]}.{here.key}", row.journeys,
        say.deviation(kind, laid.map.name_of(here), journeys=row.journeys, n=row.share.n),
        estimate=row.share, frame=conformance.frame,
        holds=row.share.low is not None and row.share.low > SMALLEST_SHARE,
        p=binomial_p_above(k, n, SMALLEST_SHARE), owner=laid.map.owner_of(here),
        touched=touched_by(conformance.who, "deviations.*.journeys", row.key, side="did"),
    )  # fmt: skip


def _failure(laid: "LaidMap", conformance: Conformance, row: Deviation, *, here: Ref) -> Candidate:
    cell, cause = _place_of_failure(laid, here)
    words = say.deviation("failure", laid.map.name_of(here), journeys=row.journeys, n=row.share.n)
    return Candidate(
        "failure", cause, cell, row.journeys, words, estimate=row.success_difference,
        frame=conformance.frame, holds=_is_worse(row.success_difference), q=row.q,
        owner=laid.map.owner_of(here),
        touched=touched_by(conformance.who, "deviations.*.journeys", row.key, side="did"),
    )  # fmt: skip


def _is_worse(difference: Estimate | None) -> bool:
    return difference is not None and difference.high is not None and difference.high < 0


def _place_of_failure(laid: "LaidMap", here: Ref) -> tuple[str, str]:
    """The cell of the stage or touchpoint that a fail point belongs to, and what its mode is about."""
    if here.kind in SECTIONS:
        return f"{SECTIONS[here.kind]}.{here.key}", "failure"
    point = laid.map.find(here)
    cause = CAUSES.get(point.mode, "failure") if isinstance(point, FailPoint) else "failure"
    for touchpoint, _ in laid.map.touchpoints:
        if any(one.key == here.key for one in touchpoint.fail_points):
            return f"touchpoints.{touchpoint.key}", cause
    for stage in laid.map.stages:
        if any(one.key == here.key for one in stage.fail_points):
            return f"stages.{stage.key}", cause
    return f"deviations.{here.key}", cause


def early_ends(laid: "LaidMap", scope: "Scope", frame: "Frame") -> Iterator[Candidate]:
    """Surely more than one ended journey in ten entered a stage again after its end."""
    units = Units(
        "SELECT 1 AS key, journey_id, account, NULL AS limit_us,"
        " CASE WHEN reopened > 0 THEN 1 ELSE 0 END AS hit"
        " FROM journeys WHERE outcome IS NOT NULL OR reopened > 0"
    )
    share = measure_shares(laid, scope_filter(laid, scope), units).get(1, NOBODY)
    if not share.n:
        return
    deff = design_effect_of(share.estimate)
    low = share.estimate.low
    yield Candidate(
        "early_end", "end", "map", share.k, say.early_end(share.k, share.n),
        estimate=share.estimate, frame=frame, holds=low is not None and low > SMALLEST_SHARE,
        p=binomial_p_above(round(share.k / deff), round(share.n / deff), SMALLEST_SHARE),
        owner=laid.map.document.owner,
        touched=touched(f"SELECT journey_id FROM (\n{units.sql}\n) u WHERE hit = 1"),
    )  # fmt: skip


def only_after_end(laid: "LaidMap", coverage: Coverage) -> Iterator[Candidate]:
    """Stages whose entries all come after an end of their case [A18]."""
    for row in coverage.only_after_end:
        stage = row.ref.partition(":")[2]
        here, code = Ref("stage", stage), code_of(laid, "stages", stage)
        yield Candidate(
            "early_end", "end", f"stages.{stage}", row.n,
            say.only_after_end(laid.map.name_of(here), row.n), owner=laid.map.owner_of(here),
            touched=_entered_after(laid, code), rank=1,
        )  # fmt: skip


def _entered_after(laid: "LaidMap", code: int) -> Who:
    marks = f"{laid.schema}.marks"
    return touched(
        f"SELECT journey_id FROM events WHERE entry AND opening > 1 AND stage = {code}"
        " UNION ALL SELECT e.journey_id FROM events e"
        f" JOIN {marks} m ON m.sig = e.sig"
        f" WHERE e.after_end AND COALESCE(m.x_stage, m.i_stage) = {code}"
    )
