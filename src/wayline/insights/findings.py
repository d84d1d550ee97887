"""What should one look at first: what is surely worse than it should be, by accounts touched [A35]."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from wayline.engine import ScopeFilter
from wayline.insights import finding_sentences as say
from wayline.insights.answers import Answers
from wayline.insights.asking import ask
from wayline.insights.candidates import Candidate, most_specific, significant
from wayline.insights.finding_flow import dead_ends, desire_paths, rounds, silo_breaks
from wayline.insights.finding_plan import departures, early_ends, only_after_end
from wayline.insights.finding_times import late_answers, late_paths, late_stages
from wayline.insights.finding_views import blind_spots, holes, missed_kpis
from wayline.insights.gathering import Gathering
from wayline.insights.members import Source, Who, by_source
from wayline.insights.overlaid import FindingRow
from wayline.insights.requests import instant
from wayline.insights.results import must_equal
from wayline.insights.rows import maybe_whole, whole
from wayline.journeys import Scope, scope_filter

if TYPE_CHECKING:
    from wayline.base import Frame
    from wayline.journeys import LaidMap


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is worse than it should be.

    Attributes:
        candidate: what it is, where, with which number, and what is said.
        fingerprint: of kind, cell and segment: the same finding has the same one in every run.
        units: how many units its list holds; None where nothing can be listed.
        accounts: how many customers it touches; a journey without account is its own.
        since: the day on which the first of its journeys began, in the zone of the map.
    """

    candidate: Candidate
    fingerprint: str
    units: int | None
    accounts: int
    since: str | None


@dataclass(frozen=True, slots=True)
class Findings:
    """What stands out, most accounts first."""

    rows: tuple[Finding, ...]
    frame: "Frame"

    @property
    def who(self) -> tuple[Who, ...]:
        """Who is behind the n of each: `findings.<fingerprint>.n`."""
        return tuple(
            replace(row.candidate.touched, number=f"findings.{row.fingerprint}.n")
            for row in self.rows
            if row.candidate.touched is not None
        )

    def check(self) -> None:
        """The list of a finding is exactly its n long; no two findings are the same [L3]."""
        for row in self.rows:
            if row.units is not None:
                must_equal(row.candidate.n, [row.units], what=row.candidate.cell)
        different = {row.fingerprint for row in self.rows}
        must_equal(len(self.rows), [len(different)], what="findings")


def find_worst(laid: "LaidMap", scope: Scope, answers: Answers) -> Findings:
    """What is surely worse than promised, planned or done elsewhere, at most once a cell and cause [A35].

    A row of an analysis is one where its whole interval lies on the worse side, and q < 0.05 where rows
    of its kind were tested together. Ways that nobody drew count also where customers fare better.
    """
    kept = most_specific(significant(_candidates(laid, scope, answers)))
    only = scope_filter(laid, scope)
    counted = _count_touched(laid, only, [one.touched for one in kept if one.touched is not None])
    rows = [_finding(laid, one, counted) for one in kept]
    rows.sort(key=lambda row: (-row.accounts, row.candidate.cell, row.fingerprint))
    return Findings(tuple(rows), answers.conversion.frame)


def _candidates(laid: "LaidMap", scope: Scope, answers: Answers) -> Iterator[Candidate]:
    yield from late_stages(laid, answers.on_time)
    yield from late_paths(laid, answers.paths)
    yield from late_answers(laid, answers.response_times)
    yield from dead_ends(laid, scope, answers.dead_ends)
    yield from silo_breaks(laid, answers.handovers)
    yield from rounds(laid, scope, answers.rework)
    yield from desire_paths(laid, answers.desire_paths)
    yield from departures(laid, answers.conformance)
    yield from early_ends(laid, scope, answers.conversion.frame)
    yield from only_after_end(laid, answers.coverage)
    yield from _of_all(scope, blind_spots(laid, answers.gaps, answers.use))
    yield from missed_kpis(laid, answers.kpis)
    yield from holes(laid, answers.coverage, answers.conversion.frame)


def _of_all(scope: Scope, found: Iterator[Candidate]) -> Iterator[Candidate]:
    """Findings on what the map itself states, which no scope restricts: they say so under one."""
    for one in found:
        if scope == Scope():
            yield one
        else:
            yield replace(one, words=say.of_all_customers(one.words))


def fingerprint(candidate: Candidate) -> str:
    """The same for the same kind, cell and segment, whatever the numbers are."""
    name = f"{candidate.kind}|{candidate.cell}|{candidate.segment or ''}"
    return hashlib.sha256(name.encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class _Counted:
    """How many units of how many accounts, and when the first of their journeys began."""

    units: int = 0
    accounts: int = 0
    first_us: int | None = None


_Counts = dict[tuple[Source, str, str], _Counted]  # by SELECT, key and side


def _count_touched(laid: "LaidMap", only: ScopeFilter, touched: list[Who]) -> _Counts:
    """What candidates touch; one statement for each different SELECT."""
    found: _Counts = {}
    for source, codes in by_source(touched):
        text = source.text("touched_counts", codes)
        for key, side, *counts in ask(laid, only, text, source.parameters).rows:
            units, accounts, first_us = counts
            found[source, str(key), str(side)] = _Counted(
                whole(units), whole(accounts), maybe_whole(first_us)
            )
    return found


def _finding(laid: "LaidMap", candidate: Candidate, counts: _Counts) -> Finding:
    name, touched = fingerprint(candidate), candidate.touched
    if touched is None:
        return Finding(candidate, name, None, 0, None)
    code, side = ("", "did") if touched.of is None else (touched.of.code, touched.of.side)
    counted = counts.get((touched.source, code, side), _Counted())
    since = None
    if counted.first_us is not None:
        began = instant(counted.first_us).astimezone(ZoneInfo(laid.map.timezone))
        since = began.date().isoformat()
    return Finding(candidate, name, counted.units, counted.accounts, since)


def finding_rows(found: Findings, gathering: Gathering) -> tuple[FindingRow, ...]:
    """The section `findings` of the living map, with its members asked for."""
    gathering.ask(found.who)
    return tuple(_row(row, gathering) for row in found.rows)


def _row(row: Finding, gathering: Gathering) -> FindingRow:
    one = row.candidate
    return FindingRow(
        kind=one.kind,
        cell=one.cell,
        segment=one.segment,
        n=one.n,
        accounts=row.accounts,
        estimate=None if one.frame is None else gathering.maybe(one.estimate, one.frame),
        q=one.q,
        money=None,
        owner=one.owner,
        since=row.since,
        sentence=one.words.sentence,
        suggestion=one.words.suggestion,
        fingerprint=row.fingerprint,
    )
