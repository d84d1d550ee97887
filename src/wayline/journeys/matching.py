"""Which events does an element or a rule mean: one relation for KPIs and for who stands behind a number."""

import hashlib
from dataclasses import dataclass

from wayline.base import NotFoundError, say
from wayline.engine import Value, quote_name
from wayline.journeys.binding import compile_rule
from wayline.journeys.laid import LaidMap, laid_sql
from wayline.map import Binding, Compliance, Ref, Rule, Take

COLUMNS = (
    "e.event_no, l.journey_id, l.seq, l.opening, l.after_end, e.ts_us, e.account, e.person,"
    " c.code AS channel, d.code AS department, CAST(e.cost AS DOUBLE) AS cost,"
    " CAST(e.value AS DOUBLE) AS value, e.score"
)
NAMES = (
    "event_no, journey_id, seq, opening, after_end, ts_us, account, person, channel, department,"
    " cost, value, score"
)
JOINS = (
    " LEFT JOIN laid.channel_codes c ON c.fact = e.channel"
    " LEFT JOIN laid.department_codes d ON d.fact = e.department"
)
UNITS = {"account": "account", "person": "person"}


@dataclass(frozen=True, slots=True)
class Question:
    """SELECT of the matched events, with its bound parameters."""

    sql: str
    parameters: dict[str, Value]


def matched_events(laid: LaidMap, what: Ref | Rule | Binding) -> str:
    """A relation of the events that an element or a rule means; made once for a laid map.

    Columns: event_no, journey_id, seq, opening, after_end, ts_us, account, person, channel,
    department, cost, value, score. A rule: every event that it matches, journey_id NULL where the
    event belongs to no journey. A binding: the same after its `take`. `touchpoint:` the events
    credited to it; `stage:` the events that entered it; `outcome:` the events that proved it (an end
    without an event has event_no NULL); `compliance:` the events of its binding, the first of a case.

    Raises:
        NotFoundError: for a reference of another kind, or to nothing.
    """
    digest = hashlib.sha256(repr(what).encode()).hexdigest()[:16]
    name = f"matched_{digest}"
    relation = f"{quote_name(laid.schema)}.{name}"
    with laid.learned.lock:  # two who ask at once cannot both make it
        if not is_there(laid, name):
            question = _question(laid, what)
            sql = laid_sql(question.sql, laid.schema, facts=laid.facts)
            laid.engine.execute(f"CREATE TABLE {relation} AS {sql}", question.parameters)
    return relation


def is_there(laid: LaidMap, name: str) -> bool:
    """Whether the laid map has a table of this name already."""
    found = laid.engine.run(
        "SELECT count(*) AS n FROM information_schema.tables"
        " WHERE table_schema = $schema AND table_name = $name",
        {"schema": laid.schema, "name": name},
    )
    return found.first()["n"] != 0


def _question(laid: LaidMap, what: Ref | Rule | Binding) -> Question:
    if isinstance(what, Ref):
        return _of_ref(laid, what)
    if isinstance(what, Binding):
        return _of_binding(laid, what, default="each")
    return _of_rule(laid, what)


def _of_rule(laid: LaidMap, rule: Rule) -> Question:
    predicate = compile_rule(rule, laid.engine, facts=laid.facts, journey_map=laid.map)
    sql = (
        f"SELECT {COLUMNS} FROM {predicate.relation}"
        f" LEFT JOIN laid.events l ON l.event_no = e.event_no{JOINS} WHERE {predicate.sql}"
    )
    return Question(sql, predicate.parameters)


def _of_binding(laid: LaidMap, binding: Binding, *, default: Take) -> Question:
    question = _of_rule(laid, binding.rule)
    take = binding.take or default
    if take == "each":
        return question
    order = "seq" if take == "first" else "seq DESC"
    per = binding.per or laid.per
    unit = UNITS.get(per) if per != laid.per else None
    by = f"journey_id, {unit}" if unit else "journey_id"
    known = f" AND {unit} IS NOT NULL" if unit else ""
    return Question(
        f"SELECT {NAMES} FROM (SELECT *, row_number() OVER (PARTITION BY {by} ORDER BY {order}) AS k"
        f" FROM ({question.sql}) WHERE journey_id IS NOT NULL{known}) WHERE k = 1",
        question.parameters,
    )


def _of_ref(laid: LaidMap, ref: Ref) -> Question:
    if ref.kind == "outcome":
        return _of_outcome(laid, ref)
    if ref.kind == "compliance":
        found = laid.map.find(ref)
        if isinstance(found, Compliance) and isinstance(found.binding, Binding):
            return _of_binding(laid, found.binding, default="first")
        return _none()
    if ref.kind not in ("touchpoint", "stage"):
        raise NotFoundError(
            say("{ref} has no events of its own; name a touchpoint, stage or outcome", ref=str(ref))
        )
    only = "l.entry AND l.stage" if ref.kind == "stage" else "l.touchpoint"
    sql = (
        f"SELECT {COLUMNS} FROM laid.events l JOIN facts.events e ON e.event_no = l.event_no{JOINS}"
        f" WHERE {only} = $code"
    )
    return Question(sql, {"code": _code(laid, ref)})


def _of_outcome(laid: LaidMap, ref: Ref) -> Question:
    code = _code(laid, ref)
    if not laid.map.outcome(ref.key).ends:
        sql = (
            f"SELECT {COLUMNS} FROM laid.outcomes_reached r"
            " JOIN laid.events l ON l.journey_id = r.journey_id AND l.seq = r.seq"
            f" JOIN facts.events e ON e.event_no = l.event_no{JOINS} WHERE r.outcome = $code"
        )
        return Question(sql, {"code": code})
    sql = (
        f"SELECT {COLUMNS} FROM laid.events l JOIN facts.events e ON e.event_no = l.event_no{JOINS}"
        " WHERE l.ends_with = $code UNION ALL"
        " SELECT NULL, x.journey_id, NULL, x.opening, FALSE, x.ended_us, x.account,"
        " NULL, NULL, NULL, NULL, NULL, NULL FROM laid.ends x"
        " ANTI JOIN laid.events l ON l.journey_id = x.journey_id AND l.opening = x.opening"
        " AND l.ends_with IS NOT NULL WHERE x.outcome_code = $code"
    )
    return Question(sql, {"code": code})


def _none() -> Question:
    return Question(
        f"SELECT {COLUMNS} FROM facts.events e LEFT JOIN laid.events l ON FALSE{JOINS} WHERE FALSE",
        {},
    )


def _code(laid: LaidMap, ref: Ref) -> int:
    laid.map.find(ref)
    table = {"touchpoint": "touchpoints", "stage": "stages", "outcome": "outcomes"}[ref.kind]
    sql = laid_sql(f"SELECT code FROM laid.{table} WHERE key = $key", laid.schema)
    return int(str(laid.engine.run(sql, {"key": ref.key}).first()["code"]))
