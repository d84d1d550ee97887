"""How do the marks stand in the laid schema: small tables that one pass over the events joins."""

import hashlib
from collections.abc import Iterable

from wayline.engine import Engine
from wayline.journeys.crediting import outcome_rule
from wayline.journeys.dictionaries import Row, fill_table
from wayline.journeys.laid import laid_sql
from wayline.journeys.marking import Mark
from wayline.journeys.plan import Plan
from wayline.journeys.signatures import SignatureReader, SignatureTable

TABLES = {
    "marks": (
        "sig INTEGER, touchpoint SMALLINT, ambiguous BOOLEAN, i_stage SMALLINT, x_stage SMALLINT,"
        " x_ambiguous BOOLEAN, outcome SMALLINT, other TINYINT"
    ),
    "choices": "sig INTEGER, stage SMALLINT, touchpoint SMALLINT, ambiguous BOOLEAN",
    "traits": "touchpoint SMALLINT, path SMALLINT, mix BIGINT, take VARCHAR, per VARCHAR",
    "outcome_marks": "sig INTEGER, outcome SMALLINT, take VARCHAR",
}


def make_mark_tables(engine: Engine, schema: str, *, plan: Plan, marks: Iterable[Mark]) -> None:
    """Makes `marks`, `choices` and `traits`."""
    known = tuple(marks)
    _fill(engine, schema, "marks", [_mark_row(mark) for mark in known])
    _fill(
        engine,
        schema,
        "choices",
        [
            (mark.sig, stage, one.touchpoint.code, one.is_ambiguous)
            for mark in known
            for stage, one in enumerate(mark.choices)
        ],
    )
    paths = [path for path in plan.paths if path.is_stakeholders]
    _fill(
        engine,
        schema,
        "traits",
        [
            (
                one.code,
                next((path.code for path in paths if one.code in path.steps), None),
                mix(one.key),
                one.take,
                one.per,
            )
            for one in plan.touchpoints
        ],
    )


def make_outcome_marks(
    engine: Engine, schema: str, *, plan: Plan, reader: SignatureReader, table: SignatureTable
) -> bool:
    """Makes `outcome_marks`: which signatures prove an outcome that ends nothing; False if there are none."""
    rows: list[Row] = []
    for outcome in plan.outcomes:
        rule = outcome_rule(outcome)
        if not outcome.ends and rule is not None:
            rows.extend(
                (one.code, outcome.code, outcome.take)
                for one in table.signatures
                if reader.matches(rule, one)
            )
    _fill(engine, schema, "outcome_marks", rows)
    return bool(rows)


def _fill(engine: Engine, schema: str, table: str, rows: list[Row]) -> None:
    name = laid_sql(f"laid.{table}", schema)
    engine.execute(f"CREATE OR REPLACE TABLE {name} ({TABLES[table]})")
    fill_table(engine, name, [column.split()[0] for column in TABLES[table].split(", ")], rows)


def _mark_row(mark: Mark) -> Row:
    settled = mark.settled
    return (
        mark.sig,
        None if settled is None else settled.touchpoint.code,
        settled is not None and settled.is_ambiguous,
        mark.implicit,
        mark.explicit,
        mark.entered is not None and mark.entered.is_ambiguous,
        mark.outcome,
        mark.other,
    )


def mix(key: str) -> int:
    """31 bits of a key, so that the mix of a variant is equal on every engine and for every map."""
    return int.from_bytes(hashlib.sha256(key.encode()).digest()[:4], "big") >> 1
