"""In which quadrant does each touchpoint lie, and would it lie there again: the cross-hairs of [A23]."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from wayline.insights.ratings import Rated

if TYPE_CHECKING:
    import numpy as np

    Draws = np.ndarray[tuple[int], np.dtype[np.float64]]

Quadrant = Literal["concentrate", "keep_up", "low_priority", "possible_overkill"]
Named = Literal["blind_spot", "known_problem", "agreed_strength", "overkill"]
CrossHairs = Literal["mean", "middle"]
MIDDLE = 50.0
DRAWS = 1000
AGREE = 0.9  # a quadrant is shown when so many of the draws say the same


@dataclass(frozen=True, slots=True)
class Point:
    """A touchpoint in one view: how important, how good."""

    key: str
    importance: Rated
    performance: Rated


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a touchpoint lies in one view, and in what part of the draws it does."""

    quadrant: Quadrant
    agreement: float

    @property
    def is_stable(self) -> bool:
        """True when it may be shown."""
        return self.agreement >= AGREE


def place(points: Sequence[Point], *, crosshairs: CrossHairs, seed: int) -> Mapping[str, Placed]:
    """The quadrant of every point of one view.

    `mean` draws the cross-hairs through the means of all points, so it needs two of them. A rating
    with a standard error is drawn anew 1,000 times, one without stays as it was stated.
    """
    import numpy as np

    if not points or (crosshairs == "mean" and len(points) < 2):
        return {}
    generator = np.random.default_rng(seed)
    importance = [_draws(point.importance, generator) for point in points]
    performance = [_draws(point.performance, generator) for point in points]
    high = _is_high(np.stack(importance), crosshairs)
    good = _is_high(np.stack(performance), crosshairs)
    stated_high = _is_high(np.array([[p.importance.value] for p in points]), crosshairs)
    stated_good = _is_high(np.array([[p.performance.value] for p in points]), crosshairs)
    found: dict[str, Placed] = {}
    for at, point in enumerate(points):
        first, second = bool(stated_high[at, 0]), bool(stated_good[at, 0])
        same = (high[at] == first) & (good[at] == second)
        found[point.key] = Placed(quadrant_of(is_high=first, is_good=second), float(same.mean()))
    return found


def _draws(rated: Rated, generator: "np.random.Generator") -> "Draws":
    import numpy as np

    if rated.error is None:
        return np.full(DRAWS, rated.value)
    return generator.normal(rated.value, rated.error, DRAWS)


def _is_high(
    values: "np.ndarray[tuple[int, int], np.dtype[np.float64]]", crosshairs: CrossHairs
) -> "np.ndarray[tuple[int, int], np.dtype[np.bool_]]":
    line = MIDDLE if crosshairs == "middle" else values.mean(axis=0)
    return values > line


def quadrant_of(*, is_high: bool, is_good: bool) -> Quadrant:
    """The quadrant of importance (high or not) and performance (good or not)."""
    if is_high:
        return "keep_up" if is_good else "concentrate"
    return "possible_overkill" if is_good else "low_priority"


def name_of(customer: Quadrant, internal: Quadrant) -> Named | None:
    """The pairs of quadrants that have a name, of the 16."""
    if customer == "concentrate":
        return "known_problem" if internal == "concentrate" else "blind_spot"
    if customer == "possible_overkill":
        return "overkill"
    return "agreed_strength" if customer == internal == "keep_up" else None
