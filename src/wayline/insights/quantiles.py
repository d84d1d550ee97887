"""How long, how much, for half of them and for most: quantiles of a table with their intervals [L11]."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wayline.base import Estimate
from wayline.engine import Parameters, ScopeFilter, Value
from wayline.insights.asking import ask, question, values_list
from wayline.insights.estimates import quantile_estimate, spread_of
from wayline.insights.intervals import design_effect, quantile_ranks
from wayline.insights.members import Who
from wayline.insights.rows import real, whole

if TYPE_CHECKING:
    from wayline.journeys import LaidMap


@dataclass(frozen=True, slots=True)
class Measured:
    """What is measured: a SELECT against the logical names with one row per unit.

    Columns `key` (code of the table row), `journey_id`, `account` and `x`: a time in microseconds,
    or with `unit` other than "s" the amount itself.
    """

    sql: str
    parameters: Parameters = field(default_factory=dict)
    unit: str = "s"

    def who(self, number: str, names: Mapping[int, str]) -> Who:
        """The journeys behind each number: one row per value that was measured."""
        sql = f"SELECT key, journey_id, 'did' AS side FROM (\n{self.sql}\n) measured"
        return Who(number, sql, self.parameters, {str(code): key for code, key in names.items()})

    @property
    def scale(self) -> float:
        """What one unit of the result is worth in units of x."""
        return 1e6 if self.unit == "s" else 1.0


def measure_quantiles(
    laid: "LaidMap", only: ScopeFilter, measured: Measured, *, shares: tuple[float, ...] = (0.5,)
) -> dict[int, tuple[Estimate, ...]]:
    """For each key the quantiles asked for: type 7, intervals by order statistics [L6] [L7] [L11]."""
    text = question(
        "quantile_spread",
        measured=measured.sql,
        shares=", ".join(repr(share) for share in shares),
        columns=", ".join(f"q.found[{place}] AS q{place}" for place in range(1, len(shares) + 1)),
    )
    rows = ask(laid, only, text, measured.parameters).dicts()
    wanted: dict[int, list[tuple[int | None, int | None]]] = {}
    for row in rows:
        spread = spread_of(row)
        deff = design_effect(spread)
        wanted[whole(row["key"])] = [quantile_ranks(spread.n, p, deff=deff) for p in shares]
    at_rank = _order_statistics(laid, only, measured=measured, wanted=wanted)
    return {
        whole(row["key"]): _estimates(row, measured, wanted=wanted, at_rank=at_rank) for row in rows
    }


def _order_statistics(
    laid: "LaidMap",
    only: ScopeFilter,
    *,
    measured: Measured,
    wanted: Mapping[int, list[tuple[int | None, int | None]]],
) -> dict[tuple[int, int], float]:
    ranks = {
        (key, rank)
        for key, pairs in wanted.items()
        for pair in pairs
        for rank in pair
        if rank is not None
    }
    if not ranks:
        return {}
    text = question(
        "order_statistics", measured=measured.sql, ranks=values_list([*sorted(ranks)])
    )  # fmt: skip
    rows = ask(laid, only, text, measured.parameters).rows
    return {(whole(key), whole(rank)): real(x) for key, rank, x in rows}


def _estimates(
    row: Mapping[str, Value],
    measured: Measured,
    *,
    wanted: Mapping[int, list[tuple[int | None, int | None]]],
    at_rank: Mapping[tuple[int, int], float],
) -> tuple[Estimate, ...]:
    key, scale = whole(row["key"]), measured.scale

    def end(rank: int | None) -> float | None:
        return None if rank is None else at_rank[key, rank] / scale

    return tuple(
        quantile_estimate(
            real(row[f"q{place}"]) / scale,
            (end(low), end(high)),
            n=whole(row["n"]),
            accounts=whole(row["accounts"]),
            unit=measured.unit,
        )
        for place, (low, high) in enumerate(wanted[key], start=1)
    )
