"""How long does it last when some are still at it: Kaplan-Meier for every row of a table [A10]."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wayline.base import Estimate, Number, say
from wayline.engine import Parameters, ScopeFilter, Value
from wayline.insights.asking import ask, question, values_list
from wayline.insights.estimates import estimate, nothing, spread_of
from wayline.insights.intervals import Z, design_effect
from wayline.insights.members import Who
from wayline.insights.rows import real, seconds, whole

if TYPE_CHECKING:
    from wayline.journeys import LaidMap

SHARES = (0.5, 0.75, 0.9)  # of those who have left: the median, and two slower marks


@dataclass(frozen=True, slots=True)
class Stays:
    """What lasts: a SELECT against the logical names with one row per stay.

    Columns `key`, `journey_id`, `account`, `took` (microseconds so far), `ended` (1, or 0 = open at
    the horizon), `unseen` (microseconds between its begin and the begin of the data: it is at risk
    only after them), `cause` (1 forward, 2 lost, 3 other, of a stay that ended).
    """

    sql: str
    parameters: Parameters = field(default_factory=dict)

    def who(self, number: str, names: Mapping[int, str]) -> Who:
        """The journeys behind each curve: did = the stay ended, did_not = it is still open."""
        sql = (
            "SELECT key, journey_id, CASE WHEN ended = 1 THEN 'did' ELSE 'did_not' END AS side"
            f" FROM (\n{self.sql}\n) stays"
        )
        return Who(number, sql, self.parameters, {str(code): key for code, key in names.items()})


@dataclass(frozen=True, slots=True)
class Lasting:
    """How long the stays of one key last.

    Attributes:
        n: stays, finished and open.
        ended: how many of them are finished.
        quantiles: by share of those who have left (0.5, 0.75, 0.9); value None where the curve
            does not come down so far, with what is known in the note.
        longest_s: the longest stay, open ones with their age; seconds.
        longest_ended_s: the longest finished stay; None when none is.
    """

    n: int
    ended: int
    quantiles: Mapping[float, Estimate]
    longest_s: float
    longest_ended_s: float | None

    @property
    def median(self) -> Estimate:
        """The time after which half of them have left."""
        return self.quantiles[0.5]


def measure_lasting(
    laid: "LaidMap", only: ScopeFilter, stays: Stays, *, shares: Sequence[float] = SHARES
) -> dict[int, Lasting]:
    """For each key that occurs: quantiles of the Kaplan-Meier curve, Brookmeyer-Crowley ends."""
    rows = ask(laid, only, question("km_spread", stays=stays.sql), stays.parameters).dicts()
    if not rows:
        return {}
    text = question(
        "km_quantiles",
        stays=stays.sql,
        deffs=values_list([(whole(row["key"]), design_effect(spread_of(row))) for row in rows]),
        targets=values_list([(round(1 - share, 12),) for share in shares]),
        bands=question("km_bands"),
    )
    crossed: dict[int, dict[float, tuple[float | None, ...]]] = {}
    for key, left, *ends in ask(laid, only, text, {**stays.parameters, "z": Z}).rows:
        share = min(shares, key=lambda one, left=left: abs(1 - one - real(left)))  # type: ignore[misc]
        crossed.setdefault(whole(key), {})[share] = tuple(seconds(end) for end in ends)
    found: dict[int, Lasting] = {}
    for row in rows:
        key, n, accounts = whole(row["key"]), whole(row["n"]), whole(row["accounts"])
        longest = real(row["longest"]) / 1e6
        found[key] = Lasting(
            n,
            whole(row["ended"]),
            {
                share: _estimate(ends, share=share, n=n, accounts=accounts, longest_s=longest)
                for share, ends in crossed[key].items()
            },
            longest,
            seconds(row["longest_ended"]),
        )
    return found


def _estimate(
    ends: tuple[float | None, ...], *, share: float, n: int, accounts: int, longest_s: float
) -> Estimate:
    at, low, high = ends
    method = "km_median" if share == 0.5 else f"km_p{round(share * 100)}"
    if at is None:
        note = say("not reached: more than {n} s", n=Number(f"{longest_s:.0f}"))
        return nothing("s", note, method=method, n=n, accounts=accounts)
    return estimate(at, (low, high), unit="s", method=method, n=n, accounts=accounts)


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """One step of a curve; `forward` + `lost` + `other` + `s` = 1."""

    at_s: float
    n: int
    ended: int
    s: float
    greenwood: float
    low: float | None
    high: float | None
    forward: float
    lost: float
    other: float


@dataclass(frozen=True, slots=True)
class Curve:
    """The share still there over time, with its band and the ways out [A10]."""

    points: tuple[CurvePoint, ...]

    def still_there(self, at_s: float) -> float:
        """The share that is still there after so many seconds."""
        share = 1.0
        for point in self.points:
            if point.at_s > at_s:
                break
            share = point.s
        return share

    def gone_within(self, more_s: float, *, age_s: float) -> float | None:
        """Of those who have stayed `age_s`, the share that leaves within `more_s`: 1 - s(u+t)/s(u)."""
        now = self.still_there(age_s)
        return None if now <= 0 else 1 - self.still_there(age_s + more_s) / now

    def restricted_mean_s(self, until_s: float) -> float:
        """The mean stay, each counted up to `until_s` only: the area under the curve."""
        area, before, share = 0.0, 0.0, 1.0
        for point in self.points:
            if point.at_s >= until_s:
                break
            area += share * (point.at_s - before)
            before, share = point.at_s, point.s
        return area + share * (until_s - before)

    def check(self) -> None:
        """Everybody is still there or has left by exactly one way [L3]."""
        for point in self.points:
            whole_share = point.s + point.forward + point.lost + point.other
            if abs(whole_share - 1) > 1e-9:
                raise AssertionError(f"shares at {point.at_s} s sum to {whole_share}")


def measure_curve(laid: "LaidMap", only: ScopeFilter, stays: Stays, *, key: int) -> Curve:
    """The whole curve of one key."""
    return measure_curves(laid, only, stays, keys=(key,))[key]


def measure_curves(
    laid: "LaidMap", only: ScopeFilter, stays: Stays, *, keys: Sequence[int]
) -> dict[int, Curve]:
    """The whole curve of each key: Kaplan-Meier, log-log band at its design effect, Aalen-Johansen."""
    spread = ask(laid, only, question("km_spread", stays=stays.sql), stays.parameters).dicts()
    deffs = {whole(row["key"]): design_effect(spread_of(row)) for row in spread}
    text = question("km_curve", stays=stays.sql)
    found = {}
    for key in keys:
        rows = ask(laid, only, text, {**stays.parameters, "key": key}).dicts()
        found[key] = _curve(rows, deff=deffs.get(key, 1.0))
    return found


def _curve(rows: Sequence[Mapping[str, Value]], *, deff: float) -> Curve:
    points = []
    for row in rows:
        s, gw = real(row["s"]), real(row["gw"])
        low, high = log_log_band(s, gw * deff)
        points.append(
            CurvePoint(
                real(row["t_us"]) / 1e6,
                whole(row["n"]),
                whole(row["d"]),
                s,
                gw,
                low,
                high,
                real(row["forward"]),
                real(row["lost"]),
                real(row["other"]),
            )
        )
    return Curve(tuple(points))


def log_log_band(s: float, greenwood: float) -> tuple[float | None, float | None]:
    """The 95 % band of a survival share: `s ** exp(-+ z sqrt(gw) / ln s)`; none at 0.

    >>> [round(end, 3) for end in log_log_band(0.5, 0.01) if end]
    [0.399, 0.593]
    """
    if s <= 0:
        return None, None
    if s >= 1:
        return 1.0, 1.0
    reach = Z * math.sqrt(greenwood) / -math.log(s)
    return s ** math.exp(reach), s ** math.exp(-reach)
