"""Who is in which segment, and are there enough of them to be compared [L8]?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wayline.base import quality_of
from wayline.engine import Value
from wayline.insights.asking import ask, keys_of, question
from wayline.insights.gathering import Gathering
from wayline.insights.members import Who
from wayline.insights.overlaid import SegmentRow
from wayline.insights.rows import whole
from wayline.journeys import scope_filter

if TYPE_CHECKING:
    from wayline.journeys import LaidMap, Scope

COUNTS = ("accounts", "journeys", "open_now")
SEGMENT_MEMBERS = "SELECT segment AS key, journey_id, 'did' AS side FROM journeys WHERE segment > 0"


@dataclass(frozen=True, slots=True)
class SegmentSize:
    """How many belong to a segment; a journey belongs to the first one whose rule holds at its start."""

    key: str
    accounts: int
    journeys: int
    open_now: int

    @property
    def is_comparable(self) -> bool:
        """True with ten accounts or more; fewer are shown, not held against another segment [L8]."""
        return quality_of(self.accounts) not in {"none", "too_few", "few"}


@dataclass(frozen=True, slots=True)
class Segments:
    """Every segment of the map, in its order, and who is in it."""

    rows: tuple[SegmentSize, ...]
    who: tuple[Who, ...]


def measure_segments(laid: "LaidMap", scope: "Scope") -> Segments:
    """The size of every segment of the map over the journeys of a scope."""
    found = ask(laid, scope_filter(laid, scope), question("segment_sizes")).dicts()
    sizes = {whole(row["key"]): row for row in found}
    names = keys_of(laid, "segments")
    rows = [_size(key, sizes.get(code, {})) for code, key in names.items()]
    codes = {str(code): key for code, key in names.items()}
    who = (
        Who("segments.*.journeys", SEGMENT_MEMBERS, {}, codes),
        Who("segments.*.open_now", f"{SEGMENT_MEMBERS} AND outcome IS NULL", {}, codes),
    )
    return Segments(tuple(rows), who)


def _size(key: str, row: Mapping[str, Value]) -> SegmentSize:
    """The numbers of a segment; nobody is in one that has no row."""
    accounts, journeys, open_now = (whole(row.get(name)) for name in COUNTS)
    return SegmentSize(key, accounts, journeys, open_now)


def segment_rows(measure: Segments, gathering: Gathering) -> tuple[SegmentRow, ...]:
    """The section `segments` of the overlay, with its members asked for."""
    gathering.ask(measure.who)
    return tuple(
        SegmentRow(row.key, row.accounts, row.journeys, row.open_now, row.is_comparable)
        for row in measure.rows
    )
