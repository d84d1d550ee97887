"""Where a round of questions works: the journeys of its scope set apart once, and what was answered already.

Every question of a living map reads the same journeys, and several read the same SELECT. Both are
made once, in temporary tables of the connection, and thrown away when the round is over.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import count

from wayline.engine import SCOPED, Engine, Parameters, ScopeFilter, quote_name, scoped
from wayline.journeys.laid import LaidMap
from wayline.journeys.scope import Scope, scope_filter

_numbers = count(1)  # two rounds may share a connection


@dataclass(slots=True)
class Round:
    """What is at hand in one round of questions over one scope.

    Attributes:
        engine: the connection that holds the temporary tables.
        scope: the scope of the round; `only` is how its journeys are found.
        kept: temporary tables by the SELECT, with all that it binds, that they answer.
    """

    engine: Engine
    scope: Scope
    only: ScopeFilter
    kept: dict[str, str] = field(default_factory=dict)

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
        return table


@contextmanager
def at_hand(laid: LaidMap, scope: Scope) -> Iterator[LaidMap]:
    """The same laid map with the journeys of a scope at hand, for many questions over that scope.

    Every answer is what it is without: the same rows in the same order, found quicker.

    Raises:
        ScopeError: when the map or the data has no such segment, path or channel, or the period is empty.
    """
    wanted = scope_filter(laid, scope)
    here = Round(laid.engine, scope, wanted)
    tables: Mapping[str, str] = {}
    try:
        if wanted.condition:
            tables = _set_apart(laid, here, wanted)
            here.only = ScopeFilter(tables=tables)
        yield replace(laid, at_hand=here)
    finally:
        for table in (*here.kept.values(), *tables.values()):
            laid.engine.execute(f"DROP TABLE IF EXISTS {table}")


def _set_apart(laid: LaidMap, here: Round, wanted: ScopeFilter) -> Mapping[str, str]:
    """Each laid relation with the rows of the journeys of the scope."""
    chosen = here.make(
        scoped("SELECT journey_id FROM journeys", laid.schema, wanted), wanted.parameters
    )
    home = quote_name(laid.schema)
    of_them = f"WHERE journey_id IN (SELECT journey_id FROM {chosen})"
    tables = {name: here.make(f"SELECT * FROM {home}.{name} {of_them}") for name in SCOPED}
    laid.engine.execute(f"DROP TABLE {chosen}")
    return tables
