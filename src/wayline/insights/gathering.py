"""How do the numbers of many analyses come into one document: frames stored once, members by number."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from wayline.base import Estimate, Frame
from wayline.insights.members import Who
from wayline.insights.overlaid import Framed

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(slots=True)
class Gathering:
    """Collects frames and who-lists while the document is put together."""

    frames: list[Frame] = field(default_factory=list)
    whos: list[Who] = field(default_factory=list)
    places: dict[Frame, int] = field(default_factory=dict)

    def place_of(self, frame: Frame) -> int:
        """The position of a frame; equal frames are stored once, whenever they were computed."""
        timeless = replace(frame, provenance=replace(frame.provenance, computed_at=_EPOCH))
        if timeless not in self.places:
            self.places[timeless] = len(self.frames)
            self.frames.append(frame)
        return self.places[timeless]

    def framed(self, estimate: Estimate, frame: Frame) -> Framed:
        """An estimate that knows its frame."""
        return Framed(estimate, self.place_of(frame))

    def maybe(self, estimate: Estimate | None, frame: Frame) -> Framed | None:
        """The same, or None where there is no estimate."""
        return None if estimate is None else self.framed(estimate, frame)

    def ask(self, whos: Iterable[Who], *, only: Collection[str] | None = None) -> None:
        """Ask for the members of these numbers, or of those among them that the document holds."""
        self.whos += [who for who in whos if only is None or who.number in only]

    def ask_rows(self, whos: Iterable[Who], keys: Collection[str]) -> None:
        """Ask for the members of the rows that the document shows, not of every row of the table."""
        self.ask(
            replace(who, names={code: key for code, key in who.names.items() if key in keys})
            for who in whos
        )

    def ask_as(self, who: Who, number: str, names: Mapping[str, str]) -> None:
        """Ask for the members of a number under another name: the same question, other row keys."""
        self.whos.append(replace(who, number=number, names=names))
