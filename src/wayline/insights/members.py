"""Who is behind a number: the list of journeys that did, did not, and may still [L3]."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, get_args

from wayline.engine import Parameters, ScopeFilter, load_query, quote_text, scoped
from wayline.insights.rows import whole

if TYPE_CHECKING:
    from wayline.journeys import LaidMap

Side = Literal["did", "did_not", "still_open"]
SIDES: tuple[Side, ...] = get_args(Side)
CAP = 200  # longest list that is written out; the rest is counted in `left_out`


@dataclass(frozen=True, slots=True)
class Who:
    """How to list the journeys behind one number, or behind one number of every row of a table.

    Attributes:
        number: the path of the number, keyed as in the overlay (`stages.tender.moved_on`). With a
            `*` in it (`stages.*.moved_on`) it stands for one number per row of the table.
        sql: a SELECT against the logical names that returns (journey_id, side), one row for each
            unit counted, so a journey may come twice when visits or events are counted. For a
            number with `*` it returns (key, journey_id, side). `side` is did, did_not or
            still_open; did + did_not = n of the number.
        parameters: what the SELECT binds.
        names: for a number with `*`, the row's key in the path for each key that the SELECT returns
            (a code as text); all of them are there, also when nobody is behind them, and no others.
    """

    number: str
    sql: str
    parameters: Parameters = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_table(self) -> bool:
        """True when one SELECT answers for a number of every row."""
        return "*" in self.number


@dataclass(frozen=True, slots=True)
class Members:
    """Journey keys behind one number, sorted, at most `CAP` a side; `left_out` counts the others."""

    did: tuple[str, ...] = ()
    did_not: tuple[str, ...] = ()
    still_open: tuple[str, ...] = ()
    left_out: Mapping[str, int] = field(default_factory=dict)

    def count(self, side: Side) -> int:
        """How many units stand on a side, the ones left out of the list included."""
        listed = {"did": self.did, "did_not": self.did_not, "still_open": self.still_open}[side]
        return len(listed) + self.left_out.get(side, 0)

    @property
    def n(self) -> int:
        """The n of the number: did + did_not."""
        return self.count("did") + self.count("did_not")


def collect_members(
    laid: "LaidMap", scope: ScopeFilter, whos: Iterable[Who], *, cap: int = CAP
) -> dict[str, Members]:
    """The members of every number asked for, by its path; one statement for each Who."""
    found: dict[str, Members] = {}
    for who in whos:
        found.update(_members_of(laid, scope, who=who, cap=cap))
    return found


def _members_of(laid: "LaidMap", scope: ScopeFilter, *, who: Who, cap: int) -> dict[str, Members]:
    key = "CAST(w.key AS VARCHAR)" if who.is_table else quote_text("")
    text = load_query("wayline.insights", "members").replace(
        "/* who */", who.sql.strip().rstrip(";")
    )
    sql = scoped(text.replace("/* key */", key), laid.schema, scope)
    rows = laid.engine.run(sql, {**scope.parameters, **who.parameters, "cap": cap}).rows
    listed: dict[str, dict[str, list[str]]] = {key: {} for key in who.names.values()}
    totals: dict[str, dict[str, int]] = {key: {} for key in listed}
    for code, side, journey, total in rows:
        row_key = who.names.get(str(code)) if who.is_table else ""
        if row_key is None:
            continue  # of a row that is not asked for
        listed.setdefault(row_key, {}).setdefault(str(side), []).append(str(journey))
        totals.setdefault(row_key, {})[str(side)] = whole(total)
    if not who.is_table:
        listed.setdefault("", {})
    return {
        who.number.replace("*", key): _members(sides, totals.get(key, {}))
        for key, sides in listed.items()
    }


def _members(sides: Mapping[str, list[str]], totals: Mapping[str, int]) -> Members:
    lists = {side: tuple(sorted(sides.get(side, ()))) for side in SIDES}
    left_out = {side: totals.get(side, 0) - len(lists[side]) for side in SIDES}
    return Members(
        lists["did"], lists["did_not"], lists["still_open"],
        {side: n for side, n in left_out.items() if n > 0},
    )  # fmt: skip
