"""What is a laid map: the tables of one map over one state of the facts, and how SQL names them."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from itertools import count
from threading import RLock
from typing import TypeVar
from weakref import WeakKeyDictionary

from wayline.engine import Engine, Parameters, ScopeFilter, load_query, quote_name
from wayline.map import CheckedMap

Lesson = TypeVar("Lesson")
_numbers = count(1)  # two rounds may share a connection
_NAMED = re.compile(r"\b(laid|facts)\.(?=\w)")


class Learned:
    """Under this is remembered what all journeys of a laid map teach; shared by all connections to it."""

    def __init__(self) -> None:
        # Who comes second waits; what is learned may rest on what else is learned.
        self.lock = RLock()


@dataclass(slots=True)
class Round:
    """What is at hand in one round of questions over one scope.

    Attributes:
        engine: the connection that holds the temporary tables.
        scope: the scope that is asked about; `only` is how its journeys are found.
        kept: temporary tables by the SELECT, with all that it binds, that they answer; `made` are all.
    """

    engine: Engine
    scope: object  # compared, never read: what a scope is, is told by those who know laid maps
    only: ScopeFilter
    kept: dict[str, str] = field(default_factory=dict)
    made: list[str] = field(default_factory=list)

    def keep(self, sql: str, parameters: Parameters) -> str:
        """The table that answers a SELECT against real names; the same SELECT is answered once."""
        asked = repr((sql, sorted(parameters.items())))
        if asked not in self.kept:
            self.kept[asked] = self.make(sql, parameters)
        return self.kept[asked]

    def make(self, sql: str, parameters: Parameters | None = None) -> str:
        """A new temporary table of what a SELECT gives, in its order."""
        table = f"temp.at_hand_{next(_numbers)}"
        self.engine.execute(f"CREATE TEMP TABLE {table} AS {sql}", parameters)
        self.made.append(table)
        return table

    def clear(self) -> None:
        """Throw all of them away."""
        while self.made:
            self.engine.execute(f"DROP TABLE {self.made.pop()}")


@dataclass(frozen=True, slots=True)
class LaidMap:
    """Events laid on a map; pure data.

    Attributes:
        engine: where the tables are.
        schema: their schema, `laid_...`.
        map: the map by which all cases are judged.
        per: what one journey follows: account, person or an object type.
        horizon_us: up to here every source is known to be complete; UTC microseconds.
        data_start_us: journeys that began before this are left-truncated [L5].
        snapshot_id: the state of the facts.
        facts: the schema of the facts.
        learned: what all its journeys teach, once it was asked.
        at_hand: what a round of questions has set apart, None outside of one.
    """

    engine: Engine
    schema: str
    map: CheckedMap
    per: str
    horizon_us: int
    data_start_us: int
    snapshot_id: str
    facts: str = "facts"
    learned: Learned = field(default_factory=Learned, compare=False, repr=False)
    at_hand: Round | None = field(default=None, compare=False, repr=False)


def learned_once(measure: Callable[[LaidMap], Lesson]) -> Callable[[LaidMap], Lesson]:
    """What all journeys of a laid map teach, measured when it is asked first, whatever the scope is."""
    known: WeakKeyDictionary[Learned, Lesson] = WeakKeyDictionary()

    @wraps(measure)
    def once(laid: LaidMap) -> Lesson:
        with laid.learned.lock:
            if laid.learned not in known:
                known[laid.learned] = measure(laid)
            return known[laid.learned]

    return once


def laid_sql(sql: str, schema: str, *, facts: str = "facts") -> str:
    """SQL written against `laid.` and `facts.`, with the names of the real schemas in their place."""
    homes = {"laid": quote_name(schema), "facts": quote_name(facts)}
    return _NAMED.sub(lambda found: f"{homes[found.group(1)]}.", sql)


def laid_query(name: str, schema: str, *, facts: str = "facts") -> str:
    """A checked-in query of this package, for one laid map."""
    return laid_sql(load_query("wayline.journeys", name), schema, facts=facts)
