"""Do journeys run as designed, and where do they leave the plan [A16]?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wayline.base import Clock, Estimate, Frame
from wayline.engine import ScopeFilter, Value
from wayline.insights.asking import ask, population, question
from wayline.insights.comparisons import benjamini_hochberg, difference_estimate, fisher_p
from wayline.insights.estimates import mean_estimate, share_estimate, share_of_spread, spread_of
from wayline.insights.gathering import Gathering
from wayline.insights.intervals import Spread, design_effect
from wayline.insights.members import Who
from wayline.insights.overlaid import DeviationRow
from wayline.insights.requests import WALL_CLOCK, definition_id, frame_of
from wayline.insights.results import must_be_ordered, must_equal
from wayline.insights.rows import maybe_real, real, whole
from wayline.insights.shares import NOBODY, Share, Units, measure_shares
from wayline.journeys import make_deviations, scope_filter

if TYPE_CHECKING:
    from wayline.journeys import LaidMap, Scope

UNDECIDABLE = (
    "undecidable"  # listed, but no deviation: only the order inside one instant speaks for it
)
SHOWN_DEVIATIONS = 100  # the largest; the others are in `Conformance`


@dataclass(frozen=True, slots=True)
class Deviation:
    """One way to leave the plan.

    Attributes:
        key: `kind@element`, such as `skipped_gate@mobilize`.
        ref: the element of the map; `journey:` and its key for events that are not on the map.
        n: how often; `journeys` in how many journeys.
        share: of all journeys of the scope.
        cost: of the events behind it; None where none has a cost.
        success_difference: share of successes with it minus without it, among ended journeys.
        q: of that difference, over all rows [L9]; None where one side is empty.
        approximate: an alignment behind it is a lower bound.
    """

    key: str
    kind: str
    ref: str
    n: int
    journeys: int
    share: Estimate
    cost: float | None
    success_difference: Estimate | None
    q: float | None
    approximate: bool


@dataclass(frozen=True, slots=True)
class Conformance:
    """Every deviation by journeys, most first, and how many journeys have none.

    Attributes:
        conforming: share of the ended journeys, begun inside the data, that have no deviation.
        fitness: their mean fitness; 1 = as designed.
        approximate: share of them whose alignment is a lower bound.
    """

    rows: tuple[Deviation, ...]
    conforming: Share
    fitness: Estimate
    approximate: Estimate
    frame: Frame
    who: tuple[Who, ...]

    def check(self) -> None:
        """Conforming + deviating + open + begun before the data = journeys [L3]."""
        people = self.frame.population
        left_out = sum(n for _, n in people.left_out)
        parts = [self.conforming.n, self.conforming.still_open, left_out]
        must_equal(people.total, parts, what="conformance")
        must_equal(self.conforming.n, [self.fitness.n], what="fitness")
        for row in self.rows:
            must_be_ordered(row.share, what=row.key)
            must_equal(row.journeys, [row.share.k or 0], what=row.key)

    @property
    def by_touchpoint(self) -> dict[str, int]:
        """How many deviations there are at each touchpoint that has any."""
        found: dict[str, int] = {}
        for row in self.rows:
            kind, _, key = row.ref.partition(":")
            if kind == "touchpoint" and row.kind != UNDECIDABLE:
                found[key] = found.get(key, 0) + row.n
        return found


def measure_conformance(
    laid: "LaidMap", scope: "Scope", *, clock: Clock = WALL_CLOCK
) -> Conformance:
    """Journeys against the map: what is missing, too much, out of order, late, or done elsewhere [A16].

    Journeys that succeeded are held against the whole of their path; all others only up to their last
    matched step, since what they never came to is no deviation.
    """
    aligned = make_deviations(laid).relation
    only = scope_filter(laid, scope)
    everyone = ask(laid, only, question("conformance_whole")).first()
    units = Units(question("conformance_units"))
    conforming = measure_shares(laid, only, units).get(1, NOBODY)
    fits = ask(laid, only, question("conformance_fitness", aligned=aligned)).first()
    rows = _rows(laid, only, aligned=aligned, everyone=everyone)
    frame = frame_of(
        laid,
        scope,
        definition=definition_id("conformance", scope),
        population=population(
            whole(everyone["journeys"]), {"left_truncated": whole(everyone["truncated"])}
        ),
        clock=clock,
    )
    return Conformance(
        rows,
        conforming,
        mean_estimate(spread_of(fits), unit="share"),
        share_estimate(
            whole(fits["approximate"]), whole(fits["n"]), accounts=whole(fits["accounts"])
        ),
        frame,
        _who(laid, rows, units=units),
    )


def _rows(
    laid: "LaidMap", only: ScopeFilter, *, aligned: str, everyone: Mapping[str, Value]
) -> tuple[Deviation, ...]:
    found = ask(laid, only, question("conformance_rows", aligned=aligned)).dicts()
    deff = design_effect(spread_of(everyone))
    ended = (whole(everyone["total"]), whole(everyone["n"]))
    keys = keys_of_rows([(str(row["kind"]), str(row["map_ref"])) for row in found])
    tested = [_tested((whole(row["won"]), whole(row["ended"])), ended, deff=deff) for row in found]
    q_values = benjamini_hochberg([p for _, p in tested])
    rows = [
        Deviation(
            key,
            str(row["kind"]),
            str(row["map_ref"]),
            whole(row["n"]),
            whole(row["journeys"]),
            _share(row, everyone),
            maybe_real(row["cost"]) or None,
            difference,
            q,
            whole(row["approximate"]) > 0,
        )
        for key, row, (difference, _), q in zip(keys, found, tested, q_values, strict=True)
    ]
    return tuple(sorted(rows, key=lambda row: (-row.journeys, row.key)))


def keys_of_rows(pairs: Sequence[tuple[str, str]]) -> list[str]:
    """`kind@key` of each (kind, reference); in full where two elements share the key."""
    short = [f"{kind}@{ref.partition(':')[2]}" for kind, ref in pairs]
    return [
        key if short.count(key) == 1 else f"{kind}@{ref}"
        for key, (kind, ref) in zip(short, pairs, strict=True)
    ]


def _share(row: Mapping[str, Value], everyone: Mapping[str, Value]) -> Estimate:
    journeys = real(row["journeys"])
    return share_of_spread(
        Spread(
            n=whole(everyone["journeys"]),
            accounts=whole(everyone["all_accounts"]),
            squares_of_n=real(everyone["squares_of_journeys"]),
            total=journeys,
            squares=journeys,
            between=real(row["between"]),
        )
    )


def _tested(
    having: tuple[int, int], ended: tuple[int, int], *, deff: float
) -> tuple[Estimate | None, float | None]:
    """Success with the deviation minus success without it, and the p that they are the same [L6]."""
    lacking = (ended[0] - having[0], ended[1] - having[1])
    if not having[1] or not lacking[1]:
        return None, None
    first, second = (share_estimate(k, n, deff=deff) for k, n in (having, lacking))
    sizes = [(round(k / deff), round(n / deff)) for k, n in (having, lacking)]
    return difference_estimate(first, second), fisher_p(sizes[0], sizes[1])


def _who(laid: "LaidMap", rows: Iterable[Deviation], *, units: Units) -> tuple[Who, ...]:
    touchpoints = {f"touchpoint:{point.key}": point.key for point, _ in laid.map.touchpoints}
    names = {f"{row.kind}@{row.ref}": row.key for row in rows}
    at_touchpoints = (
        "SELECT map_ref AS key, journey_id, 'did' AS side FROM deviations"
        f" WHERE kind <> '{UNDECIDABLE}' AND map_ref LIKE 'touchpoint:%'"
    )
    each = "SELECT kind || '@' || map_ref AS key, journey_id, 'did' AS side FROM deviations"
    return (
        Who("deviations.*.n", each, {}, names),
        Who("deviations.*.journeys", f"SELECT DISTINCT * FROM (\n{each}\n) d", {}, names),
        Who("deviations.*.share", question("conformance_members"), {}, names),
        Who("deviations.*.success_difference", question("conformance_ended"), {}, names),
        Who("touchpoints.*.deviations", at_touchpoints, {}, touchpoints),
        units.who("conformance.*", {1: "conforming"}),
    )


def deviation_rows(measure: Conformance, gathering: Gathering) -> tuple[DeviationRow, ...]:
    """The largest deviations for the living map, by journeys."""
    shown = measure.rows[:SHOWN_DEVIATIONS]
    gathering.ask(measure.who)
    return tuple(
        DeviationRow(
            key=row.key,
            kind=row.kind,
            ref=row.ref,
            n=row.n,
            journeys=row.journeys,
            share=gathering.framed(row.share, measure.frame),
            success_difference=gathering.maybe(row.success_difference, measure.frame),
            q=row.q,
            approximate=row.approximate,
        )
        for row in shown
    )
