"""What is a laid map: the tables of one map over one state of the facts, and how SQL names them."""

import re
from dataclasses import dataclass

from wayline.engine import Engine, load_query, quote_name
from wayline.map import CheckedMap

_NAMED = re.compile(r"\b(laid|facts)\.(?=\w)")


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
    """

    engine: Engine
    schema: str
    map: CheckedMap
    per: str
    horizon_us: int
    data_start_us: int
    snapshot_id: str
    facts: str = "facts"


def laid_sql(sql: str, schema: str, *, facts: str = "facts") -> str:
    """SQL written against `laid.` and `facts.`, with the names of the real schemas in their place."""
    homes = {"laid": quote_name(schema), "facts": quote_name(facts)}
    return _NAMED.sub(lambda found: f"{homes[found.group(1)]}.", sql)


def laid_query(name: str, schema: str, *, facts: str = "facts") -> str:
    """A checked-in query of this package, for one laid map."""
    return laid_sql(load_query("wayline.journeys", name), schema, facts=facts)
