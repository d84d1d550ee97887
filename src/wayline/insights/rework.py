"""What is done again, and what does it cost us: repeats, loops, steps back, ping-pong [A14]."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from wayline.base import Clock, Estimate, Frame
from wayline.insights.asking import Relation, ask, keep, keys_of, population, question
from wayline.insights.estimates import share_estimate
from wayline.insights.flow import Level, level_keys
from wayline.insights.members import Who
from wayline.insights.requests import WALL_CLOCK, definition_id, frame_of
from wayline.insights.results import must_be_ordered
from wayline.insights.rows import maybe_real, whole
from wayline.journeys import scope_filter

if TYPE_CHECKING:
    from wayline.journeys import LaidMap, Scope

Kind = Literal["repeat", "self_loop", "back_step", "back_to_start", "ping_pong"]


@dataclass(frozen=True, slots=True)
class Again:
    """Something done again.

    Attributes:
        key: `item` for a repeat, else `item:kind`; an item is a touchpoint, stage or department.
        item: what was done again.
        kind: repeat (more than once), self_loop (twice running), back_step (to an earlier stage),
            back_to_start, ping_pong (there and back between two departments).
        n: how often beyond the first time; `journeys` in how many journeys.
        share: of the journeys that have the item at all.
        cost: of the occurrences after the first; None where no event has a cost.
    """

    key: str
    item: str
    kind: Kind
    n: int
    journeys: int
    share: Estimate
    cost: float | None


@dataclass(frozen=True, slots=True)
class Rework:
    """Everything that is done again, by journeys, most first."""

    rows: tuple[Again, ...]
    frame: Frame
    who: tuple[Who, ...]

    def check(self) -> None:
        """No more journeys do a thing again than do it [L3]."""
        for row in self.rows:
            must_be_ordered(row.share, what=row.key)


def rework_by_item(laid: "LaidMap", scope: "Scope", *, level: Level = "name") -> dict[str, int]:
    """Journeys that have an item more than once, for every item with any; repeatable ones too."""
    text = question("rework_repeats", level=level)
    names = level_keys(laid, level)
    rows = ask(laid, scope_filter(laid, scope), text).rows
    return {names[whole(code)]: whole(again) for code, _, again, *_ in rows if whole(again)}


def measure_rework(laid: "LaidMap", scope: "Scope", *, clock: Clock = WALL_CLOCK) -> Rework:
    """What journeys do again: touchpoints that are not repeatable, steps back, ping-pong [A14]."""
    only = scope_filter(laid, scope)
    touchpoints, stages = keys_of(laid, "touchpoints"), keys_of(laid, "stages")
    departments = keys_of(laid, "departments")
    single = {
        code: key for code, key in touchpoints.items() if not laid.map.touchpoint(key).repeatable
    }
    rows: list[Again] = []
    whos: list[Who] = []
    for label, names in _items(single, stages, departments):
        units = keep(laid, only, Relation(question(f"rework_units_{label}"))).sql
        counted = question("rework_counts", units=units)
        found = [
            row for row in ask(laid, only, counted).rows if whole(row[0]) in names and whole(row[2])
        ]
        rows += [_row(names[whole(row[0])], label, row=row) for row in found]
        whos += _who(label, units, names=names, found=[whole(row[0]) for row in found])
    rows.sort(key=lambda row: (-row.journeys, row.key))
    frame = frame_of(
        laid,
        scope,
        definition=definition_id("rework", scope),
        population=population(sum(row.n for row in rows), {}),
        clock=clock,
    )
    return Rework(tuple(rows), frame, tuple(whos))


def _items(
    single: dict[int, str], stages: dict[int, str], departments: dict[int, str]
) -> tuple[tuple[Kind, dict[int, str]], ...]:
    """Which items each kind may name; a touchpoint that the map calls repeatable is none."""
    first = {1: stages[1]} if 1 in stages else {}
    return (
        ("repeat", single),
        ("self_loop", single),
        ("back_step", stages),
        ("back_to_start", first),
        ("ping_pong", departments),
    )


def row_key(item: str, kind: Kind) -> str:
    """The key of a row: a repeat is called by its touchpoint alone."""
    return item if kind == "repeat" else f"{item}:{kind}"


def _row(item: str, kind: Kind, *, row: tuple[object, ...]) -> Again:
    _, journeys, again, n, accounts, cost = row
    share = share_estimate(_int(again), _int(journeys), accounts=_int(accounts))
    spent = maybe_real(cost) if isinstance(cost, int | float) or cost is None else float(str(cost))
    return Again(row_key(item, kind), item, kind, _int(n), _int(again), share, spent or None)


def _int(value: object) -> int:
    return int(str(value or 0))


def _who(kind: Kind, units: str, *, names: dict[int, str], found: list[int]) -> list[Who]:
    keyed = {str(code): row_key(names[code], kind) for code in found}
    if not keyed:
        return []
    occurrences = f"SELECT key, journey_id, 'did' AS side FROM (\n{units}\n) u, GENERATE_SERIES(1, CAST(again AS BIGINT)) WHERE again > 0"
    sides = f"SELECT key, journey_id, CASE WHEN again > 0 THEN 'did' ELSE 'did_not' END AS side FROM (\n{units}\n) u"
    once = f"SELECT key, journey_id, 'did' AS side FROM (\n{units}\n) u WHERE again > 0"
    return [
        Who("rework.*.n", occurrences, {}, keyed),
        Who("rework.*.journeys", once, {}, keyed),
        Who("rework.*.share", sides, {}, keyed),
        Who("rework.*.cost", occurrences, {}, keyed),
    ]
