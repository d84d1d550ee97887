"""Which cases need a walk, and what does it say: feeds the cutter and keeps its answers as tables."""

from collections.abc import Iterator, Mapping

from wayline.journeys.build import Build
from wayline.journeys.cutting import Cut, CutRules, Cutter, SilentEnd, Step
from wayline.journeys.plan import Plan
from wayline.map import IsCond

CUT_COLUMNS = ("event_no", "instance", "opening", "after_end", "stage", "entry", "ends_with")
END_COLUMNS = ("case_code", "instance", "opening", "code", "ended_us")


def needs_walk(rules: CutRules) -> bool:
    """True when one SQL pass cannot cut the cases of this map, so that all are walked."""
    plan = rules.plan
    implicit = any(stage.implicit for stage in plan.stages)
    explicit = any(not stage.implicit for stage in plan.stages)
    return (implicit and explicit) or _has_takes(plan) or not rules.watch.is_idle


def _has_takes(plan: Plan) -> bool:
    """True when a `take` decides an entry; the first of a case always is one, forwards."""
    stages = any(
        stage.binding is not None and stage.binding.take in ("first", "last")
        for stage in plan.stages
    )
    touchpoints = any(
        plan.stages[one.stage - 1].implicit
        and (one.take == "last" or (one.take == "first" and one.per != plan.per))
        for one in plan.touchpoints
    )
    return stages or touchpoints


def walk_special_cases(build: Build, rules: CutRules) -> None:
    """Walks the cases that are not simple; fills `assigned` and `silent_ends`."""
    if needs_walk(rules):
        build.execute("UPDATE laid.cases SET is_special = TRUE")
    elif rules.restarts and rules.plan.dead_after_us is not None:
        build.execute(
            "UPDATE laid.cases SET is_special = TRUE WHERE case_code IN (SELECT case_code FROM ("
            "SELECT case_code, ts_us - lag(ts_us) OVER (PARTITION BY case_code ORDER BY ts_us) AS gap"
            " FROM laid.placed) WHERE gap > $dead_after_us)",
            dead_after_us=rules.plan.dead_after_us,
        )
    _keep(build, _walked(build, rules))


def _walked(build: Build, rules: CutRules) -> Iterator[tuple[int, Cut | SilentEnd]]:
    for case_code, steps in _cases(build, rules):
        for found in Cutter(rules, steps).cut():
            yield case_code, found


def _cases(build: Build, rules: CutRules) -> Iterator[tuple[int, list[Step]]]:
    """The special cases, each with its events in order."""
    guards = rules.watch.guards
    source = "laid.placed p"
    if guards:
        build.fields.make_guards(
            "laid.case_guards",
            [guard.tests for guard in guards],
            base=(
                "(SELECT p.* FROM laid.placed p"
                " SEMI JOIN laid.cases s ON s.case_code = p.case_code AND s.is_special) e"
            ),
        )
        source += " LEFT JOIN laid.case_guards g ON g.event_no = p.event_no"
    columns = build.engine.run_arrays(
        build.sql(
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


def _keep(build: Build, found: Iterator[tuple[int, Cut | SilentEnd]]) -> None:
    cuts: list[tuple[int | bool, ...]] = []
    silent: list[tuple[int | bool, ...]] = []
    for case_code, one in found:
        if isinstance(one, Cut):
            place = (one.instance, one.opening, one.after_end, one.stage, one.entry, one.ends_with)
            cuts.append((one.event_no, *place))
        else:
            silent.append((case_code, one.instance, one.opening, one.outcome, one.ended_us))
    _append(build, "assigned", CUT_COLUMNS, cuts)
    _append(build, "silent_ends", END_COLUMNS, silent)
    build.execute(
        "UPDATE laid.assigned SET stage = nullif(stage, 0), ends_with = nullif(ends_with, -1)"
    )


def _append(
    build: Build, table: str, names: tuple[str, ...], rows: list[tuple[int | bool, ...]]
) -> None:
    import numpy as np

    if rows:
        columns: Mapping[str, np.ndarray[tuple[int], np.dtype[np.generic]]] = {
            name: np.array([row[at] for row in rows]) for at, name in enumerate(names)
        }
        build.engine.insert_arrays(build.sql(f"laid.{table}"), columns)
