"""Whose journeys are these? Journeys by key, without their events: who, since when, how they ended."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

from wayline.engine import Value
from wayline.journeys.cells import maybe_real, maybe_text, maybe_whole, whole
from wayline.journeys.laid import LaidMap, laid_query
from wayline.journeys.timelines import account_names

End = Literal["success", "failure", "neutral", "timed_out"]
ENDS: dict[int, End] = {1: "success", 2: "failure", 3: "neutral", 4: "timed_out"}
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class ListedJourney:
    """One journey; `stage` is where it stands, `outcome` None = open, `account_name` the last one known.

    `path` is the route of the map that it fits best, told once `make_deviations` has compared them;
    None = the default one.
    """

    key: str
    case: str
    account: str | None
    account_name: str | None
    segment: str | None
    path: str | None
    started_at: datetime
    last_event_at: datetime
    ended_at: datetime | None
    outcome: End | None
    outcome_key: str | None
    end_reason: str | None
    stage: str | None
    value: float | None
    currency: str | None
    cost: float
    people: int
    reopened: int
    is_left_truncated: bool


def list_journeys(laid: LaidMap, journey_keys: Collection[str]) -> tuple[ListedJourney, ...]:
    """The journeys with these keys, in order of their key; keys that nobody has are passed over."""
    text = laid_query("journey_list", laid.schema, facts=laid.facts)
    rows = laid.engine.run(text, {"keys": sorted(set(journey_keys))}).rows
    names = account_names(laid)
    return tuple(_listed(row, names) for row in rows)


def _listed(row: tuple[Value, ...], names: Mapping[str, str]) -> ListedJourney:
    account, outcome = maybe_text(row[2]), maybe_whole(row[8])
    return ListedJourney(
        str(row[0]), str(row[1]), account, names.get(account) if account else None, maybe_text(row[3]),
        maybe_text(row[4]), _at(whole(row[5])), _at(whole(row[6])),
        None if row[7] is None else _at(whole(row[7])), None if outcome is None else ENDS[outcome],
        maybe_text(row[9]), maybe_text(row[10]), maybe_text(row[11]), maybe_real(row[12]),
        maybe_text(row[13]), maybe_real(row[14]) or 0.0, whole(row[15]), whole(row[16]), bool(row[17]),
    )  # fmt: skip


def _at(us: int) -> datetime:
    return EPOCH + timedelta(microseconds=us)
