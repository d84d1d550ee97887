"""Which journeys is a question about: period, segment, path, channel, still open."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from wayline.base import ScopeError, did_you_mean, fold, say
from wayline.engine import ScopeFilter, Value
from wayline.journeys.laid import LaidMap, laid_sql

UNKNOWN = {
    "segment": say("there is no segment '{key}'; known: {known}."),
    "path": say("there is no path '{key}'; known: {known}."),
    "channel": say("there is no channel '{key}'; known: {known}."),
}
NONE_KNOWN = {
    "segment": say("there is no segment '{key}'; known: none."),
    "path": say("there is no path '{key}'; known: none."),
    "channel": say("there is no channel '{key}'; known: none."),
}


@dataclass(frozen=True, slots=True)
class Scope:
    """A selection of whole journeys; nothing stated = all of them.

    Attributes:
        since: journeys that started then or later.
        until: journeys that started before.
        segment: key of a segment of the map.
        path: key of a path; journeys with a run of it.
        channel: key or name of a channel; journeys that used it at least once.
        open_only: only journeys without an end.
    """

    since: datetime | None = None
    until: datetime | None = None
    segment: str | None = None
    path: str | None = None
    channel: str | None = None
    open_only: bool = False


def scope_filter(laid: LaidMap, scope: Scope) -> ScopeFilter:
    """The scope as a condition on `journeys j`, for `engine.scoped`.

    Raises:
        ScopeError: when the map or the data has no such segment, path or channel, or the period is empty.
    """
    if laid.at_hand is not None and laid.at_hand.scope == scope:
        return laid.at_hand.only
    _refuse_empty_period(scope)
    conditions: list[str] = []
    parameters: dict[str, Value] = {}
    for (name, moment_us), sign in zip(period_us(scope).items(), (">=", "<"), strict=True):
        if moment_us is not None:
            conditions.append(f"j.started_us {sign} $scope_{name}")
            parameters[f"scope_{name}"] = moment_us
    if scope.segment is not None:
        conditions.append("j.segment = $scope_segment")
        parameters["scope_segment"] = _code(laid, "segments", scope.segment, what="segment")
    if scope.path is not None:
        conditions.append(_having("path_runs", "path"))
        parameters["scope_path"] = _code(laid, "paths", scope.path, what="path")
    if scope.channel is not None:
        conditions.append(_having("events", "channel"))
        parameters["scope_channel"] = _channel(laid, scope.channel)
    if scope.open_only:
        conditions.append("j.outcome IS NULL")
    return ScopeFilter(laid_sql(" AND ".join(conditions), laid.schema), parameters)


def period_us(scope: Scope) -> dict[str, int | None]:
    """Both ends of the period, `since` and `until`; None = open."""
    ends = {"since": scope.since, "until": scope.until}
    return {name: None if moment is None else _to_us(moment) for name, moment in ends.items()}


def _refuse_empty_period(scope: Scope) -> None:
    if scope.since is None or scope.until is None:
        return
    if _to_us(scope.until) <= _to_us(scope.since):
        raise ScopeError(
            say(
                "the period ends at {end}, not after it begins at {start}",
                end=scope.until.isoformat(),
                start=scope.since.isoformat(),
            ),
            remedy=say(
                "`since` is the first instant looked at, `until` the first one that no longer is: name a later `until`."
            ),
        )


def _having(table: str, column: str) -> str:
    return f"j.journey_id IN (SELECT journey_id FROM laid.{table} WHERE {column} = $scope_{column})"


def _to_us(moment: datetime) -> int:
    aware = moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
    return round(aware.timestamp() * 1_000_000)


def _code(laid: LaidMap, table: str, key: str, *, what: str) -> int:
    rows = laid.engine.run(laid_sql(f"SELECT code, key FROM laid.{table}", laid.schema)).rows
    codes = {str(known): int(str(code)) for code, known in rows}
    if key not in codes:
        raise _unknown(what, key, codes)
    return codes[key]


def _channel(laid: LaidMap, wanted: str) -> int:
    rows = laid.engine.run(laid_sql("SELECT code, key, name FROM laid.channels", laid.schema)).rows
    for column in (1, 2):
        for row in rows:
            if fold(str(row[column])) == fold(wanted):
                return int(str(row[0]))
    raise _unknown("channel", wanted, [str(row[1]) for row in rows])


def _unknown(what: str, key: str, known: Iterable[str]) -> ScopeError:
    names = sorted(known)
    said = (
        UNKNOWN[what].filled(key=key, known=", ".join(names))
        if names
        else NONE_KNOWN[what].filled(key=key)
    )
    return ScopeError(said, remedy=did_you_mean(key, names))
