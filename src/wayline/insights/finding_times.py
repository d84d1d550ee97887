"""Which standards and response times are missed, by all or by one segment alone [A35] [A11]?"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wayline.base import Estimate
from wayline.insights import finding_sentences as say
from wayline.insights.asking import keys_of
from wayline.insights.candidates import Candidate, in_segment, touched_by
from wayline.insights.comparisons import binomial_p_above, difference_estimate, fisher_p
from wayline.insights.estimates import SMALLEST_SHARE, share_estimate
from wayline.insights.response_times import ResponseTimes
from wayline.insights.stakeholder_paths import StakeholderPaths
from wayline.insights.standards import Kept, OnTime, StageStandard
from wayline.map import Ref, Standard

if TYPE_CHECKING:
    from wayline.journeys import LaidMap


@dataclass(frozen=True, slots=True)
class _Test:
    """A share of promises kept against what was promised, or against the other segments."""

    holds: bool
    p: float


def below_promise(kept: Estimate, promised: float | None) -> _Test:
    """Is the share kept surely below the promised one (else below nine in ten)?"""
    bar = 1 - SMALLEST_SHARE if promised is None else promised
    missed = kept.n - (kept.k or 0)
    surely = kept.high is not None and kept.high < bar
    return _Test(surely, binomial_p_above(missed, kept.n, 1 - bar))


def late_stages(laid: "LaidMap", on_time: OnTime) -> Iterator[Candidate]:
    """Every agreed standard of a stage: as a whole, and segment by segment against the others."""
    for row in on_time.rows:
        if row.kept.promise.basis == "planned" and row.kept.on_time.n:
            yield _whole(laid, row, on_time)
            yield from _segments(laid, row, on_time)


def _whole(laid: "LaidMap", row: StageStandard, on_time: OnTime) -> Candidate:
    kept = row.kept
    test = below_promise(kept.on_time, kept.promise.share)
    return _late(laid, row, kept, on_time=on_time, test=test)


def _segments(laid: "LaidMap", row: StageStandard, on_time: OnTime) -> Iterator[Candidate]:
    """A segment is late on its own when it misses the promise and the other ones keep it better."""
    named = [kept for kept in row.segments if kept.segment]
    for kept in named:
        others = _together([other for other in row.segments if other is not kept])
        difference = difference_estimate(kept.on_time, others)
        test = below_promise(kept.on_time, kept.promise.share)
        worse = difference.high is not None and difference.high < -SMALLEST_SHARE
        counts = (kept.on_time.k or 0, kept.on_time.n), (others.k or 0, others.n)
        p = max(test.p, fisher_p(*counts))
        yield _late(laid, row, kept, on_time=on_time, test=_Test(test.holds and worse, p))


def _together(parts: list[Kept]) -> Estimate:
    return share_estimate(
        sum(kept.on_time.k or 0 for kept in parts), sum(kept.on_time.n for kept in parts)
    )


def _late(
    laid: "LaidMap", row: StageStandard, kept: Kept, *, on_time: OnTime, test: _Test
) -> Candidate:
    missed = kept.on_time.n - (kept.on_time.k or 0)
    touched = touched_by(on_time.who, "stages.*.standard.on_time", row.stage, side="did_not")
    segment = None
    if kept.segment:
        codes = {key: code for code, key in keys_of(laid, "segments").items()}
        touched = in_segment(touched, codes[kept.segment])
        segment = laid.map.name_of(Ref("segment", kept.segment))
    words = say.late(
        laid.map.name_of(Ref("stage", row.stage)),
        kept.promise.text,
        missed=missed,
        n=kept.on_time.n,
        segment=segment,
    )
    return Candidate(
        "late", "time", f"stages.{row.stage}", missed, words, segment=kept.segment or None,
        estimate=kept.on_time, frame=on_time.frame, holds=test.holds, p=test.p, owner=row.owner,
        touched=touched,
    )  # fmt: skip


def late_paths(laid: "LaidMap", paths: StakeholderPaths) -> Iterator[Candidate]:
    """Every stakeholder path with a standard of its own."""
    for row in paths.rows:
        standard = laid.map.path(row.path).standard
        if row.on_time is None or not row.on_time.n or not isinstance(standard, Standard):
            continue
        test = below_promise(row.on_time, standard.share)
        missed = row.on_time.n - (row.on_time.k or 0)
        promise = standard.target.said if standard.target is not None else str(standard.due)
        words = say.path_late(
            laid.map.name_of(Ref("path", row.path)), promise, missed=missed, n=row.on_time.n
        )
        yield Candidate(
            "late", "time", f"paths.{row.path}", missed, words, estimate=row.on_time,
            frame=paths.frame, holds=test.holds, p=test.p, owner=row.owner,
            touched=touched_by(paths.who, "paths.*.on_time", row.path, side="did_not"),
        )  # fmt: skip


def late_answers(laid: "LaidMap", times: ResponseTimes) -> Iterator[Candidate]:
    """Every touchpoint that promises an answer; a dead end there says the same, and more."""
    for row in times.rows:
        if not row.on_time.n:
            continue
        test = below_promise(row.on_time, None)
        late = row.on_time.n - (row.on_time.k or 0)
        place = laid.map.name_of(Ref("touchpoint", row.touchpoint))
        yield Candidate(
            "late", "silence", f"touchpoints.{row.touchpoint}", late,
            say.answers_late(place, row.promise, late=late, n=row.on_time.n), estimate=row.on_time,
            frame=times.frame, holds=test.holds, p=test.p, owner=row.owner,
            touched=touched_by(times.who, "touchpoints.*.on_time", row.touchpoint, side="did_not"),
        )  # fmt: skip
