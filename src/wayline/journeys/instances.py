"""Which cases are there, and where do their journeys begin and end [A1] [M43]."""

from wayline.base import ScopeError, did_you_mean, say
from wayline.journeys.asking import sig_asks
from wayline.journeys.build import Build, Marked
from wayline.journeys.cutting import CutRules
from wayline.journeys.placing import CaseKind, attach_events, make_carried, make_placed, make_ties
from wayline.journeys.walking import walk_special_cases
from wayline.journeys.watching import read_watch


def case_kind(build: Build) -> CaseKind:
    """What one case is.

    Raises:
        ScopeError: when no event carries such a thing.
    """
    per, types = build.plan.per, build.object_types
    if per in ("account", "person"):
        return CaseKind(per, None)
    if per in types:
        return CaseKind(per, types[per])
    if build.bounds.n_events == 0:
        return CaseKind(per, -1)
    known = ("account", "person", *types)
    raise ScopeError(
        say(
            "one journey is one '{per}', but no event carries a '{per}'; known: {known}.",
            per=per,
            known=", ".join(known),
        ),
        remedy=did_you_mean(per, known),
    )


def make_instances(build: Build, marked: Marked) -> None:
    """Makes `placed`, `cases`, `assigned` and `numbered`: every journey with its number.

    Events without a case id are given to a case by the cut of those that carry one; then the cut is
    made again with them.
    """
    kind = case_kind(build)
    _make_case_keys(build, kind)
    make_carried(build.engine, build.schema, kind, facts=build.facts)
    tie = make_ties(build.engine, build.schema, facts=build.facts)

    def place(cases: str) -> None:
        make_placed(build, kind, signatures=marked.table, tie=tie, cases=cases)

    place("carried")
    _cut(build, marked, restarts=kind.object_type is None)
    if _may_attach(build, kind) and attach_events(
        build.engine,
        build.schema,
        dead_after_us=build.plan.dead_after_us,
        horizon_us=build.bounds.horizon_us,
        facts=build.facts,
    ):
        place("case_of")
        build.execute("DELETE FROM laid.assigned")
        build.execute("DELETE FROM laid.silent_ends")
        _cut(build, marked, restarts=kind.object_type is None)


def _may_attach(build: Build, kind: CaseKind) -> bool:
    """True when some event has no case and an account that could tell it."""
    if kind.per == "account":
        return False
    placed = build.engine.run(build.sql("SELECT coalesce(sum(n_events), 0) AS n FROM laid.cases"))
    if int(str(placed.first()["n"])) == build.bounds.n_events:
        return False
    return build.has_rows("facts.events WHERE account IS NOT NULL")


def _make_case_keys(build: Build, kind: CaseKind) -> None:
    table, column, only = "objects", "object_id", f" WHERE object_type = {kind.object_type}"
    if kind.object_type is None:
        table, column = {"account": ("accounts", "account_id")}.get(
            kind.per, ("people", "person_id")
        )
        only = ""
    # Ids are unique in their namespace: two systems may both have a case 17.
    build.execute(
        "CREATE OR REPLACE VIEW laid.case_keys AS SELECT code AS case_code,"
        f" CASE WHEN {column} IN (SELECT {column} FROM facts.{table}{only}"
        f" GROUP BY {column} HAVING count(*) > 1)"
        f" THEN namespace || ':' || {column} ELSE {column} END AS case_key FROM facts.{table}{only}"
        if _has_namespaces(build, f"facts.{table}{only}")
        else "CREATE OR REPLACE VIEW laid.case_keys AS"
        f" SELECT code AS case_code, {column} AS case_key FROM facts.{table}{only}"
    )


def _has_namespaces(build: Build, table: str) -> bool:
    found = build.engine.run(build.sql(f"SELECT count(DISTINCT namespace) AS n FROM {table}"))
    return int(str(found.first()["n"])) > 1


def _cut(build: Build, marked: Marked, *, restarts: bool) -> None:
    build.make("cases", restarts=restarts)
    watch = read_watch(build.plan)
    asked = sig_asks(
        watch.asked,
        build.journey_map,
        plan=build.plan,
        signatures=marked.table,
        marks=marked.marks,
        reader=marked.reader,
    )
    rules = CutRules(
        build.plan,
        {mark.sig: mark for mark in marked.marks},
        restarts,
        watch,
        build.cond_reader(),
        asked,
        build.bounds.horizon_us,
    )
    walk_special_cases(build, rules)
    build.make("numbered")
