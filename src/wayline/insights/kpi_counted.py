"""What does one KPI come to: a share, a time, an amount, each with who stands behind it [A29]."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wayline.base import Estimate, say
from wayline.engine import ScopeFilter
from wayline.insights.asking import ask, question
from wayline.insights.estimates import mean_estimate, nothing
from wayline.insights.estimates import spread_of as read_spread
from wayline.insights.members import Who
from wayline.insights.quantiles import Measured, measure_quantiles
from wayline.insights.shares import NOBODY, Units, measure_shares

if TYPE_CHECKING:
    from wayline.journeys import LaidMap

ONE = 1  # the key of a table with one row
QUANTILES = {"median": 0.5, "p75": 0.75, "p90": 0.9, "p95": 0.95}


@dataclass(frozen=True, slots=True)
class Counted:
    """One number of a KPI.

    Attributes:
        value: the number; without a value its note says why.
        still_open: units too young to judge.
        who: the journeys behind it, `{number}` still to be named; None where there are none.
    """

    value: Estimate
    still_open: int = 0
    who: Who | None = None


def count_share(laid: "LaidMap", only: ScopeFilter, units: Units) -> Counted:
    """The share of the units that did, of one row."""
    share = measure_shares(laid, only, units).get(ONE, NOBODY)
    return Counted(share.estimate, share.still_open, units.who_of_all(""))


def count_amount(
    laid: "LaidMap", only: ScopeFilter, measured: Measured, *, stat: str, still_open: Units | None
) -> Counted:
    """A mean or a quantile of one row; `still_open` lists the units that may still be measured."""
    if stat == "mean":
        value = mean_of(laid, only, measured)
    else:
        found = measure_quantiles(laid, only, measured, shares=(QUANTILES[stat],))
        nobody = nothing(measured.unit, say("nothing to measure yet"), method="order_statistics")
        value = found.get(ONE, (nobody,))[0]
    sql = f"SELECT journey_id, 'did' AS side FROM (\n{measured.sql}\n) m WHERE x IS NOT NULL"
    waiting = 0
    if still_open is not None:
        share = measure_shares(laid, only, still_open).get(ONE, NOBODY)
        waiting = share.still_open
        sql += (
            f" UNION ALL SELECT journey_id, 'still_open' FROM (\n{still_open.sql}\n) w"
            " WHERE hit IS NULL"
        )
    return Counted(value, waiting, Who("", sql, measured.parameters))


def mean_of(laid: "LaidMap", only: ScopeFilter, measured: Measured) -> Estimate:
    """The mean with Student's interval and the design effect of its accounts."""
    text = question("mean_spread", measured=measured.sql, scale=repr(measured.scale))
    rows = ask(laid, only, text, measured.parameters).dicts()
    if not rows:
        return nothing(measured.unit, say("nothing to measure yet"), method="t")
    return mean_estimate(read_spread(rows[0]), unit=measured.unit)
