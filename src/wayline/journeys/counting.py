"""How many events does a rule match, and which? Shown while somebody writes it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from wayline.journeys.calendars import EPOCH
from wayline.journeys.cells import maybe_text, whole
from wayline.journeys.laid import LaidMap, laid_sql
from wayline.journeys.matching import matched_events
from wayline.map import Rule

MOST_NAMES = MOST_EVENTS = 5


@dataclass(frozen=True, slots=True)
class MatchedEvent:
    """One event that a rule matches; `account` None = it belongs to nobody known."""

    at: datetime
    name: str
    account: str | None


@dataclass(frozen=True, slots=True)
class Matches:
    """What a rule matches, and the newest of it; events of no journey count too."""

    events: int
    journeys: int
    names: tuple[tuple[str, int], ...]
    sample: tuple[MatchedEvent, ...]


def count_matches(laid: LaidMap, rule: Rule) -> Matches:
    """The events that a rule matches, the journeys they belong to, and their names, the most frequent first."""
    relation = matched_events(laid, rule)
    total = laid.engine.run(
        f"SELECT COUNT(DISTINCT event_no) AS events, COUNT(DISTINCT journey_id) AS journeys FROM {relation}"
    ).first()
    by_name = laid_sql(
        "SELECT n.name AS name, COUNT(DISTINCT m.event_no) AS events"
        f" FROM {relation} m JOIN facts.events e ON e.event_no = m.event_no"
        " JOIN facts.event_names n ON n.code = e.name"
        f" GROUP BY n.name ORDER BY events DESC, n.name LIMIT {MOST_NAMES}",
        laid.schema,
        facts=laid.facts,
    )
    rows = laid.engine.run(by_name).dicts()
    names = tuple((str(row["name"]), whole(row["events"])) for row in rows)
    return Matches(whole(total["events"]), whole(total["journeys"]), names, _newest(laid, relation))


def _newest(laid: LaidMap, relation: str) -> tuple[MatchedEvent, ...]:
    """The newest events of a relation, each once, with the account they belong to."""
    sql = laid_sql(
        "SELECT DISTINCT m.event_no, m.ts_us, n.name AS name, a.account_id AS account"
        f" FROM {relation} m JOIN facts.events e ON e.event_no = m.event_no"
        " JOIN facts.event_names n ON n.code = e.name"
        " LEFT JOIN facts.accounts a ON a.code = m.account"
        f" ORDER BY m.ts_us DESC, m.event_no DESC LIMIT {MOST_EVENTS}",
        laid.schema,
        facts=laid.facts,
    )
    return tuple(
        MatchedEvent(
            EPOCH + timedelta(microseconds=whole(row["ts_us"])), str(row["name"]),
            maybe_text(row["account"]),
        )
        for row in laid.engine.run(sql).dicts()
    )  # fmt: skip
