"""Where do we see it otherwise than customers, miss our targets, or see nothing at all [A35]?"""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from wayline.insights import finding_sentences as say
from wayline.insights.asking import code_of
from wayline.insights.candidates import Candidate, Words, touched
from wayline.insights.comparisons import binomial_p_above
from wayline.insights.estimates import share_estimate
from wayline.insights.importance import Gaps, TouchpointGaps
from wayline.insights.kpis import Kpis, KpiStatus
from wayline.insights.members import Who
from wayline.insights.touchpoint_use import Use
from wayline.journeys import Coverage
from wayline.map import Ref

if TYPE_CHECKING:
    from wayline.base import Frame
    from wayline.journeys import LaidMap

UNMATCHED_MOST = 0.05  # a map promises that at least 95 % of the events prove something [M50]
NAMES_SHOWN = 3


def blind_spots(laid: "LaidMap", gaps: Gaps, use: Use) -> Iterator[Candidate]:
    """What customers find important and bad, and we do not; 90 % of the draws agree, so no test [A23].

    n counts the journeys that came to the touchpoint: the customers who were asked stand in the map.
    """
    journeys = {row.touchpoint: row.journeys for row in use.rows}
    for row in gaps.rows:
        words = _blind_spot_words(laid, row) if row.name == "blind_spot" else None
        if words is None or row.performance_customer is None:
            continue
        here, code = Ref("touchpoint", row.touchpoint), code_of(laid, "touchpoints", row.touchpoint)
        yield Candidate(
            "blind_spot", "view", f"touchpoints.{row.touchpoint}", journeys.get(row.touchpoint, 0),
            words, estimate=row.performance_customer.estimate, frame=gaps.frame,
            owner=laid.map.owner_of(here),
            touched=touched(f"SELECT DISTINCT journey_id FROM events WHERE touchpoint = {code}"),
        )  # fmt: skip


def _blind_spot_words(laid: "LaidMap", row: TouchpointGaps) -> Words | None:
    theirs = (row.importance_customer, row.performance_customer)
    ours = (row.importance_internal, row.performance_internal)
    if theirs[0] is None or theirs[1] is None or ours[0] is None or ours[1] is None:
        return None
    return say.blind_spot(
        laid.map.name_of(Ref("touchpoint", row.touchpoint)),
        theirs=(theirs[0].value, theirs[1].value),
        ours=(ours[0].value, ours[1].value),
        n=min(theirs[0].estimate.n, theirs[1].estimate.n),
    )


def missed_kpis(laid: "LaidMap", kpis: Kpis) -> Iterator[Candidate]:
    """KPIs whose whole interval lies on the wrong side of the target: the interval is the test."""
    for row in kpis.rows:
        if row.point != "missed" or row.sure != "yes" or row.target is None:
            continue
        kpi = laid.map.kpi(row.key)
        value = say.amount(row.value.value, row.value.unit)
        lines = [
            say.amount(one, row.value.unit)
            for one in (row.target, row.target_high)
            if one is not None
        ]
        target = say.line(row.target_kind, lines, better=row.better)
        yield Candidate(
            "kpi_missed", "target", f"kpis.{row.key}", row.value.n,
            say.kpi_missed(laid.map.words(kpi.name), value, target, n=row.value.n),
            estimate=row.value, frame=row.frame, owner=laid.map.owner_of(Ref("kpi", row.key)),
            touched=_counted(kpis, row),
        )  # fmt: skip


def _counted(kpis: Kpis, row: KpiStatus) -> Who | None:
    """Those that the number was counted on."""
    found = next((who for who in kpis.who if who.number == f"kpis.{row.key}.value"), None)
    if found is None or found.is_table:
        return None
    sql = f"SELECT w.journey_id FROM (\n{found.sql}\n) w WHERE w.side IN ('did', 'did_not')"
    return touched(sql, found.parameters)


def holes(laid: "LaidMap", coverage: Coverage, frame: "Frame") -> Iterator[Candidate]:
    """Elements that have a rule and no event, and events that no rule matches."""
    if coverage.journeys:
        yield from (_silent(laid, ref) for ref in coverage.silent)
    classes = coverage.classes
    share = share_estimate(classes.unmatched, classes.of)
    names = ", ".join(f"`{one.name}`" for one in coverage.unmatched[:NAMES_SHOWN])
    if classes.unmatched:
        yield Candidate(
            "coverage_hole", "unmatched", "coverage.unmatched_names", classes.unmatched,
            say.unmatched(classes.unmatched, classes.of, names), estimate=share, frame=frame,
            holds=share.low is not None and share.low > UNMATCHED_MOST,
            p=binomial_p_above(classes.unmatched, classes.of, UNMATCHED_MOST),
            owner=laid.map.document.owner,
            touched=touched("SELECT journey_id FROM events WHERE class = 8"),
        )  # fmt: skip


def _silent(laid: "LaidMap", ref: str) -> Candidate:
    kind, _, key = ref.partition(":")
    here = Ref(kind, key)
    blank = Candidate(
        "coverage_hole", "silent", f"{kind}s.{key}", 0, say.silent_place(laid.map.name_of(here))
    )
    return replace(blank, owner=laid.map.owner_of(here))
