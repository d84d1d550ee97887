"""Do we know what matters to customers, and are we good at it [A23]?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wayline.base import Clock, Estimate, Frame
from wayline.insights.asking import population
from wayline.insights.estimates import estimate
from wayline.insights.gathering import Gathering
from wayline.insights.members import Who
from wayline.insights.overlaid import GapRow
from wayline.insights.quadrants import CrossHairs, Named, Placed, Point, Quadrant, name_of, place
from wayline.insights.ratings import Rated, gap_of, rating_of
from wayline.insights.requests import WALL_CLOCK, definition_id, frame_of, seed_of
from wayline.insights.results import must_equal
from wayline.map import Emotion, Ratings, Touchpoint

if TYPE_CHECKING:
    from wayline.journeys import LaidMap, Scope


@dataclass(frozen=True, slots=True)
class Feelings:
    """What customers should feel at a touchpoint and what they felt, from -2 to 2."""

    desired: float
    elicited: float
    n: int
    labels: tuple[str, str]

    @property
    def gap(self) -> float:
        """Felt - wanted."""
        return self.elicited - self.desired


@dataclass(frozen=True, slots=True)
class TouchpointGaps:
    """Four ratings of one touchpoint and the gaps between them; None = nobody said anything.

    Attributes:
        touchpoint: its key.
        importance_internal: how much we think it matters; from 0 to 100, as the other three.
        importance_customer: how much customers say it matters.
        performance_internal: how good we think we are at it.
        performance_customer: how good customers say we are.
        quadrant_customer: where customers put it; None unless measured, and 90 % of draws agree.
        quadrant_internal: where we put it.
        name: blind_spot, known_problem, agreed_strength or overkill, where the pair has a name.
        agreement: in what part of the draws the customers' quadrant comes out; None without one.
        feelings: wanted and felt, where both are stated.
    """

    touchpoint: str
    importance_internal: Rated | None
    importance_customer: Rated | None
    performance_internal: Rated | None
    performance_customer: Rated | None
    quadrant_customer: Quadrant | None
    quadrant_internal: Quadrant | None
    name: Named | None
    agreement: float | None
    feelings: Feelings | None

    @property
    def understanding(self) -> Estimate | None:
        """Importance to customers - importance to us."""
        return gap_of(self.importance_customer, self.importance_internal)

    @property
    def self_image(self) -> Estimate | None:
        """How good we think we are - how good customers say we are."""
        return gap_of(self.performance_internal, self.performance_customer)

    @property
    def delivery(self) -> Estimate | None:
        """What matters to customers - how good they say we are."""
        return gap_of(self.importance_customer, self.performance_customer)

    @property
    def belief(self) -> Estimate | None:
        """What matters to us - how good we think we are."""
        return gap_of(self.importance_internal, self.performance_internal)

    @property
    def is_rated(self) -> bool:
        """True when anybody said anything."""
        ratings = (
            self.importance_internal, self.importance_customer, self.performance_internal,
            self.performance_customer, self.feelings,
        )  # fmt: skip
        return any(one is not None for one in ratings)


@dataclass(frozen=True, slots=True)
class Gaps:
    """Every touchpoint that anybody rated, in the order of the map [A23]."""

    rows: tuple[TouchpointGaps, ...]
    frame: Frame
    who: tuple[Who, ...] = ()  # ratings stand in the map: no journey is behind them

    def check(self) -> None:
        """Every row has a rating; only measured customers place a touchpoint [L3]."""
        must_equal(self.frame.population.counted, [1 for _ in self.rows], what="rated touchpoints")
        for row in self.rows:
            if row.quadrant_customer is not None and not _is_measured(row):
                raise AssertionError(f"{row.touchpoint} is placed by customers nobody asked")


def _is_measured(row: TouchpointGaps) -> bool:
    asked = (row.importance_customer, row.performance_customer)
    return all(one is not None and one.is_measured for one in asked)


def measure_importance(
    laid: "LaidMap", scope: "Scope", *, crosshairs: CrossHairs = "mean", clock: Clock = WALL_CLOCK
) -> Gaps:
    """The four ratings of each touchpoint as the map states them, their gaps and quadrants [A23].

    Customers place a touchpoint only by observed readings with n; ours count as they are stated.
    """
    definition = definition_id("importance", scope, {"crosshairs": crosshairs})
    rated = [_Ratings.of(one, scope.segment) for one, _ in laid.map.touchpoints]
    seed = seed_of(definition)
    theirs = place(_points(rated, customer=True), crosshairs=crosshairs, seed=seed)
    ours = place(_points(rated, customer=False), crosshairs=crosshairs, seed=seed)
    rows = tuple(row for row in (_row(one, theirs, ours) for one in rated) if row.is_rated)
    total = len(rated)
    frame = frame_of(
        laid,
        scope,
        definition=definition,
        population=population(total, {"not_rated": total - len(rows)}),
        clock=clock,
    )
    return Gaps(rows, frame)


@dataclass(frozen=True, slots=True)
class _Ratings:
    """What is stated of one touchpoint: importance and performance, ours and theirs."""

    key: str
    ours: tuple[Rated | None, Rated | None]
    theirs: tuple[Rated | None, Rated | None]
    feelings: Feelings | None

    @classmethod
    def of(cls, touchpoint: Touchpoint, segment: str | None) -> "_Ratings":
        both = [ratings or Ratings() for ratings in (touchpoint.importance, touchpoint.performance)]
        importance, performance = both
        return cls(
            touchpoint.key,
            (
                rating_of(importance.internal, segment=segment),
                rating_of(performance.internal, segment=segment),
            ),
            (
                rating_of(importance.customer, segment=segment),
                rating_of(performance.customer, segment=segment),
            ),
            feelings_of(touchpoint.emotions),
        )


def _points(rated: list[_Ratings], *, customer: bool) -> list[Point]:
    """The touchpoints that a view can place; customers only by what was measured."""
    points: list[Point] = []
    for one in rated:
        importance, performance = one.theirs if customer else one.ours
        if importance is None or performance is None:
            continue
        if not customer or (importance.is_measured and performance.is_measured):
            points.append(Point(one.key, importance, performance))
    return points


def _row(one: _Ratings, theirs: Mapping[str, Placed], ours: Mapping[str, Placed]) -> TouchpointGaps:
    customer, internal = theirs.get(one.key), ours.get(one.key)
    seen = customer.quadrant if customer is not None and customer.is_stable else None
    thought = internal.quadrant if internal is not None and internal.is_stable else None
    return TouchpointGaps(
        one.key,
        one.ours[0],
        one.theirs[0],
        one.ours[1],
        one.theirs[1],
        seen,
        thought,
        name_of(seen, thought) if seen is not None and thought is not None else None,
        None if customer is None else customer.agreement,
        one.feelings,
    )


def feelings_of(emotions: tuple[Emotion, ...]) -> Feelings | None:
    """Wanted and felt over the emotions that state both; observed feelings go before believed ones."""
    wanted = felt = 0.0
    weight = answers = 0
    labels: tuple[str, str] | None = None
    for emotion in emotions:
        observed = [one for one in emotion.elicited if one.basis == "observed"]
        for reading in observed or emotion.elicited:
            if emotion.desired is None:
                continue
            own = reading.n or 1
            wanted += own * emotion.desired.felt
            felt += own * reading.value.felt
            weight, answers = weight + own, answers + (reading.n or 0)
            labels = labels or (emotion.desired.label, reading.value.label)
    if labels is None:
        return None
    return Feelings(wanted / weight, felt / weight, answers, labels)


def gap_rows(measure: Gaps, gathering: Gathering) -> tuple[GapRow, ...]:
    """The section `gaps`: five kinds of row for each touchpoint, as far as anything is stated.

    `.importance` and `.performance` hold both views, `.delivery` and `.belief` the gaps inside one,
    `.emotion` what was wanted and felt.
    """
    rows: list[GapRow] = []
    for row in measure.rows:
        rows += _gap_rows(row, measure.frame, gathering)
    return tuple(rows)


def _gap_rows(row: TouchpointGaps, frame: Frame, gathering: Gathering) -> list[GapRow]:
    def of(rated: Rated | None) -> Estimate | None:
        return None if rated is None else rated.estimate

    pairs: list[tuple[str, Estimate | None, Estimate | None, Estimate | None, str | None]] = [
        ("importance", of(row.importance_internal), of(row.importance_customer), row.understanding, row.name),
        ("performance", of(row.performance_internal), of(row.performance_customer), row.self_image, row.name),
        ("delivery", None, None, row.delivery, None),
        ("belief", None, None, row.belief, None),
    ]  # fmt: skip
    if row.feelings is not None:
        felt = row.feelings
        wanted, was = _feeling(felt.desired, 0), _feeling(felt.elicited, felt.n)
        pairs.append(("emotion", wanted, was, _feeling(felt.gap, felt.n), None))
    return [
        GapRow(
            f"{row.touchpoint}.{name}",
            gathering.maybe(internal, frame),
            gathering.maybe(customer, frame),
            gathering.maybe(gap, frame),
            quadrant,
        )
        for name, internal, customer, gap, quadrant in pairs
        if (internal, customer, gap) != (None, None, None)
    ]


def _feeling(value: float, n: int) -> Estimate:
    return estimate(value, (None, None), unit="rating", method="stated", n=n, accounts=n)
