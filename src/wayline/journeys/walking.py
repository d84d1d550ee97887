"""Which cases need a walk, and what does it say: feeds the cutter and keeps its answers as tables."""

from collections.abc import Iterator, Mapping
from typing import Protocol

from wayline.engine import Engine
from wayline.journeys.cutting import Cut, Cutter, SilentEnd, Step
from wayline.journeys.laid import laid_sql
from wayline.journeys.marking import Mark
from wayline.journeys.plan import Plan


class Walked(Protocol):
    """What the walk needs of a laying in progress."""

    @property
    def engine(self) -> Engine:
        """Where the tables are."""
        ...

    @property
    def schema(self) -> str:
        """The laid schema."""
        ...

    @property
    def plan(self) -> Plan:
        """The plan of the map."""
        ...


def needs_walk(plan: Plan) -> bool:
    """True when one SQL pass cannot cut the cases of this map, so that all are walked."""
    implicit = any(stage.implicit for stage in plan.stages)
    explicit = any(not stage.implicit for stage in plan.stages)
    takes = any(
        stage.binding is not None and stage.binding.take in ("first", "last")
        for stage in plan.stages
    )
    return (implicit and explicit) or takes


def walk_special_cases(build: Walked, marks: tuple[Mark, ...], *, restarts: bool) -> None:
    """Walks the cases that are not simple; fills `assigned` and `silent_ends`."""
    engine, schema = build.engine, build.schema
    if needs_walk(build.plan):
        engine.execute(laid_sql("UPDATE laid.cases SET is_special = TRUE", schema))
    elif restarts and build.plan.dead_after_us is not None:
        engine.execute(
            laid_sql(
                "UPDATE laid.cases SET is_special = TRUE WHERE case_code IN (SELECT case_code FROM ("
                "SELECT case_code, ts_us - lag(ts_us) OVER (PARTITION BY case_code ORDER BY ts_us) AS gap"
                " FROM laid.placed) WHERE gap > $dead_after_us)",
                schema,
            ),
            {"dead_after_us": build.plan.dead_after_us},
        )
    cutter = Cutter(build.plan, {mark.sig: mark for mark in marks}, restarts=restarts)
    _keep(engine, schema, _walk(_steps(engine, schema), cutter))


def _steps(engine: Engine, schema: str) -> Iterator[tuple[int, list[Step]]]:
    """The special cases, each with its events in order."""
    columns = engine.run_arrays(
        laid_sql(
            "SELECT p.case_code, p.event_no, p.ts_us, p.sig, coalesce(p.account, -1) AS account,"
            " coalesce(p.person, -1) AS person FROM laid.placed p"
            " SEMI JOIN laid.cases c ON c.case_code = p.case_code AND c.is_special"
            " ORDER BY p.case_code, p.ts_us, p.tie",
            schema,
        )
    )
    rows = zip(*(column.tolist() for column in columns.values()), strict=True)
    case, steps = None, list[Step]()
    for case_code, event_no, ts_us, sig, account, person in rows:
        if case_code != case and case is not None:
            yield case, steps
            steps = []
        case = case_code
        steps.append(
            Step(
                event_no,
                ts_us,
                sig,
                None if account < 0 else account,
                None if person < 0 else person,
            )
        )
    if case is not None:
        yield case, steps


def _walk(
    cases: Iterator[tuple[int, list[Step]]], cutter: Cutter
) -> Iterator[tuple[int, Cut | SilentEnd]]:
    for case_code, steps in cases:
        for found in cutter.cut(steps):
            yield case_code, found


def _keep(engine: Engine, schema: str, found: Iterator[tuple[int, Cut | SilentEnd]]) -> None:
    import numpy as np

    cuts: list[tuple[int | bool, ...]] = []
    silent: list[tuple[int, ...]] = []
    for case_code, one in found:
        if isinstance(one, Cut):
            cuts.append(
                (
                    one.event_no,
                    one.instance,
                    one.opening,
                    one.after_end,
                    one.stage,
                    one.entry,
                    one.ends_with,
                )
            )
        else:
            silent.append((case_code, one.instance, one.opening, one.outcome, one.ended_us))
    for table, names, rows in (
        (
            "assigned",
            ("event_no", "instance", "opening", "after_end", "stage", "entry", "ends_with"),
            cuts,
        ),
        ("silent_ends", ("case_code", "instance", "opening", "code", "ended_us"), silent),
    ):
        if rows:
            columns: Mapping[str, np.ndarray[tuple[int], np.dtype[np.generic]]] = {
                name: np.array([row[at] for row in rows]) for at, name in enumerate(names)
            }
            engine.insert_arrays(laid_sql(f"laid.{table}", schema), columns)
    engine.execute(
        laid_sql(
            "UPDATE laid.assigned SET stage = nullif(stage, 0), ends_with = nullif(ends_with, -1)",
            schema,
        )
    )
