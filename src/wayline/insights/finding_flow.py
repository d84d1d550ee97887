"""Where do customers fall silent, wait between departments, go round, take a way nobody drew [A35]?"""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from wayline.base import Estimate, Sentence
from wayline.insights import finding_sentences as say
from wayline.insights.asking import code_of, keys_of, question
from wayline.insights.candidates import Candidate, FindingKind, touched_by
from wayline.insights.comparisons import (
    binomial_p_above,
    design_effect_of,
    difference_estimate,
    fisher_p,
)
from wayline.insights.dead_ends import DeadEnds, last_passes, silent_for_good
from wayline.insights.desire_paths import DesirePaths
from wayline.insights.estimates import SMALLEST_SHARE, share_estimate
from wayline.insights.handovers import Handover, Handovers
from wayline.insights.members import Of, Who
from wayline.insights.quiet import measure_quiet
from wayline.insights.rework import Again, Rework, row_key
from wayline.insights.shares import NOBODY, Share, Units, measure_shares
from wayline.journeys import scope_filter
from wayline.map import Ref

if TYPE_CHECKING:
    from wayline.insights.flow import Flow
    from wayline.journeys import LaidMap, Scope

DONE_AGAIN: dict[str, FindingKind] = {
    "self_loop": "self_loop", "repeat": "round_trip", "back_to_start": "back_to_start",
}  # fmt: skip


def dead_ends(laid: "LaidMap", scope: "Scope", ends: DeadEnds) -> Iterator[Candidate]:
    """Touchpoints after which customers fall silent for good; who came back later was not swallowed.

    The analysis counts a silence of D as one; a finding wants it to last until today or the end.
    """
    only = scope_filter(laid, scope)
    passes = last_passes(laid, measure_quiet(laid), only)
    if passes is None:
        return
    stayed = silent_for_good(passes)
    codes = {key: code for code, key in keys_of(laid, "touchpoints").items()}
    shares = measure_shares(laid, only, stayed)
    leading = [row for row in ends.rows if row.leads_on]
    for row in leading:
        mine = shares.get(codes[row.touchpoint], NOBODY)
        beside = [other for other in leading if other.stage == row.stage and other is not row]
        others = [shares.get(codes[other.touchpoint], NOBODY) for other in beside]
        base = share_estimate(sum(one.k for one in others), sum(one.n for one in others))
        difference = difference_estimate(mine.estimate, base)
        here, stage = Ref("touchpoint", row.touchpoint), Ref("stage", row.stage)
        yield Candidate(
            "dead_end", "silence", f"touchpoints.{row.touchpoint}", mine.k,
            say.dead_end(laid.map.name_of(here), mine.estimate, base, stage=laid.map.name_of(stage)),
            estimate=mine.estimate, frame=ends.frame,
            holds=row.flagged and difference.low is not None and difference.low > 0,
            p=_share_p(mine, base), owner=laid.map.owner_of(here),
            touched=_of_units(stayed, codes[row.touchpoint]), rank=1,
        )  # fmt: skip


def _share_p(mine: Share, base: Estimate) -> float:
    deff = design_effect_of(mine.estimate)
    return fisher_p((round(mine.k / deff), round(mine.n / deff)), (base.k or 0, base.n))


def _of_units(units: Units, code: int) -> Who:
    return replace(units.who("", {}), of=Of(str(code), "did"))


def silo_breaks(laid: "LaidMap", handovers: Handovers) -> Iterator[Candidate]:
    """Handovers that the map gives a longest wait, when surely more than one in ten waits longer."""
    for row in handovers.rows:
        place, owner = _handover_place(laid, row)
        yield from _late_handover(laid, row, handovers, place=place, owner=owner)
        share = share_estimate(row.re_ask, row.n, accounts=row.accounts)
        yield Candidate(
            "re_ask", "asked_again", place, row.re_ask,
            say.re_ask(*_departments(laid, row), asked=row.re_ask, n=row.n),
            estimate=share, frame=handovers.frame, holds=_is_above(share),
            p=binomial_p_above(row.re_ask, row.n, SMALLEST_SHARE), owner=owner,
            touched=touched_by(handovers.who, "handovers.*.kinds.re_ask", row.key, side="did"),
        )  # fmt: skip


def _late_handover(
    laid: "LaidMap", row: Handover, handovers: Handovers, *, place: str, owner: str | None
) -> Iterator[Candidate]:
    if row.standard_s is None:
        return
    share = share_estimate(row.late, row.n, accounts=row.accounts)
    yield Candidate(
        "silo_break", "handover", place, row.late,
        say.silo_break(
            *_departments(laid, row), late=row.late, n=row.n, allowed=_promised(laid, row)
        ),
        estimate=share, frame=handovers.frame, holds=_is_above(share),
        p=binomial_p_above(row.late, row.n, SMALLEST_SHARE), owner=owner,
        touched=touched_by(handovers.who, "handovers.*.kinds.late", row.key, side="did"),
    )  # fmt: skip


