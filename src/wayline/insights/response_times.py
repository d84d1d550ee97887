"""Do we answer in the time that each touchpoint promises, and who waits for us now [A11]?"""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from wayline.base import Clock, Estimate, Frame, Saying, say
from wayline.engine import ScopeFilter
from wayline.insights.asking import ask, keys_of, population, question
from wayline.insights.members import Who
from wayline.insights.requests import WALL_CLOCK, definition_id, frame_of
from wayline.insights.results import must_be_ordered, must_equal
from wayline.insights.rows import whole
from wayline.insights.shares import NOBODY, Share, Units, measure_shares
from wayline.journeys import scope_filter
from wayline.map import Ref

if TYPE_CHECKING:
    from wayline.journeys import LaidMap, Scope

NOBODY_ASKED = say("none of its events is marked inbound, so nobody is known to wait")


@dataclass(frozen=True, slots=True)
class ResponseTime:
    """How the response time of one touchpoint is kept.

    Attributes:
        touchpoint: its key.
        promise: the response time in words.
        calendar: key of the calendar that counts, that of its stage.
        owner: who answers for it.
        on_time: share answered in time, of the contacts that were due by the horizon: all of them
            decided.
        not_yet_due: contacts that are due later, answered or not.
        overdue_now: due, not answered, and the case is still open; all of them late.
    """

    touchpoint: str
    promise: Saying
    calendar: str
    owner: str | None
    on_time: Estimate
    not_yet_due: int
    overdue_now: int


@dataclass(frozen=True, slots=True)
class ResponseTimes:
    """Every touchpoint with a response time, in the order of the map; a unit is an inbound contact."""

    rows: tuple[ResponseTime, ...]
    frame: Frame
    who: tuple[Who, ...]

    def of(self, touchpoint: str) -> ResponseTime | None:
        """The row of a touchpoint; None where the map gives it no response time."""
        return next((row for row in self.rows if row.touchpoint == touchpoint), None)

    def check(self) -> None:
        """Contacts = decided + not yet due + case over first; who waits too long is late [L3]."""
        judged = [row.on_time.n + row.not_yet_due for row in self.rows]
        must_equal(self.frame.population.counted, judged, what="contacts judged")
        for row in self.rows:
            must_be_ordered(row.on_time, what=f"answers of {row.touchpoint}")
            late = row.on_time.n - (row.on_time.k or 0)
            if row.overdue_now > late:
                must_equal(late, [row.overdue_now], what=f"late answers of {row.touchpoint}")


def response_units() -> Units:
    """Every inbound contact that is judged against the response time of its touchpoint."""
    return Units(question("response_units"))


def measure_response_times(
    laid: "LaidMap", scope: "Scope", *, clock: Clock = WALL_CLOCK
) -> ResponseTimes:
    """How many inbound contacts each touchpoint answers in time, and how many are overdue now [A11].

    Judged where the events tell their direction, in the calendar of the stage. A case that ended before
    the answer was due is left out: nobody waits any more.
    """
    only, units = scope_filter(laid, scope), response_units()
    names = {
        code: key
        for code, key in keys_of(laid, "touchpoints").items()
        if laid.map.touchpoint(key).response_within is not None
    }
    shares, overdue = measure_shares(laid, only, units), _overdue(laid, only, units)
    rows = tuple(
        _row(laid, key, share=shares.get(code, NOBODY), overdue_now=overdue.get(code, 0))
        for code, key in names.items()
    )
    total = whole(ask(laid, only, "SELECT COUNT(*) AS n FROM responses").first()["n"])
    counted = sum(row.on_time.n + row.not_yet_due for row in rows)
    frame = frame_of(
        laid,
        scope,
        definition=definition_id("response_times", scope),
        population=population(total, {"case_over": total - counted}),
        clock=clock,
    )
    return ResponseTimes(rows, frame, _who(units, names))


def _overdue(laid: "LaidMap", only: ScopeFilter, units: Units) -> dict[int, int]:
    text = f"SELECT key, COUNT(*) FROM (\n{units.sql}\n) u WHERE is_overdue GROUP BY key"
    return {whole(key): whole(n) for key, n in ask(laid, only, text).rows}


def _row(laid: "LaidMap", key: str, *, share: Share, overdue_now: int) -> ResponseTime:
    on_time = share.estimate
    if not on_time.n and not share.still_open:
        on_time = replace(on_time, note=NOBODY_ASKED)
    stage = next(stage for one, stage in laid.map.touchpoints if one.key == key)
    within = laid.map.touchpoint(key).response_within
    return ResponseTime(
        key,
        "" if within is None else within.said,
        laid.map.calendar_of(stage).key,
        laid.map.owner_of(Ref("touchpoint", key)),
        on_time,
        share.still_open,
        overdue_now,
    )


def _who(units: Units, names: dict[int, str]) -> tuple[Who, ...]:
    codes = {str(code): key for code, key in names.items()}
    waiting = f"SELECT key, journey_id, 'did' AS side FROM (\n{units.sql}\n) u WHERE is_overdue"
    return (
        units.who("touchpoints.*.on_time", names),
        Who("touchpoints.*.overdue_now", waiting, {}, codes),
    )
