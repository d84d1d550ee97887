"""How is a number carried: with its n, its interval, its window and where it came from [L1]."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from wayline.base.saying import Saying

Verdict = Literal["ok", "too_few"]
Quality = Literal["ok", "small", "few", "too_few", "none"]
Unit = Literal["share", "s", "count", "score", "money", "points", "rating", "ratio"]

TOO_FEW_BELOW = 5  # n < 5: "too few to tell" [L8]
FEW_BELOW = 10  # 5 to 9: "3 of 7"
SMALL_BELOW = 30  # 10 to 29: drawn hollow, with its interval


@dataclass(frozen=True, slots=True)
class Estimate:
    """One number with its ground.

    Attributes:
        value: the number in `unit` (shares 0-1, times in seconds); None = cannot be computed.
        unit: what the value counts.
        n: on how many units it rests; `k` of them hit, where it is a share.
        low: lower end of the interval at `level`, None where there is none.
        high: upper end.
        level: coverage of the interval, 0.95.
        method: how it was computed (`wilson`, `km_median`, `t`, `exact_poisson`, `bootstrap`, ...).
        accounts: how many different accounts stand behind n [L7].
        verdict: whether it may be compared, sorted or reported [L8]; never how it is drawn.
        note: why the value is None, in words; empty otherwise.
    """

    value: float | None
    unit: str
    n: int
    k: int | None
    low: float | None
    high: float | None
    level: float
    method: str
    accounts: int
    verdict: Verdict
    note: Saying = ""

    @property
    def quality(self) -> Quality:
        """How the number may be shown; follows from n alone [L8]."""
        return quality_of(self.n)


def quality_of(n: int) -> Quality:
    """How a number that rests on n units may be shown [L8].

    >>> [quality_of(n) for n in (0, 4, 7, 12, 30)]
    ['none', 'too_few', 'few', 'small', 'ok']
    """
    if n == 0:
        return "none"
    if n < TOO_FEW_BELOW:
        return "too_few"
    if n < FEW_BELOW:
        return "few"
    return "small" if n < SMALL_BELOW else "ok"


@dataclass(frozen=True, slots=True)
class Window:
    """The period a result speaks of; instants are UTC-aware; `matured_by` in seconds, None = no limit."""

    start: datetime | None
    end: datetime | None
    horizon: datetime
    timezone: str
    matured_by: float | None = None


@dataclass(frozen=True, slots=True)
class Population:
    """How many there were, how many were counted, and why the others were left out [L3]."""

    total: int
    counted: int
    left_out: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Filter:
    """One restriction of the scope: which field, which value."""

    field: str
    value: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """From what a result was computed; equal (definition_id, snapshot_id) = equal numbers [L2]."""

    definition_id: str
    snapshot_id: str
    map_version_hash: str
    engine: str
    code_version: str
    computed_at: datetime


@dataclass(frozen=True, slots=True)
class Frame:
    """What was counted, when, from what: on every result [L1]."""

    population: Population
    window: Window
    grain: str
    filters: tuple[Filter, ...]
    provenance: Provenance
