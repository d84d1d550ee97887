"""What became of every event, and how much of the map the data can show [M50] [A18]."""

from datetime import datetime
from typing import TYPE_CHECKING

from wayline.base import Clock, Frame
from wayline.insights.answers import Answers
from wayline.insights.asking import ask, population
from wayline.insights.estimates import share_estimate
from wayline.insights.gathering import Gathering
from wayline.insights.overlaid import (
    CoverageRow,
    EventBalance,
    SourceCoverage,
    UnmatchedName,
)  # fmt: skip
from wayline.insights.requests import definition_id, frame_of, instant
from wayline.insights.rows import maybe_whole, whole
from wayline.journeys import Coverage, Scope, learned_once, measure_coverage, scope_filter

if TYPE_CHECKING:
    from wayline.journeys import LaidMap

NAMED = 50  # unmatched names that the document lists


def event_balance(laid: "LaidMap", scope: Scope, *, answers: Answers) -> EventBalance:
    """Every event that was received, by what became of it; always of the whole store, not of a scope."""
    everything = Scope()
    classes = (answers.coverage if scope == everything else _whole_store(laid)).classes
    text = (
        "SELECT coalesce(sum(received), 0) AS received, coalesce(sum(stored), 0) AS stored,"
        " coalesce(sum(duplicate), 0) AS duplicate, coalesce(sum(quarantined), 0) AS quarantined"
        f" FROM {laid.facts}.loads"
    )
    loads = laid.engine.run(text).first()
    received, stored, duplicate, quarantined = (
        whole(loads[name]) for name in ("received", "stored", "duplicate", "quarantined")
    )
    return EventBalance(
        received, stored, duplicate, quarantined, classes.credited, classes.structural,
        classes.surplus, classes.no_unit, classes.no_case, classes.many_cases, classes.ignored,
        classes.unmatched,
    )  # fmt: skip


@learned_once
def _whole_store(laid: "LaidMap") -> Coverage:
    return measure_coverage(laid)


def journeys_frame(laid: "LaidMap", scope: Scope, *, clock: Clock) -> Frame:
    """The frame of the whole document: its journeys, those that began before the data left out."""
    text = (
        "SELECT count(*) AS n, coalesce(sum(CASE WHEN left_truncated THEN 1 ELSE 0 END), 0) AS cut"
        " FROM journeys"
    )
    row = ask(laid, scope_filter(laid, scope), text).first()
    return frame_of(
        laid,
        scope,
        definition=definition_id("overlay", scope),
        population=population(whole(row["n"]), {"left_truncated": whole(row["cut"])}),
        clock=clock,
    )


def count_accounts(laid: "LaidMap", scope: Scope) -> tuple[int, datetime | None]:
    """How many different accounts the journeys of a scope belong to, and when the first of them started."""
    text = "SELECT count(DISTINCT account) AS n, min(started_us) AS first_us FROM journeys"
    row = ask(laid, scope_filter(laid, scope), text).first()
    first = maybe_whole(row["first_us"])
    return whole(row["n"]), None if first is None else instant(first)


def coverage_row(
    laid: "LaidMap", scope: Scope, *, answers: Answers, gathering: Gathering, clock: Clock
) -> CoverageRow:
    """The share of events that the map explains, and the parts of the map that no event shows."""
    coverage = answers.coverage
    classes = coverage.classes
    left_out = {
        "no_case": classes.no_case, "many_cases": classes.many_cases, "ignored": classes.ignored,
    }  # fmt: skip
    frame = frame_of(
        laid,
        scope,
        definition=definition_id("coverage", scope),
        population=population(classes.in_scope, left_out),
        clock=clock,
    )
    return CoverageRow(
        mapped=classes.mapped,
        of=classes.of,
        share=gathering.framed(share_estimate(classes.mapped, classes.of), frame),
        ambiguous=coverage.ambiguous_events,
        sources=tuple(
            SourceCoverage(one.key, one.classes.in_scope, one.classes.mapped, one.classes.of)
            for one in coverage.sources
        ),
        unmatched_names=tuple(UnmatchedName(one.name, one.n) for one in coverage.unmatched[:NAMED]),
        silent=coverage.silent,
        unbound=coverage.unbound,
    )
