"""What can go wrong, and how it is said: what was expected, what came, where, what to do next.

```
WaylineError
├── DocumentError      a map, workspace or mapping file cannot be read            (exit code 2)
├── SourceError        an events file cannot be read at all                       (exit code 2)
├── BalanceError       received is not stored + duplicate + quarantined: a defect of ours
├── ScopeError         a filter names something the map or the data does not have (exit code 2)
├── NotFoundError      an account, a project folder or a number that does not exist (exit code 2)
├── EngineError        the analytical engine refused a statement
└── MemoryLimitError   what was asked for needs more memory than the engine may take (exit code 2)
```
Findings about data are values, never exceptions. A FormError is none of the tree: it says what is wrong with one
value, and whoever reads the document says where.
"""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

from typing_extensions import override

from wayline.base.listing import paragraph
from wayline.base.saying import Saying, Sentence, say


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: a file, a line counted from 1, and the path or id inside it."""

    file: str | None = None
    line: int | None = None
    path: str | None = None

    @override
    def __str__(self) -> str:
        where = (
            f"{self.file or 'input'}:{self.line}" if self.line is not None else (self.file or "")
        )
        return f"{where} ({self.path})" if where and self.path else where or (self.path or "")


class WaylineError(Exception):
    """The root of every error that Wayline raises on purpose; the message is meant for a person.

    `said` and `advice` are its sentences, `message` and `remedy` the same in English.
    """

    def __init__(
        self, message: Saying, *, place: Place | None = None, remedy: Saying | None = None
    ) -> None:
        self.said, self.advice = message, remedy
        self.message = str(message)
        self.place = place
        self.remedy = None if remedy is None else str(remedy)
        super().__init__(str(self.whole))

    @property
    def whole(self) -> Saying:
        """All that it says: what is the matter, where, and what to do next."""
        where = f"[{self.place}]" if self.place is not None and str(self.place) else None
        return paragraph([part for part in (self.said, where, self.advice) if part])


class DocumentError(WaylineError):
    """A map, workspace or mapping file cannot be read."""


class SourceError(WaylineError):
    """A file of events cannot be read at all."""


class BalanceError(WaylineError):
    """The conservation law of [E1] does not hold: a defect of ours, never of the data."""


class ScopeError(WaylineError):
    """A filter names something that the map or the data does not have."""


class NotFoundError(WaylineError):
    """What was asked for does not exist."""


class EngineError(WaylineError):
    """The analytical engine refused a statement."""


class MemoryLimitError(WaylineError):
    """What was asked for needs more memory, or room on disk, than the engine may take."""


class FormError(ValueError):
    """A single value is not written as it must be; pydantic hears it, as it hears any ValueError."""

    def __init__(self, message: Saying) -> None:
        self.said = message
        super().__init__(str(message))


def said_by(error: ValueError) -> Saying:
    """What an error says: its sentence where it has one, else its English text."""
    return error.said if isinstance(error, FormError) else str(error)


def near_names(name: str, known: Iterable[str], *, most: int = 1) -> tuple[str, ...]:
    """The known names closest to a misspelt one, best first; empty when nothing is close.

    >>> near_names("touchponts", ["stages", "touchpoints"])
    ('touchpoints',)
    """
    return tuple(difflib.get_close_matches(name, list(known), n=most, cutoff=0.6))


def did_you_mean(name: str, known: Iterable[str]) -> Sentence | None:
    """A sentence that proposes the nearest known name; None when nothing is close.

    >>> str(did_you_mean("stagess", ["stages"]))
    "Did you mean 'stages'?"
    """
    near = near_names(name, known)
    return say("Did you mean '{name}'?", name=near[0]) if near else None
