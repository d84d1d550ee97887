"""Which code means what in a laid map: stages, touchpoints, paths, outcomes, segments, channels, departments."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from wayline.base import NotFoundError, fold, unique_slug
from wayline.engine import Engine
from wayline.journeys.laid import laid_sql
from wayline.journeys.plan import Plan
from wayline.journeys.vocabulary import Named, Vocabulary
from wayline.map import Channel, CheckedMap

Row = tuple[str | int | bool | None, ...]
KINDS = {1: "success", 2: "failure", 3: "neutral"}
TABLES: Mapping[str, str] = {
    "stages": "code SMALLINT, key VARCHAR, name VARCHAR",
    "touchpoints": "code SMALLINT, key VARCHAR, name VARCHAR, stage SMALLINT",
    "paths": "code SMALLINT, key VARCHAR",
    "outcomes": "code SMALLINT, key VARCHAR, kind VARCHAR",
    "segments": "code SMALLINT, key VARCHAR",
    "channels": "code INTEGER, key VARCHAR, name VARCHAR, on_map BOOLEAN",
    "departments": "code INTEGER, key VARCHAR, name VARCHAR, on_map BOOLEAN",
    "channel_codes": "fact INTEGER, code INTEGER",
    "department_codes": "fact INTEGER, code INTEGER",
}


@dataclass(frozen=True, slots=True)
class OnMap:
    """A channel or department of the laid map."""

    code: int
    key: str
    name: str
    on_map: bool


def fill_table(engine: Engine, table: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
    """Appends rows to a table; a few thousand at most."""
    if not rows:
        return
    import numpy as np

    arrays = {}
    for at, name in enumerate(columns):
        column = np.empty(len(rows), dtype=object)
        column[:] = [row[at] for row in rows]
        arrays[name] = column
    engine.insert_arrays(table, arrays)


def make_dictionaries(
    engine: Engine, schema: str, *, journey_map: CheckedMap, plan: Plan, vocabulary: Vocabulary
) -> dict[int, OnMap]:
    """Makes the dictionaries of a laid map; returns the channel that each channel of the facts means."""
    channels, channel_of = _folded(
        vocabulary.channels,
        [(one.key, journey_map.words(one.name)) for one in _channels(journey_map, vocabulary)],
    )
    departments, department_of = _folded(
        vocabulary.departments,
        [(one.key, journey_map.words(one.name)) for one in journey_map.departments],
    )
    rows: dict[str, Iterable[Row]] = {
        "stages": ((one.code, one.key, one.name) for one in plan.stages),
        "touchpoints": ((one.code, one.key, one.name, one.stage) for one in plan.touchpoints),
        "paths": ((one.code, one.key) for one in plan.paths),
        "outcomes": ((one.code, one.key, KINDS[one.kind]) for one in plan.outcomes),
        "segments": ((at, one.key) for at, one in enumerate(journey_map.segments, start=1)),
        "channels": ((one.code, one.key, one.name, one.on_map) for one in channels),
        "departments": ((one.code, one.key, one.name, one.on_map) for one in departments),
        "channel_codes": ((fact, one.code) for fact, one in channel_of.items()),
        "department_codes": ((fact, one.code) for fact, one in department_of.items()),
    }
    for table, columns in TABLES.items():
        name = laid_sql(f"laid.{table}", schema)
        engine.execute(f"CREATE OR REPLACE TABLE {name} ({columns})")
        shown = [column.split()[0] for column in columns.split(", ")]
        fill_table(engine, name, shown, list(rows[table]))
    return channel_of


def _channels(journey_map: CheckedMap, vocabulary: Vocabulary) -> list[Channel]:
    """The declared channels, and the ready ones [M10] that touchpoints list or events carry."""
    declared = {one.key: one for one in journey_map.channels}
    wanted = [key for touchpoint, _ in journey_map.touchpoints for key in touchpoint.channels]
    wanted += [form for one in vocabulary.channels for form in sorted(one.forms)]
    for key in wanted:
        if key not in declared and is_channel_kind(journey_map, key):
            declared[key] = journey_map.channel(key)
    return list(declared.values())


def is_channel_kind(journey_map: CheckedMap, key: str) -> bool:
    """True for a channel kind, built in or of the house."""
    try:
        journey_map.channel(key)
    except NotFoundError:
        return False
    return True


def _folded(
    facts: Iterable[Named], elements: Iterable[tuple[str, str]]
) -> tuple[list[OnMap], dict[int, OnMap]]:
    """Elements of the map first, then values that mean none of them, each folded form once [M38]."""
    found = [
        OnMap(code, key, name, on_map=True) for code, (key, name) in enumerate(elements, start=1)
    ]
    by_form: dict[str, OnMap] = {}
    for one in found:
        by_form.setdefault(fold(one.key), one)
    for one in found:
        by_form.setdefault(fold(one.name), one)
    taken = {one.key for one in found}
    meaning: dict[int, OnMap] = {}
    for value in facts:
        known = [by_form[form] for form in value.forms if form in by_form]
        if known:
            meaning[value.code] = min(known, key=lambda one: one.code)
            continue
        own = OnMap(len(found) + 1, unique_slug(value.name, taken), value.name, on_map=False)
        taken.add(own.key)
        found.append(own)
        by_form.update(dict.fromkeys(value.forms, own))
        meaning[value.code] = own
    return found, meaning
