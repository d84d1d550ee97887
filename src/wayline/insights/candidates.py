"""What may become a finding: something that is worse than it should be, with its ground [A35]."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from wayline.base import Estimate, Frame, Sentence
from wayline.engine import Parameters
from wayline.insights.comparisons import benjamini_hochberg
from wayline.insights.members import Of, Side, Who

FindingKind = Literal[
    "late", "dead_end", "silo_break", "re_ask", "self_loop", "round_trip", "back_to_start",
    "ping_pong", "missing_step", "wrong_channel", "skipped_gate", "failure", "desire_path",
    "blind_spot", "kpi_missed", "coverage_hole", "early_end",
]  # fmt: skip
Q_BELOW = 0.05


@dataclass(frozen=True, slots=True)
class Words:
    """What is said: one sentence with its numbers, and what to do."""

    sentence: Sentence
    suggestion: Sentence


@dataclass(frozen=True, slots=True)
class Candidate:
    """One row of an analysis, tested.

    Attributes:
        kind: what it would be called.
        cause: two kinds of one cause at one cell are one finding: the more specific.
        cell: the place in the living map (`stages.mobilize`).
        segment: key of the one segment that it is about.
        n: units that it happened to.
        words: what is said.
        estimate: the number behind it, in `frame`.
        holds: True when the whole interval lies on the worse side.
        p: of the test; q follows over all rows of the kind. None = not tested, or q is given.
        q: of rows that were tested together before.
        owner: who answers for the cell.
        touched: who it happened to, all on the side of those who did; named when it is a finding.
        rank: among kinds of one cause, the higher one is more specific.
    """

    kind: FindingKind
    cause: str
    cell: str
    n: int
    words: Words
    segment: str | None = None
    estimate: Estimate | None = None
    frame: Frame | None = None
    holds: bool = True
    p: float | None = None
    q: float | None = None
    owner: str | None = None
    touched: Who | None = None
    rank: int = 0


def touched(sql: str, parameters: Parameters | None = None) -> Who:
    """Every journey that a SELECT of journey_id returns."""
    return Who("", f"SELECT journey_id, 'did' AS side FROM (\n{sql}\n) t", parameters or {})


def touched_by(who: Iterable[Who], number: str, key: str, *, side: Side) -> Who | None:
    """The journeys on one side of a number of a table row (`stages.*.moved_on`, key of the row)."""
    asked = (one for one in who if one.number == number and key in one.names.values())
    found = next(asked, None)
    if found is None:
        return None
    code = next(code for code, name in found.names.items() if name == key)
    return Who("", found.sql, found.parameters, of=Of(code, side))


def in_segment(who: Who | None, segment: int) -> Who | None:
    """Those of one segment."""
    if who is None:
        return None
    own = f"SELECT journey_id FROM journeys WHERE segment = {segment}"
    return replace(who, sql=f"SELECT * FROM (\n{who.sql}\n) t WHERE journey_id IN ({own})")


def significant(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Those that hold, and where they were tested with q < 0.05 over all rows of their kind [L9]."""
    kept: list[Candidate] = []
    for _, same in groupby(sorted(candidates, key=lambda one: one.kind), key=lambda one: one.kind):
        family = list(same)
        for one, q in zip(family, benjamini_hochberg([c.p for c in family]), strict=True):
            judged = one if q is None else replace(one, q=q)
            is_clear = judged.q is None or judged.q < Q_BELOW
            if judged.holds and is_clear and not _is_too_few(judged):
                kept.append(judged)
    return kept


def _is_too_few(candidate: Candidate) -> bool:
    """True when so few stand behind it that no share would be shown [L8]."""
    return candidate.estimate is not None and candidate.estimate.quality == "too_few"


def most_specific(candidates: Iterable[Candidate]) -> list[Candidate]:
    """At most one for each cell and cause: the most specific wins.

    A segment is more specific than all; two segments of one cell stand beside each other.
    """
    by_cell: dict[tuple[str, str], list[Candidate]] = {}
    for one in candidates:
        by_cell.setdefault((one.cell, one.cause), []).append(one)
    return [one for found in by_cell.values() for one in _of_cell(found)]


def _of_cell(found: list[Candidate]) -> list[Candidate]:
    top = max(one.rank for one in found)
    best = [one for one in found if one.rank == top]
    by_segment: Mapping[str | None, Candidate] = {
        one.segment: one for one in sorted(best, key=lambda one: one.n)
    }
    if len(by_segment) > 1:
        return [one for segment, one in by_segment.items() if segment is not None]
    return list(by_segment.values())
