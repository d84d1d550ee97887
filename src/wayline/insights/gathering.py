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

    def asked_of(self, numbers: Collection[str]) -> tuple[Who, ...]:
        """What was asked for, less what the document does not hold."""
        asked = (_within(who, numbers) for who in self.whos)
        return tuple(who for who in asked if who is not None)

    def ask_as(self, who: Who, number: str, names: Mapping[str, str]) -> None:
        """Ask for the members of a number under another name: the same question, other row keys."""
        self.whos.append(replace(who, number=number, names=names))


def _within(who: Who, numbers: Collection[str]) -> Who | None:
    """The part of a question that these numbers ask; None where they ask nothing of it."""
    if not who.is_table:
        return who if who.number in numbers else None
    held = {code: key for code, key in who.names.items() if who.number.replace("*", key) in numbers}
    return replace(who, names=held) if held else None
