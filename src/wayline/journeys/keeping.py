"""Which laid maps does a database keep, and are they whole? A laid map can be thrown away and laid again."""

from wayline.engine import Engine, quote_name
from wayline.journeys.build import EventFacts
from wayline.journeys.laid import LaidMap
from wayline.journeys.laying import read_bounds, schema_name
from wayline.journeys.plan import read_plan
from wayline.map import CheckedMap

WHOLE = "whole"  # the table that says that nothing was broken off
PREFIX = "laid_"
KEPT = f"""
SELECT s.schema_name, bool_or(t.table_name IS NOT NULL) AS is_whole
FROM information_schema.schemata s
LEFT JOIN information_schema.tables t ON t.table_schema = s.schema_name AND t.table_name = '{WHOLE}'
WHERE starts_with(s.schema_name, '{PREFIX}')
GROUP BY s.schema_name ORDER BY s.schema_name
"""


def mark_whole(laid: LaidMap) -> None:
    """Say that a laid map has everything that is asked of it."""
    laid.engine.execute(
        f"CREATE OR REPLACE TABLE {quote_name(laid.schema)}.{WHOLE} AS SELECT 1 AS n"
    )


def find_laid(checked: CheckedMap, events: EventFacts, *, by: str | None = None) -> LaidMap | None:
    """The map as it was laid on the same events before, None where that is not there or not whole."""
    per = read_plan(checked, by=by).per
    schema = schema_name(checked, events, per)
    if not dict(kept_laid(events.engine)).get(schema, False):
        return None
    bounds = read_bounds(events.engine, events.schema, events.horizon_us)
    return LaidMap(
        events.engine, schema, checked, per, bounds.horizon_us, bounds.data_start_us,
        events.snapshot_id, events.schema,
    )  # fmt: skip


def kept_laid(engine: Engine) -> tuple[tuple[str, bool], ...]:
    """The schema of every laid map in a database, and whether it is whole."""
    return tuple((str(schema), bool(is_whole)) for schema, is_whole in engine.run(KEPT).rows)


def drop_laid(engine: Engine, schema: str) -> None:
    """Throw a laid map away."""
    engine.execute(f"DROP SCHEMA IF EXISTS {quote_name(schema)} CASCADE")
