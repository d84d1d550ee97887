"""Who is behind a number: the list of journeys that did, did not, and may still [L3]."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, get_args

from wayline.engine import Parameters, ScopeFilter, Value, quote_text
from wayline.insights.asking import ask, question
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
        of: for one number that the rows of a table are behind: who of them it is.
    """

    number: str
    sql: str
    parameters: Parameters = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    of: "Of | None" = None

    @property
    def is_table(self) -> bool:
        """True when one SELECT answers for a number of every row."""
        return "*" in self.number

    @property
    def codes(self) -> Collection[str]:
        """The keys of the SELECT that are asked for; "" where it returns none."""
        if self.is_table:
            return self.names
        return ("",) if self.of is None else (self.of.code,)

    @property
    def source(self) -> "Source":
        """The SELECT that answers it; the same one may answer many numbers."""
        has_key = self.is_table or self.of is not None
        return Source(self.sql, tuple(sorted(self.parameters.items())), has_key)


@dataclass(frozen=True, slots=True)
class Of:
    """Those on one side of one row of a table; `code` is the key that the SELECT returns, as text."""

    code: str
    side: Side


@dataclass(frozen=True, slots=True)
class Source:
    """A SELECT with all that it binds; without a key all its rows are behind one number."""

    sql: str
    bound: tuple[tuple[str, Value | Sequence[Value]], ...]
    has_key: bool

    @property
    def parameters(self) -> Parameters:
        """What the SELECT binds, by name."""
        return dict(self.bound)

    def text(self, query: str, codes: Collection[str]) -> str:
        """A query over it, restricted to the keys asked for; `key` and `wanted` stand in its text."""
        if not self.has_key:
            return question(query, who=self.sql, key="''", wanted="TRUE")
        listed = ", ".join(quote_text(code) for code in sorted(codes)) or "NULL"
        wanted = f"CAST(w.key AS VARCHAR) IN ({listed})"
        return question(query, who=self.sql, key="w.key", wanted=wanted)


def by_source(whos: Iterable[Who]) -> Iterator[tuple[Source, set[str]]]:
    """Each different SELECT once, with all keys of it that are asked for."""
    wanted: dict[Source, set[str]] = {}
    for who in whos:
        wanted.setdefault(who.source, set()).update(who.codes)
    yield from wanted.items()


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

    def only(self, side: Side) -> "Members":
        """Those on one side, as those who did."""
        listed = {"did": self.did, "did_not": self.did_not, "still_open": self.still_open}[side]
        more = self.left_out.get(side, 0)
        return Members(did=listed, left_out={"did": more} if more else {})


_NOBODY = Members()


def collect_members(
    laid: "LaidMap", scope: ScopeFilter, whos: Iterable[Who], *, cap: int = CAP
) -> dict[str, Members]:
    """The members of every number asked for, by its path; one statement for each different SELECT."""
    asked = list(whos)
    counted = {
        source: _counted(laid, scope, source, codes=codes, cap=cap)
        for source, codes in by_source(asked)
    }
    keys = _keys(laid, scope, counted.values())
    listed = {
        source: {code: _members(sides, keys) for code, sides in found.items()}
        for source, found in counted.items()
    }
    found: dict[str, Members] = {}
    for who in asked:
        rows = listed[who.source]
        if who.is_table:
            for code, key in who.names.items():
                found[who.number.replace("*", key)] = rows.get(code, _NOBODY)
        elif who.of is not None:
            found[who.number] = rows.get(who.of.code, _NOBODY).only(who.of.side)
        else:
            found[who.number] = rows.get("", _NOBODY)
    return found


_Sides = dict[str, tuple[int, list[str]]]  # by side: how many units, the ids of the lowest journeys


def _counted(
    laid: "LaidMap", scope: ScopeFilter, source: Source, *, codes: Collection[str], cap: int
) -> dict[str, _Sides]:
    """Who stands on each side of each key of a SELECT."""
    sql = source.text("members", codes)
    sides: dict[str, _Sides] = {}
    for code, side, total, lowest in ask(laid, scope, sql, {**source.parameters, "cap": cap}).rows:
        sides.setdefault(str(code), {})[str(side)] = (whole(total), str(lowest or "").split())
    return sides


def _keys(
    laid: "LaidMap", scope: ScopeFilter, counted: Iterable[Mapping[str, _Sides]]
) -> dict[str, str]:
    """The key of every journey that is listed anywhere, by its id: read once for all numbers."""
    listed = {
        journey
        for by_code in counted
        for sides in by_code.values()
        for _, lowest in sides.values()
        for journey in lowest
    }
    if not listed:
        return {}
    rows = ask(laid, scope, question("member_keys"), {"listed": [int(one) for one in listed]}).rows
    return {str(journey): str(key) for journey, key in rows}


def _members(sides: _Sides, keys: Mapping[str, str]) -> Members:
    did, did_not, still_open = lists = [
        tuple(sorted(keys[journey] for journey in sides.get(side, (0, []))[1] if journey in keys))
        for side in SIDES
    ]
    left_out = {
        side: sides.get(side, (0, []))[0] - len(listed)
        for side, listed in zip(SIDES, lists, strict=True)
    }
    return Members(did, did_not, still_open, {side: n for side, n in left_out.items() if n > 0})
