"""Which events of a journey belong together, because some of their properties are equal [L4]?"""

import hashlib
from collections.abc import Sequence

from wayline.journeys.fields import FieldReader, parse_field
from wayline.journeys.laid import LaidMap, laid_sql
from wayline.journeys.matching import is_there
from wayline.journeys.values import Binds

LAID_COLUMNS = ("channel", "department")  # folded as on the map, so "E-Mail" and "email" are one


def held_events(laid: LaidMap, hold: Sequence[str]) -> str:
    """A relation of the live events with their actor: a journey, and one value of all that is held.

    Columns: event_no, journey_id, actor; actor is NULL where a value is missing: what is not known
    cannot be equal. A name in `hold` is `channel`, `department`, `account`, `person`, a type of object
    ("same opportunity"), or a field as a rule names it: a property, `event.`, `person.`, `<type>.`.

    Raises:
        DocumentError: for a column of the event that there is not.
    """
    digest = hashlib.sha256(repr(tuple(hold)).encode()).hexdigest()[:16]
    name = f"held_{digest}"
    relation = laid_sql(f"laid.{name}", laid.schema)
    with laid.learned.lock:  # two who ask at once cannot both make it
        if not is_there(laid, name):
            _make(laid, relation, hold)
    return relation


def _make(laid: LaidMap, relation: str, hold: Sequence[str]) -> None:
    base = (
        f"{laid.facts}.events e JOIN laid.events l ON l.event_no = e.event_no AND NOT l.after_end"
    )
    reader = _reader(laid, laid_sql(base, laid.schema))
    values = [_value(reader, name) for name in hold]
    columns = ", ".join(f"{value} AS v{at}" for at, value in enumerate(values))
    names = [f"v{at}" for at in range(len(values))]
    missing = " OR ".join(f"{name} IS NULL" for name in names)
    laid.engine.execute(
        f"CREATE TABLE {relation} AS SELECT event_no, journey_id, CASE WHEN {missing} THEN NULL"
        f" ELSE dense_rank() OVER (ORDER BY journey_id, {', '.join(names)}) END AS actor"
        f" FROM (SELECT l.event_no, l.journey_id, {columns} FROM {reader.relation})",
        reader.binds.values,
    )


def _reader(laid: LaidMap, base: str) -> FieldReader:
    rows = laid.engine.run(f"SELECT object_type, code FROM {laid.facts}.object_types").rows
    types = {str(name): int(str(code)) for name, code in rows}
    return FieldReader(laid.facts, Binds("h"), types, base=base)


def _value(reader: FieldReader, name: str) -> str:
    """What has to be equal, as SQL; NULL = not known."""
    if name in LAID_COLUMNS:
        return f"l.{name}"
    if name in ("account", "person") or name in reader.object_types:
        return reader.owner_code(name)
    return reader.text_of(parse_field(name, reader.object_types))
