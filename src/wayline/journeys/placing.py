"""To which case does an event belong: cases by object, account or person, and events without an id [M43]."""

from dataclasses import dataclass

from wayline.engine import Engine
from wayline.journeys.build import Build
from wayline.journeys.laid import laid_query, laid_sql
from wayline.journeys.marking import MANY_CASES
from wayline.journeys.signatures import SignatureTable

TIE_SHIFT = (
    1 << 40
)  # positions in a source stay below this, so that source rank can stand above them


@dataclass(frozen=True, slots=True)
class CaseKind:
    """What the cases of a laid map are."""

    per: str
    object_type: int | None  # the code of the type; None for accounts and persons

    @property
    def column(self) -> str | None:
        """The column of the event that is the case, None for objects."""
        return self.per if self.per in ("account", "person") else None


def make_ties(engine: Engine, schema: str, *, facts: str) -> tuple[str, str]:
    """The order of events of one instant: SQL of a number, and the join that it needs.

    The total order is (ts, source rank, position in the source, event id). Where positions are unique
    inside a source and no two sources share a rank, a sum does; else the order is numbered once.
    """
    sources = engine.run(
        f"SELECT count(*) AS n, count(DISTINCT rank) AS ranks, coalesce(max(rank), 0) AS most"
        f" FROM {facts}.sources"
    ).first()
    if sources["n"] == sources["ranks"] and _positions_are_unique(engine, facts):
        if sources["n"] == 1:
            return "e.source_seq", ""
        join = f" JOIN {facts}.sources s ON s.code = e.source"
        return f"s.rank * {TIE_SHIFT} + e.source_seq", join
    engine.execute(laid_query("ties", schema, facts=facts))
    return "t.tie", laid_sql(" JOIN laid.ties t ON t.event_no = e.event_no", schema)


def _positions_are_unique(engine: Engine, facts: str) -> bool:
    """True when no two events of a source stand at one position; counted in a bitmap, which is quick."""
    bounds = engine.run(
        f"SELECT min(source_seq) AS low, max(source_seq) AS high, count(*) AS n FROM {facts}.events"
    ).first()
    low, high, n = bounds["low"], bounds["high"], int(str(bounds["n"]))
    if low is None or high is None:
        return True
    first, last = int(str(low)), int(str(high))
    if first < 0 or last >= TIE_SHIFT or last - first > 64 * n + 1_000_000:
        return False
    seen = engine.run(
        f"SELECT coalesce(sum(n), 0) AS n FROM (SELECT bit_count(bitstring_agg(source_seq, {first},"
        f" {last})) AS n FROM {facts}.events GROUP BY source)"
    ).first()
    return int(str(seen["n"])) == n


def make_carried(engine: Engine, schema: str, kind: CaseKind, *, facts: str) -> None:
    """Makes `carried(event_no, case_code)`: events that carry the id of exactly one case.

    Events that carry several go to `undecided`: nobody guesses which is meant [M43].
    """
    if kind.column is not None:
        text = (
            f"CREATE OR REPLACE VIEW laid.carried AS SELECT event_no, {kind.column} AS case_code"
            f" FROM facts.events WHERE {kind.column} IS NOT NULL"
        )
        engine.execute(laid_sql(text, schema, facts=facts))
        return
    rows = laid_sql(
        f"facts.event_objects WHERE object_type = {kind.object_type}", schema, facts=facts
    )
    if _is_one_each(engine, rows):
        text = f"CREATE OR REPLACE VIEW laid.carried AS SELECT event_no, object AS case_code FROM {rows}"
        engine.execute(laid_sql(text, schema))
        return
    text = (
        "CREATE OR REPLACE TABLE laid.carriers AS SELECT event_no, min(object) AS case_code,"
        f" min(object) <> max(object) AS is_many FROM {rows} GROUP BY event_no"
    )
    engine.execute(laid_sql(text, schema))
    text = "CREATE OR REPLACE VIEW laid.carried AS SELECT event_no, case_code FROM laid.carriers WHERE NOT is_many"
    engine.execute(laid_sql(text, schema))
    text = (
        f"INSERT INTO laid.undecided SELECT event_no, {MANY_CASES} FROM laid.carriers WHERE is_many"
    )
    engine.execute(laid_sql(text, schema))


def attach_events(
    engine: Engine, schema: str, *, dead_after_us: int | None, horizon_us: int, facts: str
) -> bool:
    """Gives events without a case id to the only case of their account open then [M43].

    Makes `case_of` with the events that carry their case and those that were given one; False when
    no event was given one. The rest is `undecided`.
    """
    spans = laid_query("open_spans", schema, facts=facts)
    engine.execute(spans, {"dead_after_us": dead_after_us, "horizon_us": horizon_us})
    engine.execute(laid_query("attached", schema, facts=facts))
    # Events that carry several cases are decided already.
    engine.execute(
        laid_sql(
            "DELETE FROM laid.attached WHERE event_no IN (SELECT event_no FROM laid.undecided);"
            f"INSERT INTO laid.undecided SELECT event_no, {MANY_CASES} FROM laid.attached WHERE n_open > 1",
            schema,
        )
    )
    found = engine.run(
        laid_sql("SELECT count(case_code) AS n FROM laid.attached WHERE n_open = 1", schema)
    ).first()["n"]
    if found == 0:
        return False
    engine.execute(
        laid_sql(
            "CREATE OR REPLACE TABLE laid.case_of AS SELECT event_no, case_code FROM laid.carried"
            " UNION ALL SELECT event_no, case_code FROM laid.attached WHERE n_open = 1",
            schema,
        )
    )
    return True


def _is_one_each(engine: Engine, rows: str) -> bool:
    bounds = engine.run(
        f"SELECT min(event_no) AS low, max(event_no) AS high, count(*) AS n FROM {rows}"
    ).first()
    if bounds["low"] is None:
        return True
    n = int(str(bounds["n"]))
    low, high = int(str(bounds["low"])), int(str(bounds["high"]))
    if high - low > 64 * n + 1_000_000:
        return False
    seen = engine.run(
        f"SELECT bit_count(bitstring_agg(event_no, {low}, {high})) AS n FROM {rows}"
    ).first()
    return int(str(seen["n"])) == n


def make_placed(
    build: Build,
    kind: CaseKind,
    *,
    signatures: SignatureTable,
    tie: tuple[str, str],
    cases: str = "carried",
) -> None:
    """Makes the view `placed`: the events that belong to a case, with case, signature and tie.

    `cases` names the relation that says to which: `carried`, or `case_of` once events were attached.
    """
    if kind.column is not None and cases == "carried":
        case, join = f"e.{kind.column}", ""
        only = f" WHERE e.{kind.column} IS NOT NULL"
    else:
        case, only = "k.case_code", ""
        join = f" JOIN laid.{cases} k ON k.event_no = e.event_no"
    text = (
        f"CREATE OR REPLACE VIEW laid.placed AS SELECT e.*, {case} AS case_code,"
        f" {signatures.code_sql} AS sig, {tie[0]} AS tie"
        f" FROM facts.events e{join}{signatures.joins}{tie[1]}{only}"
    )
    build.execute(text)
