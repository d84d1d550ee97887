"""What does every step of laying need: the engine, the schemas, the plan, the marks, the bounds."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from wayline.engine import Engine, Value
from wayline.journeys.attributes import CaseFields
from wayline.journeys.conds import CondReader
from wayline.journeys.deadlines import deadline_of
from wayline.journeys.laid import laid_query, laid_sql
from wayline.journeys.marking import Mark
from wayline.journeys.plan import Plan
from wayline.journeys.signatures import SignatureReader, SignatureTable
from wayline.journeys.vocabulary import Vocabulary
from wayline.map import CheckedMap, Stage

# Tables that stay empty where a map or its events have no use for them.
EMPTY: Mapping[str, str] = {
    "silent_ends": "case_code INTEGER, instance INTEGER, opening INTEGER, code SMALLINT, ended_us BIGINT",
    "assigned": (
        "event_no BIGINT, instance INTEGER, opening INTEGER, after_end BOOLEAN, stage SMALLINT,"
        " entry BOOLEAN, ends_with SMALLINT"
    ),
    "untaken": "event_no BIGINT, class TINYINT",
    "units": "event_no BIGINT, per VARCHAR, unit INTEGER",
    "undecided": "event_no BIGINT, class TINYINT",
    "journey_segments": "journey_id INTEGER, segment SMALLINT",
    "completions": "event_no BIGINT, completed_us BIGINT",
    "deadlines": "event_no BIGINT, due_us BIGINT, breach_us BIGINT",
    "visit_judges": "event_no BIGINT, reign SMALLINT",
    "visit_costs": "event_no BIGINT, cost DOUBLE",
    "journey_people": "journey_id INTEGER, n_people INTEGER",
    "journey_values": "journey_id INTEGER, value DOUBLE, currency VARCHAR",
    "end_reasons": "journey_id INTEGER, end_reason VARCHAR",
    "unplaced": "event_no BIGINT, source SMALLINT, name INTEGER, ts_us BIGINT, class TINYINT",
    "path_runs": (
        "account INTEGER, journey_id INTEGER, path SMALLINT, started_us BIGINT, first_step_us BIGINT,"
        " done_us BIGINT, due_us BIGINT, breach_us BIGINT, state VARCHAR"
    ),
    "responses": (
        "account INTEGER, journey_id INTEGER, seq INTEGER, event_no BIGINT, touchpoint SMALLINT,"
        " channel INTEGER, asked_us BIGINT, due_us BIGINT, answered_us BIGINT, ended_us BIGINT,"
        " state VARCHAR"
    ),
    "failures": ("journey_id INTEGER, fail_point VARCHAR, seq INTEGER, ts_us BIGINT, mode VARCHAR"),
    "gates_passed": "journey_id INTEGER, stage SMALLINT, at_us BIGINT",
    "outcomes_reached": (
        "account INTEGER, journey_id INTEGER, outcome SMALLINT, at_us BIGINT, seq INTEGER"
    ),
    "deviations": (
        "journey_id INTEGER, kind VARCHAR, map_ref VARCHAR, seq INTEGER, ts_us BIGINT, detail VARCHAR"
    ),
}


class EventFacts(Protocol):
    """What laying needs of an event store."""

    @property
    def engine(self) -> Engine:
        """Where the facts are."""
        ...

    @property
    def schema(self) -> str:
        """The schema of the facts."""
        ...

    @property
    def snapshot_id(self) -> str:
        """The state of the facts."""
        ...

    @property
    def horizon_us(self) -> int | None:
        """Up to here every source is complete; None without events."""
        ...


@dataclass(frozen=True, slots=True)
class Bounds:
    """The times between which everything lies, in microseconds, and how many events there are."""

    first_us: int
    last_us: int
    horizon_us: int
    data_start_us: int
    n_events: int


@dataclass(frozen=True, slots=True)
class Marked:
    """The kinds of events that there are, and what each is on the map."""

    reader: SignatureReader
    table: SignatureTable
    marks: tuple[Mark, ...]

    @property
    def has_choices(self) -> bool:
        """True when the stage of the case decides to which touchpoint an event is credited."""
        return any(mark.choices for mark in self.marks)


@dataclass(frozen=True, slots=True)
class Build:
    """One laying in progress."""

    engine: Engine
    schema: str
    facts: str
    journey_map: CheckedMap
    plan: Plan
    vocabulary: Vocabulary
    bounds: Bounds

    def sql(self, text: str) -> str:
        """Text against `laid.` and `facts.`, with the real schemas."""
        return laid_sql(text, self.schema, facts=self.facts)

    def execute(self, text: str, **parameters: Value) -> None:
        """Runs one statement against `laid.` and `facts.`."""
        self.engine.execute(self.sql(text), parameters)

    def make(self, name: str, **parameters: Value) -> None:
        """Runs a checked-in query that makes a table."""
        self.engine.execute(laid_query(name, self.schema, facts=self.facts), parameters)

    def has_rows(self, text: str) -> bool:
        """True when the relation (with its WHERE) has a row."""
        return bool(self.engine.run(self.sql(f"SELECT 1 FROM {text} LIMIT 1")).rows)

    @property
    def object_types(self) -> dict[str, int]:
        """The codes of the object types of the facts."""
        return {name: code for code, name in self.vocabulary.object_types}

    @property
    def fields(self) -> CaseFields:
        """How attributes of a case are read."""
        return CaseFields(self.engine, self.schema, self.facts, self.plan.per, self.object_types)

    def cond_reader(self, stage: Stage | None = None) -> CondReader:
        """Answers conds in the calendar of a stage, else of the map."""
        bounds, journey_map = self.bounds, self.journey_map
        deadline = deadline_of(
            journey_map.calendar_of(stage),
            journey_map.timezone,
            first_us=bounds.first_us,
            last_us=bounds.last_us,
        )
        return CondReader(deadline)
