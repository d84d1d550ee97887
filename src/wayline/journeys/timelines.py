"""What happened to one customer, in order: across channels and people, with stages, paths and gates."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import groupby
from operator import itemgetter
from typing import Literal

from wayline.base import NotFoundError, Sentence, either, fold, near_names, say
from wayline.engine import ScopeFilter, Value, scoped
from wayline.journeys.cells import maybe_real, maybe_text, maybe_whole, whole
from wayline.journeys.laid import LaidMap, laid_query, laid_sql

Precision = Literal["instant", "second", "minute", "day"]
Class = Literal[
    "credited", "structural", "surplus", "no_unit", "no_case", "many_cases", "ignored", "unmatched"
]
Row = tuple[Value, ...]
PRECISIONS: tuple[Precision, ...] = ("instant", "second", "minute", "day")
CLASSES: tuple[Class, ...] = (
    "credited", "structural", "surplus", "no_unit", "no_case", "many_cases", "ignored", "unmatched",
)  # fmt: skip
ENDS = {1: "success", 2: "failure", 3: "neutral", 4: "timed_out"}
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MOST_JOURNEYS = 500
MOST_COMPARED = 20_000  # names that are looked through for a near one


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """One event; keys are those of the map, `name` is as the source sent it."""

    at: datetime
    precision: Precision
    name: str
    touchpoint: str | None
    stage: str | None
    channel: str | None
    department: str | None
    direction: str | None
    person: str | None
    status: str | None
    cost: float | None
    value: float | None
    after_end: bool
    opening: int
    source: str
    path: str | None
    class_: Class


@dataclass(frozen=True, slots=True)
class TimelineVisit:
    """One stay in a stage; `left_to` is a stage, or how the case ended; None = still there."""

    stage: str
    entered_at: datetime
    completed_at: datetime | None
    left_at: datetime | None
    left_to: str | None
    due_at: datetime | None
    breach_at: datetime | None
    visit_no: int
    opening: int


@dataclass(frozen=True, slots=True)
class TimelinePath:
    """One run of a stakeholder path; state open, late or done."""

    path: str
    started_at: datetime
    first_step_at: datetime
    done_at: datetime | None
    due_at: datetime | None
    breach_at: datetime | None
    state: str


@dataclass(frozen=True, slots=True)
class TimelineGate:
    """The gate of a stage opened."""

    stage: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Timeline:
    """One journey from its first event on; `outcome` None = open, `path` as in `ListedJourney`."""

    journey_key: str
    case_key: str
    account: str | None
    segment: str | None
    path: str | None
    started_at: datetime
    last_event_at: datetime
    ended_at: datetime | None
    outcome: str | None
    outcome_key: str | None
    end_reason: str | None
    reopened: int
    left_truncated: bool
    value: float | None
    currency: str | None
    cost: float
    n_people: int
    current_stage: str | None
    events: tuple[TimelineEvent, ...]
    visits: tuple[TimelineVisit, ...]
    paths: tuple[TimelinePath, ...]
    gates: tuple[TimelineGate, ...]


@dataclass(frozen=True, slots=True)
class AccountTimeline:
    """Everything known of one account: its journeys, and events of it that belong to none."""

    account: str
    journeys: tuple[Timeline, ...]
    elsewhere: tuple[TimelineEvent, ...]


def read_timelines(
    laid: LaidMap, journey_keys: Collection[str] | None = None, *, cap: int = MOST_JOURNEYS
) -> tuple[Timeline, ...]:
    """The journeys with these keys in order of their start; without keys the first `cap` of all.

    Raises:
        NotFoundError: when a key belongs to no journey.
    """
    if journey_keys is None:
        sql = "SELECT journey_id FROM laid.journeys ORDER BY started_us, journey_key LIMIT $cap"
        rows = laid.engine.run(laid_sql(sql, laid.schema), {"cap": cap}).rows
        return _timelines(laid, [whole(row[0]) for row in rows])
    wanted = sorted(set(journey_keys))
    sql = "SELECT journey_key, journey_id FROM laid.journeys WHERE journey_key = ANY($keys)"
    rows = laid.engine.run(laid_sql(sql, laid.schema), {"keys": wanted}).rows if wanted else ()
    known = {str(key): whole(code) for key, code in rows}
    missing = [key for key in wanted if key not in known]
    if missing:
        raise NotFoundError(
            say("there is no journey '{missing}'", missing=missing[0]),
            remedy=_near(laid, missing[0]),
        )
    return _timelines(laid, known.values())


def account_timeline(laid: LaidMap, account_id: str) -> AccountTimeline:
    """Everything of one account; the name of an account, or the id of a case, is understood too.

    Raises:
        NotFoundError: with the nearest names that exist.
    """
    accounts = _accounts(laid, account_id)
    if accounts:
        codes = ", ".join(str(code) for code in sorted(accounts))
        sql = f"SELECT DISTINCT journey_id FROM laid.events WHERE account IN ({codes})"
        ids = [whole(row[0]) for row in laid.engine.run(laid_sql(sql, laid.schema)).rows]
        return AccountTimeline(
            accounts[min(accounts)], _timelines(laid, ids), _elsewhere(laid, codes)
        )
    sql = "SELECT journey_id, case_key FROM laid.journeys WHERE $key IN (case_key, journey_key)"
    rows = laid.engine.run(laid_sql(sql, laid.schema), {"key": account_id}).rows
    if not rows:
        raise NotFoundError(
            say("there is no account or case '{account_id}'", account_id=account_id),
            remedy=_near(laid, account_id),
        )
    return AccountTimeline(str(rows[0][1]), _timelines(laid, [whole(row[0]) for row in rows]), ())


def account_names(laid: LaidMap) -> dict[str, str]:
    """What each account is called last, by its id; accounts without a name are not in it."""
    sql = (
        "SELECT a.account_id, ARG_MAX(c.value, c.ts_us) AS name FROM facts.accounts a"
        " JOIN facts.object_changes c ON c.object_type = 'account' AND c.object = a.code"
        " WHERE c.field = 'name' AND c.value IS NOT NULL GROUP BY a.account_id ORDER BY a.account_id"
    )
    rows = laid.engine.run(laid_sql(sql, laid.schema, facts=laid.facts)).rows
    return {str(account): str(name) for account, name in rows}


def _accounts(laid: LaidMap, account_id: str) -> dict[int, str]:
    """The accounts of this id (one in each namespace), else those of this name, else of this folded id."""
    for condition, wanted in (
        ("a.account_id = $wanted", account_id),
        ("lower(a.account_id) = $wanted OR lower(c.value) = $wanted", account_id.strip().lower()),
    ):
        sql = (
            "SELECT DISTINCT a.code, a.account_id FROM facts.accounts a LEFT JOIN facts.object_changes c"
            " ON c.object_type = 'account' AND c.object = a.code AND c.field = 'name'"
            f" WHERE {condition}"
        )
        rows = laid.engine.run(
            laid_sql(sql, laid.schema, facts=laid.facts), {"wanted": wanted}
        ).rows
        if rows:
            return {whole(code): str(name) for code, name in rows}
    return {}


def _near(laid: LaidMap, wanted: str) -> Sentence | None:
    sql = (
        "SELECT account_id AS name FROM facts.accounts UNION SELECT case_key FROM laid.journeys UNION"
        " SELECT value FROM facts.object_changes WHERE object_type = 'account' AND field = 'name'"
        " ORDER BY name LIMIT $most"
    )
    rows = laid.engine.run(
        laid_sql(sql, laid.schema, facts=laid.facts), {"most": MOST_COMPARED}
    ).rows
    names = {fold(str(row[0])): str(row[0]) for row in rows if row[0] is not None}
    near = [names[form] for form in near_names(fold(wanted), names, most=3)]
    if not near:
        return None
    return say("Did you mean {names}?", names=either([f"'{name}'" for name in near]))


def _timelines(laid: LaidMap, journey_ids: Iterable[int]) -> tuple[Timeline, ...]:
    codes = ", ".join(str(code) for code in sorted(journey_ids))
    if not codes:
        return ()
    only = ScopeFilter(f"j.journey_id IN ({codes})")

    def rows(name: str) -> Mapping[int, list[Row]]:
        return _by_journey(_ask(laid, name, only))

    events, visits, paths, gates = (rows(name) for name in ("events", "visits", "paths", "gates"))
    return tuple(
        _timeline(
            row,
            tuple(_event(one) for one in events.get(whole(row[0]), ())),
            visits=tuple(_visit(one) for one in visits.get(whole(row[0]), ())),
            paths=tuple(_path(one) for one in paths.get(whole(row[0]), ())),
            gates=tuple(_gate(one) for one in gates.get(whole(row[0]), ())),
        )
        for row in _ask(laid, "journeys", only)
    )


def _ask(laid: LaidMap, name: str, only: ScopeFilter) -> Iterator[Row]:
    text = laid_query(f"timeline_{name}", laid.schema, facts=laid.facts)
    yield from laid.engine.run(scoped(text, laid.schema, only)).rows


def _by_journey(rows: Iterable[Row]) -> dict[int, list[Row]]:
    return {whole(code): list(group) for code, group in groupby(rows, key=itemgetter(0))}


def _elsewhere(laid: LaidMap, accounts: str) -> tuple[TimelineEvent, ...]:
    text = laid_query("timeline_unplaced", laid.schema, facts=laid.facts)
    sql = text.replace("/* accounts */", accounts)
    return tuple(_event(row) for row in laid.engine.run(sql).rows)


def _at(us: Value) -> datetime:
    return EPOCH + timedelta(microseconds=whole(us))


def _maybe_at(us: Value) -> datetime | None:
    return None if us is None else _at(us)


def _timeline(
    row: Row,
    events: tuple[TimelineEvent, ...],
    *,
    visits: tuple[TimelineVisit, ...],
    paths: tuple[TimelinePath, ...],
    gates: tuple[TimelineGate, ...],
) -> Timeline:
    outcome = maybe_whole(row[9])
    return Timeline(
        str(row[1]), str(row[2]), maybe_text(row[3]), maybe_text(row[4]), maybe_text(row[5]),
        _at(row[6]), _at(row[7]), _maybe_at(row[8]), None if outcome is None else ENDS[outcome],
        maybe_text(row[10]), maybe_text(row[11]), whole(row[12]), bool(row[13]), maybe_real(row[14]),
        maybe_text(row[15]), maybe_real(row[16]) or 0.0, whole(row[17]), maybe_text(row[18]),
        events, visits, paths, gates,
    )  # fmt: skip


def _event(row: Row) -> TimelineEvent:
    return TimelineEvent(
        _at(row[2]), PRECISIONS[whole(row[3])], str(row[4]), maybe_text(row[5]), maybe_text(row[6]),
        maybe_text(row[7]), maybe_text(row[8]), maybe_text(row[9]), maybe_text(row[10]),
        maybe_text(row[11]), maybe_real(row[12]), maybe_real(row[13]), bool(row[14]), whole(row[15]),
        str(row[16]), maybe_text(row[17]), CLASSES[whole(row[18]) - 1],
    )  # fmt: skip


def _visit(row: Row) -> TimelineVisit:
    left_to = maybe_whole(row[5])
    to = maybe_text(row[6]) if left_to is None or left_to > 0 else ENDS[-left_to]
    return TimelineVisit(
        str(row[1]), _at(row[2]), _maybe_at(row[3]), _maybe_at(row[4]), to, _maybe_at(row[7]),
        _maybe_at(row[8]), whole(row[9]), whole(row[10]),
    )  # fmt: skip


def _path(row: Row) -> TimelinePath:
    return TimelinePath(
        str(row[1]), _at(row[2]), _at(row[3]), _maybe_at(row[4]), _maybe_at(row[5]),
        _maybe_at(row[6]), str(row[7]),
    )  # fmt: skip


def _gate(row: Row) -> TimelineGate:
    return TimelineGate(str(row[1]), _at(row[2]))
