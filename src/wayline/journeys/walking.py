"""Which cases need a walk, and what does it say: feeds the cutter and keeps its answers as tables."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wayline.engine import Engine
from wayline.journeys.attributes import CaseFields
from wayline.journeys.cutting import Cut, CutRules, Cutter, SilentEnd, Step
from wayline.journeys.laid import laid_sql
from wayline.journeys.plan import Plan
from wayline.map import IsCond

CUT_COLUMNS = ("event_no", "instance", "opening", "after_end", "stage", "entry", "ends_with")
END_COLUMNS = ("case_code", "instance", "opening", "code", "ended_us")


@dataclass(frozen=True, slots=True)
class Walk:
    """One walk over the special cases of a laid schema."""

    engine: Engine
    schema: str
    rules: CutRules
    fields: CaseFields

    def sql(self, text: str) -> str:
        """Text against `laid.` and `facts.`."""
        return laid_sql(text, self.schema, facts=self.fields.facts)


def needs_walk(rules: CutRules) -> bool:
    """True when one SQL pass cannot cut the cases of this map, so that all are walked."""
    plan = rules.plan
    implicit = any(stage.implicit for stage in plan.stages)
    explicit = any(not stage.implicit for stage in plan.stages)
    return (implicit and explicit) or _has_takes(plan) or not rules.watch.is_idle


def _has_takes(plan: Plan) -> bool:
    """True when a `take` decides an entry; the first of a touchpoint always is one, forwards."""
    stages = any(
        stage.binding is not None and stage.binding.take in ("first", "last")
        for stage in plan.stages
    )
    touchpoints = any(
        one.take == "last" and plan.stages[one.stage - 1].implicit for one in plan.touchpoints
    )
    return stages or touchpoints


def walk_special_cases(walk: Walk) -> None:
    """Walks the cases that are not simple; fills `assigned` and `silent_ends`."""
    rules = walk.rules
    if needs_walk(rules):
        walk.engine.execute(walk.sql("UPDATE laid.cases SET is_special = TRUE"))
    elif rules.restarts and rules.plan.dead_after_us is not None:
        walk.engine.execute(
            walk.sql(
                "UPDATE laid.cases SET is_special = TRUE WHERE case_code IN (SELECT case_code FROM ("
                "SELECT case_code, ts_us - lag(ts_us) OVER (PARTITION BY case_code ORDER BY ts_us) AS gap"
                " FROM laid.placed) WHERE gap > $dead_after_us)"
            ),
            {"dead_after_us": rules.plan.dead_after_us},
        )
    _keep(walk, _walked(walk))


def _walked(walk: Walk) -> Iterator[tuple[int, Cut | SilentEnd]]:
    for case_code, steps in _cases(walk):
        for found in Cutter(walk.rules, steps).cut():
            yield case_code, found


def _cases(walk: Walk) -> Iterator[tuple[int, list[Step]]]:
    """The special cases, each with its events in order."""
    guards = walk.rules.watch.guards
    source = "laid.placed p"
    if guards:
        _make_guards(walk, guards)
        source += " LEFT JOIN laid.case_guards g ON g.event_no = p.event_no"
    columns = walk.engine.run_arrays(
        walk.sql(
            "SELECT p.case_code, p.event_no, p.ts_us, p.sig, coalesce(p.account, -1) AS account,"
            f" coalesce(p.person, -1) AS person, {'g.mask' if guards else '0'} AS mask FROM {source}"
            " SEMI JOIN laid.cases c ON c.case_code = p.case_code AND c.is_special"
            " ORDER BY p.case_code, p.ts_us, p.tie"
        )
    )
    held = _Held(guards)
    case, steps = None, list[Step]()
    for row in zip(*(column.tolist() for column in columns.values()), strict=True):
        case_code, event_no, ts_us, sig, account, person, mask = row
        if case_code != case and case is not None:
            yield case, steps
            steps = []
        case = case_code
        known = None if account < 0 else account, None if person < 0 else person
        steps.append(Step(event_no, ts_us, sig, *known, held.of(mask)))
    if case is not None:
        yield case, steps


class _Held:
    """The guards that a bit mask says hold, each mask read once."""

    def __init__(self, guards: tuple[IsCond, ...]) -> None:
        self._guards = guards
        self._known: dict[int, frozenset[IsCond]] = {0: frozenset()}

    def of(self, mask: int) -> frozenset[IsCond]:
        if mask not in self._known:
            found = (one for at, one in enumerate(self._guards) if mask >> at & 1)
            self._known[mask] = frozenset(found)
        return self._known[mask]


def _make_guards(walk: Walk, guards: tuple[IsCond, ...]) -> None:
    """`case_guards(event_no, mask)`: which tests of attributes hold at every event."""
    fields = walk.fields
    base = walk.sql(
        "laid.placed e SEMI JOIN laid.cases s ON s.case_code = e.case_code AND s.is_special"
    )
    base = walk.sql("(SELECT e.* FROM ") + base + ") e"
    read = [field for guard in guards for field in fields.fields_of(guard.tests)]
    reader = fields.reader(base, read)
    parts = [
        f"CASE WHEN {fields.tests_sql(guard.tests, reader)} THEN {1 << at} ELSE 0 END"
        for at, guard in enumerate(guards)
    ]
    walk.engine.execute(
        walk.sql("CREATE OR REPLACE TABLE laid.case_guards AS SELECT e.event_no, ")
        + f"CAST({' + '.join(parts)} AS BIGINT) AS mask FROM {reader.relation}",
        reader.binds.values,
    )


def _keep(walk: Walk, found: Iterator[tuple[int, Cut | SilentEnd]]) -> None:
    cuts: list[tuple[int | bool, ...]] = []
    silent: list[tuple[int | bool, ...]] = []
    for case_code, one in found:
        if isinstance(one, Cut):
            place = (one.instance, one.opening, one.after_end, one.stage, one.entry, one.ends_with)
            cuts.append((one.event_no, *place))
        else:
            silent.append((case_code, one.instance, one.opening, one.outcome, one.ended_us))
    _append(walk, "assigned", CUT_COLUMNS, cuts)
    _append(walk, "silent_ends", END_COLUMNS, silent)
    walk.engine.execute(
        walk.sql(
            "UPDATE laid.assigned SET stage = nullif(stage, 0), ends_with = nullif(ends_with, -1)"
        )
    )


def _append(
    walk: Walk, table: str, names: tuple[str, ...], rows: list[tuple[int | bool, ...]]
) -> None:
    import numpy as np

    if rows:
        columns: Mapping[str, np.ndarray[tuple[int], np.dtype[np.generic]]] = {
            name: np.array([row[at] for row in rows]) for at, name in enumerate(names)
        }
        walk.engine.insert_arrays(walk.sql(f"laid.{table}"), columns)
