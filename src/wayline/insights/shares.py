"""What part of them did it: a share for each row of a table, and the same units as its who-list [L3]."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wayline.base import Estimate
from wayline.engine import Parameters, ScopeFilter
from wayline.insights.asking import ask, question
from wayline.insights.estimates import share_estimate, share_of_spread, spread_of
from wayline.insights.members import Who
from wayline.insights.rows import seconds, whole

if TYPE_CHECKING:
    from wayline.journeys import LaidMap


@dataclass(frozen=True, slots=True)
class Units:
    """What is counted: a SELECT against the logical names with one row per unit.

    Columns `key` (code of the table row), `journey_id`, `account` and `hit`: 1 did, 0 did not,
    NULL may still do so, which is no part of n [L5].
    """

    sql: str
    parameters: Parameters = field(default_factory=dict)

    def who(self, number: str, names: Mapping[int, str]) -> Who:
        """The journeys behind the share of every row: the very units that were counted."""
        sql = question("share_members", units=self.sql)
        return Who(number, sql, self.parameters, {str(code): key for code, key in names.items()})

    def who_of_all(self, number: str) -> Who:
        """The same where all units are one row."""
        sides = question("share_members", units=self.sql)
        return Who(number, f"SELECT journey_id, side FROM (\n{sides}\n) sides", self.parameters)

    def who_where(self, number: str, names: Mapping[int, str], *, hit: str) -> Who:
        """The units whose hit is such (`= 1`, `= 0`, `IS NULL`): behind a plain count of them."""
        codes = ", ".join(str(code) for code in names) or "NULL"
        sql = (
            "SELECT key, journey_id, 'did' AS side FROM (\n"
            f"{self.sql}\n) units WHERE hit {hit} AND key IN ({codes})"
        )
        return Who(number, sql, self.parameters, {str(code): key for code, key in names.items()})


@dataclass(frozen=True, slots=True)
class Share:
    """One share, with the units too young to judge beside it, and the time that was allowed."""

    estimate: Estimate
    still_open: int
    limit_s: float | None = None

    @property
    def k(self) -> int:
        """How many did."""
        return self.estimate.k or 0

    @property
    def n(self) -> int:
        """How many were judged."""
        return self.estimate.n


NOBODY = Share(share_estimate(0, 0), 0)


def measure_shares(laid: "LaidMap", only: ScopeFilter, units: Units) -> dict[int, Share]:
    """The share of each key that occurs, Wilson at n / design effect [L6] [L7]."""
    answer = ask(laid, only, question("shares", units=units.sql), units.parameters)
    return {
        whole(row["key"]): Share(
            share_of_spread(spread_of(row)), whole(row["still_open"]), seconds(row["limit_us"])
        )
        for row in answer.dicts()
    }
