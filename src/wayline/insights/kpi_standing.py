"""How are standards kept, and who stays: the measures of a KPI that other analyses define [A29]."""

from dataclasses import replace
from typing import TYPE_CHECKING

from wayline.base import say
from wayline.engine import ScopeFilter
from wayline.insights.asking import code_of, question
from wayline.insights.estimates import nothing
from wayline.insights.kpi_counted import Counted, count_share
from wayline.insights.kpi_events import events_of, filters_of
from wayline.insights.kpi_targets import elapsed_seconds
from wayline.insights.response_times import NOBODY_ASKED, response_units
from wayline.insights.shares import Units
from wayline.insights.standards import OnTimeRequest, promised_visits, promises_of
from wayline.map import OnStandard, Retention

if TYPE_CHECKING:
    from wayline.journeys import LaidMap


def count_on_standard(laid: "LaidMap", only: ScopeFilter, measure: OnStandard) -> Counted:
    """The share of visits of a stage, runs of a path, or contacts of a touchpoint in time [A11]."""
    if measure.of.kind == "touchpoint":
        return _count_answers(laid, only, measure)
    if measure.where is not None or measure.channel is not None:
        note = say(
            "a standard is kept by visits, not by events: `where` and `channel` do not apply"
        )
        return Counted(nothing("share", note, method="wilson"))
    if measure.of.kind == "path":
        key, bound = code_of(laid, "paths", measure.of.key), {"horizon_us": laid.horizon_us}
        units = Units(question("path_on_time"), bound)
    else:
        key = code_of(laid, "stages", measure.of.key)
        units = promised_visits(laid, promises_of(laid), OnTimeRequest())
    conditions = " AND ".join([f"m.key = {key}", *filters_of(laid, measure)])
    kept = (
        "SELECT 1 AS key, m.journey_id, m.account, m.hit, m.limit_us"
        f" FROM (\n{units.sql}\n) m JOIN journeys j ON j.journey_id = m.journey_id WHERE {conditions}"
    )
    return count_share(laid, only, Units(kept, units.parameters))


def _count_answers(laid: "LaidMap", only: ScopeFilter, measure: OnStandard) -> Counted:
    """The share of the inbound contacts answered in time; they are events, so every filter applies."""
    if laid.map.touchpoint(measure.of.key).response_within is None:
        note = say("{element} has no response time on the map", element=str(measure.of))
        return Counted(nothing("share", note, method="wilson"))
    units = response_units()
    key = code_of(laid, "touchpoints", measure.of.key)
    conditions = " AND ".join([f"m.key = {key}", *filters_of(laid, measure)])
    kept = (
        "SELECT 1 AS key, m.journey_id, m.account, m.hit, m.limit_us"
        f" FROM (\n{units.sql}\n) m JOIN journeys j ON j.journey_id = m.journey_id WHERE {conditions}"
    )
    counted = count_share(laid, only, Units(kept))
    if counted.value.n or counted.still_open:
        return counted
    return replace(counted, value=replace(counted.value, note=NOBODY_ASKED))


def count_retention(laid: "LaidMap", only: ScopeFilter, measure: Retention) -> Counted:
    """The share of the accounts that were active again in the window after their first one [A27].

    The first window begins with the first active event of the account.
    """
    window = round(elapsed_seconds(measure.window, laid.map.calendar_of(None)) * 1e6)
    active = events_of(laid, measure.active, of=measure, take_last=False)
    units = Units(
        question("kpi_retention", active=active),
        {"horizon_us": laid.horizon_us, "window_us": window},
    )
    return count_share(laid, only, units)