def _is_above(share: Estimate) -> bool:
    """Surely more than one in ten: what the map rules out happens as a habit."""
    return share.low is not None and share.low > SMALLEST_SHARE


def _departments(laid: "LaidMap", row: Handover) -> tuple[str, str]:
    names = {one.key: laid.map.words(one.name) for one in laid.map.departments}
    return names.get(row.giver, row.giver), names.get(row.taker, row.taker)


def _handover_place(laid: "LaidMap", row: Handover) -> tuple[str, str | None]:
    """The link of the map between the two, and who takes over."""
    for link in laid.map.document.links:
        passed = link.handover if link.kind == "handover" else None
        if passed is not None and (str(passed.from_), str(passed.to)) == (row.giver, row.taker):
            return f"links.{link.key or f'{link.from_.key}>{link.to.key}'}", row.taker
    return f"handovers.{row.key}", row.taker


def _promised(laid: "LaidMap", row: Handover) -> Sentence:
    """The longest wait, as the map states it."""
    for link in laid.map.document.links:
        passed = link.handover if link.kind == "handover" else None
        if passed is not None and (str(passed.from_), str(passed.to)) == (row.giver, row.taker):
            return say.length(None) if link.max_wait is None else link.max_wait.said
    return say.length(row.standard_s)


def rounds(laid: "LaidMap", scope: "Scope", rework: Rework) -> Iterator[Candidate]:
    """What the map does not repeat and surely more than one journey in ten does again; ping-pong."""
    has_way_back = {key for stage in laid.map.stages for key in laid.map.next_stages(stage.key)}
    for row in rework.rows:
        if row.kind == "ping_pong":
            yield _ping_pong(laid, scope, rework, row=row)
        elif row.kind in DONE_AGAIN and not (
            row.kind == "back_to_start" and row.item in has_way_back
        ):
            yield _again(laid, rework, row)


def _again(laid: "LaidMap", rework: Rework, row: Again) -> Candidate:
    kind = DONE_AGAIN[row.kind]
    is_stage = row.kind == "back_to_start"
    here = Ref("stage" if is_stage else "touchpoint", row.item)
    return Candidate(
        kind, "again", f"{'stages' if is_stage else 'touchpoints'}.{row.item}", row.journeys,
        say.again(laid.map.name_of(here), row.share, kind=kind),
        estimate=row.share, frame=rework.frame, holds=_is_above(row.share),
        p=binomial_p_above(row.share.k or 0, row.share.n, SMALLEST_SHARE),
        owner=laid.map.owner_of(here), rank=1 if row.kind == "self_loop" else 0,
        touched=touched_by(rework.who, "rework.*.journeys", row.key, side="did"),
    )  # fmt: skip


def _ping_pong(laid: "LaidMap", scope: "Scope", rework: Rework, *, row: Again) -> Candidate:
    """Going there and back is a fault only where those who do it succeed less."""
    code = code_of(laid, "departments", row.item)
    text = question("ping_pong_ends", units=question("rework_units_ping_pong"))
    shares = measure_shares(laid, scope_filter(laid, scope), Units(text, {"code": code}))
    pong, straight = shares.get(1, NOBODY).estimate, shares.get(0, NOBODY).estimate
    difference = difference_estimate(pong, straight)
    name = next(
        (laid.map.words(one.name) for one in laid.map.departments if one.key == row.item), row.item
    )
    return Candidate(
        "ping_pong", "again", f"rework.{row_key(row.item, row.kind)}", row.journeys,
        say.ping_pong(name, difference, k=row.journeys, n=row.share.n),
        estimate=difference, frame=rework.frame,
        holds=difference.high is not None and difference.high < 0,
        p=fisher_p((pong.k or 0, pong.n), (straight.k or 0, straight.n)),
        owner=row.item, touched=touched_by(rework.who, "rework.*.journeys", row.key, side="did"),
    )  # fmt: skip


def desire_paths(laid: "LaidMap", paths: DesirePaths) -> Iterator[Candidate]:
    """Ways that nobody drew, on which customers surely fare better or worse."""
    flow: Flow = paths.flow
    for row in paths.rows:
        first, second = (Ref("touchpoint", key) for key in (row.step.a, row.step.b))
        yield Candidate(
            "desire_path", "way", f"links.{row.key}", row.step.journeys,
            say.desire_path(
                laid.map.name_of(first), laid.map.name_of(second), n=row.step.journeys,
                leaving=row.leaving, difference=row.difference,
            ),
            estimate=row.difference, frame=paths.frame, holds=row.verdict in ("better", "worse"),
            q=row.q, owner=laid.map.owner_of(first),
            touched=touched_by(flow.who, "transitions.*.journeys", row.key, side="did"),
        )  # fmt: skip
