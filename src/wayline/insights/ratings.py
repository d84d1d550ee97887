"""What does the map say about one rating: which reading speaks, on 0 to 100, and how sure is it [A23]?"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from wayline.base import Estimate
from wayline.insights.estimates import estimate
from wayline.insights.intervals import Ends, Z
from wayline.map import Reading

Basis = Literal["planned", "believed", "observed"]
LOWEST, HIGHEST = 1.0, 5.0  # the scale of a rating on the map
BASES: tuple[Basis, ...] = ("observed", "believed", "planned")  # who speaks first


@dataclass(frozen=True, slots=True)
class Rated:
    """One rating from 0 to 100, with its ground.

    Attributes:
        value: from 0 to 100.
        basis: observed, believed or planned; the three are never averaged with each other.
        n: on how many answers it rests; None = nobody says.
        error: its standard error; None without n and without stated bounds.
        period: of the answers.
        method: how they were asked.
    """

    value: float
    basis: Basis
    n: int | None = None
    error: float | None = None
    period: str = ""
    method: str = ""

    @property
    def is_measured(self) -> bool:
        """True when it was observed and says of how many."""
        return self.basis == "observed" and self.n is not None

    @property
    def estimate(self) -> Estimate:
        """The rating as a number with its interval."""
        ends: Ends = (None, None)
        if self.error is not None:
            ends = max(0.0, self.value - Z * self.error), min(100.0, self.value + Z * self.error)
        n = self.n or 0
        return estimate(
            self.value, ends, unit="points", method=f"rating:{self.basis}", n=n, accounts=n
        )


def rescaled(value: float) -> float:
    """A rating from 1 to 5 as one from 0 to 100."""
    return 100 * (value - LOWEST) / (HIGHEST - LOWEST)


def rating_of(readings: Sequence[Reading[float]], *, segment: str | None) -> Rated | None:
    """The readings that speak, as one rating; None = nobody said anything: never a middle value.

    Observed ones go before believed ones before planned ones; those of the segment before those of
    nobody in particular; among observed ones the latest period. What is left is weighted by n.
    """
    for basis in BASES:
        found = _of_segment([one for one in readings if one.basis == basis], segment)
        if not found:
            continue
        if basis == "observed":
            newest = max(_end_of(one) for one in found)
            found = [one for one in found if _end_of(one) == newest]
        return _together(found, basis)
    return None


def _of_segment(readings: list[Reading[float]], segment: str | None) -> list[Reading[float]]:
    if segment is not None:
        own = [one for one in readings if one.segment == segment]
        return own or [one for one in readings if one.segment is None]
    return [one for one in readings if one.segment is None] or readings


def _end_of(reading: Reading[float]) -> date:
    return date.min if reading.period is None else reading.period.last_day


def _together(readings: list[Reading[float]], basis: Basis) -> Rated:
    weights = [reading.n or 1 for reading in readings]
    total = sum(weights)
    value = sum(w * rescaled(one.value) for w, one in zip(weights, readings, strict=True)) / total
    errors = [_error(one) for one in readings]
    known = [error for error in errors if error is not None]
    first = readings[0]
    rated = Rated(
        value,
        basis,
        period="" if first.period is None else str(first.period),
        method=first.method or "",
    )
    if len(known) < len(readings) or any(one.n is None for one in readings):
        return rated
    spread = math.sqrt(sum((w * e) ** 2 for w, e in zip(weights, known, strict=True))) / total
    return replace(rated, n=total, error=spread)


def _error(reading: Reading[float]) -> float | None:
    """The standard error on 0 to 100: from stated bounds, else the largest that the scale allows.

    A mean m of ratings from 1 to 5 can have no greater variance than (m - 1)(5 - m). It is taken as
    if one more had answered 1 and one more 5, so that three times 5 is not called certain.
    """
    if reading.low is not None and reading.high is not None:
        return (rescaled(reading.high) - rescaled(reading.low)) / (2 * Z)
    if reading.n is None:
        return None
    mean = (reading.n * reading.value + LOWEST + HIGHEST) / (reading.n + 2)
    widest = math.sqrt((mean - LOWEST) * (HIGHEST - mean))
    return 100 / (HIGHEST - LOWEST) * widest / math.sqrt(reading.n)


def gap_of(first: Rated | None, second: Rated | None) -> Estimate | None:
    """`first` - `second` with Welch's interval; None where one is missing."""
    if first is None or second is None:
        return None
    ends: Ends = (None, None)
    value = first.value - second.value
    if first.error is not None and second.error is not None:
        half = _welch(first, second)
        ends = value - half, value + half
    n = (first.n or 0) + (second.n or 0)
    return estimate(value, ends, unit="points", method="welch_t", n=n, accounts=n)


def _welch(first: Rated, second: Rated) -> float:
    """Half the width of Welch's interval; a rating of one answer leaves one degree of freedom."""
    from scipy.special import stdtrit

    parts = [((one.error or 0.0) ** 2, max(1, (one.n or 1) - 1)) for one in (first, second)]
    spread = sum(part for part, _ in parts)
    if spread == 0:
        return 0.0
    freedom = spread**2 / sum(part**2 / df for part, df in parts)
    return float(stdtrit(freedom, 0.975)) * math.sqrt(spread)
