"""Where a round of questions works: the journeys of its scope set apart once, and what was answered already.

Every question of a living map reads the same journeys, and several read the same SELECT. Both are
made once, in temporary tables of the connection, and thrown away when the round is over.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

from wayline.engine import SCOPED, ScopeFilter, quote_name, scoped
from wayline.journeys.laid import LaidMap, Round
from wayline.journeys.scope import Scope, scope_filter


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
