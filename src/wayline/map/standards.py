"""How long should it take: the promise of a stage, a path or the whole journey [A11]."""

from typing import ClassVar, Self

from pydantic import model_validator

from wayline.base import FormError, say
from wayline.map.entity import CalendarKey, RegionKey, SegmentKey, Value
from wayline.map.scalars import DurationValue, ShareValue


class StandardBy(Value):
    """An exception of a standard for a segment or a region; the first that matches wins."""

    segment: SegmentKey | None = None
    region: RegionKey | None = None
    target: DurationValue | None = None
    warn: DurationValue | None = None
    breach: DurationValue | None = None


class Standard(Value):
    """The promise (`target`), or the field that holds its date (`due`), with alarm and failure.

    `breach` absent = the target; `warn` absent = the target; `share` = the share of visits that
    must keep it.
    """

    short: ClassVar[str | None] = "target"
    target: DurationValue | None = None
    due: str | None = None
    warn: DurationValue | None = None
    breach: DurationValue | None = None
    share: ShareValue | None = None
    calendar: CalendarKey | None = None
    by: tuple[StandardBy, ...] = ()

    @model_validator(mode="after")
    def _target_or_due(self) -> Self:
        if (self.target is None) == (self.due is None):
            raise FormError(
                say(
                    "a standard has either `target: 10 business days` or `due: the field that holds its date`"
                )
            )
        return self
