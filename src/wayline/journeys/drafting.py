"""What would a first map look like: drafted from events alone, then laid on them to see what it shows [M71]."""

from collections.abc import Sequence
from dataclasses import dataclass

from wayline.engine import quote_name
from wayline.journeys.build import EventFacts
from wayline.journeys.cells import maybe_real, whole
from wayline.journeys.coverage import measure_coverage
from wayline.journeys.draft_document import (
    DraftDocument,
    DraftLink,
    DraftOutcome,
    Outline,
    Proofs,
    Stay,
    neighbours,
)
from wayline.journeys.draft_facts import RETURNS, CaseKind, DraftFacts, SeenName
from wayline.journeys.draft_stages import DraftStage, group_into_stages
from wayline.journeys.draft_words import ending_of, percent
from wayline.journeys.laid import LaidMap, laid_query, laid_sql
from wayline.journeys.laying import lay
from wayline.map import read_map_text, resolve

ENDS_WITH_IT = 0.6  # of the cases that have the event: then it may be an end
OF_ALL_ENDS = 0.05  # of all cases: rarer ends are left to the reader
MOST_OUTCOMES = 5
IN_ORDER, ENOUGH = 0.95, 20  # of the cases that have both, and how many must: then it is a sequence
COMES_BACK, MOST_LOOPS = 0.05, 5  # of all cases: then the way back is drawn
MOST_NAMES = 4_000  # the rarest of more are left to the reader


@dataclass(frozen=True, slots=True)
class Draft:
    """A drafted map.

    Attributes:
        yaml_text: the map, with comments that say what was seen and what is to be decided.
        per: what one journey follows.
        mapped: events that prove something of the map; `of` is what they are a share of [M50].
        journeys: cases on the map.
    """

    yaml_text: str
    per: str
    mapped: int
    of: int
    journeys: int

    @property
    def mapped_share(self) -> float | None:
        """Share of events that the map knows; None when no event belongs to a journey."""
        return self.mapped / self.of if self.of else None


def draft_map(store: EventFacts) -> Draft:
    """A first map from the events of a store: at least 95 % of them mapped.

    Raises:
        SourceError: when there are no events.
    """
    facts = DraftFacts(store)
    try:
        document = DraftDocument(_outline(facts))
    finally:
        facts.close()
    laid = lay(resolve(read_map_text(document.text())), store)
    try:
        proofs = _proofs(laid)
        coverage = measure_coverage(laid)
    finally:
        laid.engine.execute(f"DROP SCHEMA {quote_name(laid.schema)} CASCADE")
    classes = coverage.classes
    return Draft(document.text(proofs), laid.per, classes.mapped, classes.of, proofs.journeys)


def _outline(facts: DraftFacts) -> Outline:
    names = facts.names()
    kept = names[:MOST_NAMES]
    stages = group_into_stages(kept, n_cases=facts.case.n_cases)
    outcomes = _outcomes(_ending(kept, stages, facts.case), facts.case.n_cases)
    return Outline(
        facts.case,
        facts.source(),
        facts.zone(),
        sum(name.n_events for name in names),
        stages,
        outcomes if len(kept) > 1 else (),
        (*_sequences(facts, stages), *_loops(facts, stages)),
    )


def _ending(
    names: Sequence[SeenName], stages: Sequence[DraftStage], case: CaseKind
) -> Sequence[SeenName]:
    """The names that may end a case; what a returning customer begins with is no end [A1]."""
    if case.per != RETURNS or not stages:
        return names
    begins = {name.code for point in stages[0].points for name in point.names}
    return [name for name in names if name.code not in begins]


def _outcomes(names: Sequence[SeenName], n_cases: int) -> tuple[DraftOutcome, ...]:
    """Events with which most of their cases end; the kind by their words, else the usual end is success."""
    found = [
        name
        for name in names
        if name.n_last >= max(1.0, OF_ALL_ENDS * n_cases)
        and name.n_last >= ENDS_WITH_IT * name.n_cases
    ]
    found.sort(key=lambda name: (-name.n_last, name.name))
    found = found[:MOST_OUTCOMES]
    kinds = {name.code: ending_of(name.name) for name in found}
    if "success" not in kinds.values():
        for name in found:
            if kinds[name.code] is None:
                kinds[name.code] = "success"
                break
    return tuple(
        DraftOutcome(
            name,
            kinds[name.code] or "neutral",
            f"{name.n_last:,} of the {name.n_cases:,} cases that have it end with it"
            f" ({percent(name.n_last, name.n_cases)}); success, failure or neutral is a guess.",
        )
        for name in found
    )


def _sequences(facts: DraftFacts, stages: Sequence[DraftStage]) -> list[DraftLink]:
    """Touchpoints of one stage that nearly always come in one order."""
    pairs = neighbours(stages)
    counted = facts.orders((a.code, b.code) for a, b in pairs)
    found: list[DraftLink] = []
    for a, b in pairs:
        n, k = counted.get((a.code, b.code), (0, 0))
        if n >= ENOUGH and k >= IN_ORDER * n:
            why = f"In {k:,} of the {n:,} journeys with both, the first of them comes first ({percent(k, n)})."
            found.append(DraftLink(a, b, "sequence", why))
    return found


def _loops(facts: DraftFacts, stages: Sequence[DraftStage]) -> list[DraftLink]:
    """Ways back to an earlier stage that many take."""
    ranks = {
        point.lead.code: (rank, point.lead)
        for rank, stage in enumerate(stages)
        for point in stage.points
        if len(point.names) == 1
    }
    total = facts.case.n_cases
    found: list[DraftLink] = []
    for a, b, n in facts.steps():  # most frequent first
        is_back = a in ranks and b in ranks and ranks[a][0] > ranks[b][0]
        if is_back and n >= COMES_BACK * total and len(found) < MOST_LOOPS:
            why = f"{n:,} of {total:,} cases go back this way ({percent(n, total)}); wanted, or rework?"
            found.append(DraftLink(ranks[a][1], ranks[b][1], "loop", why))
    return found


def _proofs(laid: LaidMap) -> Proofs:
    run = laid.engine.run
    journeys = run(laid_sql("SELECT count(*) FROM laid.journeys", laid.schema)).rows[0][0]
    stays = {
        whole(stage): Stay(whole(entered), whole(finished), maybe_real(p75))
        for stage, entered, finished, p75 in run(laid_query("draft_stays", laid.schema)).rows
    }
    seen = {
        whole(code): (whole(k), whole(n))
        for code, k, n in run(laid_query("draft_seen", laid.schema)).rows
    }
    return Proofs(whole(journeys), stays, seen)
