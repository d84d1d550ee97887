"""How many get from one point to another, and how long does it take them [A29] [A4]?"""

from typing import TYPE_CHECKING

from wayline.engine import ScopeFilter, Value
from wayline.insights.asking import question
from wayline.insights.kpi_counted import Counted, count_amount, count_share
from wayline.insights.kpi_events import events_of
from wayline.insights.kpi_targets import elapsed_seconds
from wayline.insights.quantiles import Measured
from wayline.insights.shares import Units
from wayline.map import Conversion, TimeBetween

if TYPE_CHECKING:
    from wayline.journeys import LaidMap


def count_conversion(laid: "LaidMap", only: ScopeFilter, measure: Conversion) -> Counted:
    """The share of the journeys with a `from` that had a later `to`, in time where a limit is stated.

    Journeys are judged from their first `from`; those too young for that are still open [L5].
    """
    within: int | None = None
    if measure.within is not None:
        within = round(elapsed_seconds(measure.within, laid.map.calendar_of(None)) * 1e6)
    parameters: dict[str, Value] = {
        "horizon_us": laid.horizon_us,
        "within_us": within,
        "any_order": measure.order == "any",
    }
    text = question("kpi_conversion", reached=_reached(laid, measure))
    return count_share(laid, only, Units(text, parameters))


def count_duration(laid: "LaidMap", only: ScopeFilter, measure: TimeBetween) -> Counted:
    """The time from the first `from` to the first later `to`, over the journeys that got there.

    Open journeys that have not are still open; A10 is the analysis that counts them as censored.
    """
    reached = _reached(laid, measure)
    took = Measured(
        "SELECT 1 AS key, journey_id, account, after_us AS x"
        f" FROM (\n{reached}\n) r WHERE after_us IS NOT NULL"
    )
    waiting = Units(
        "SELECT 1 AS key, journey_id, account, NULL AS limit_us, CAST(NULL AS INTEGER) AS hit"
        f" FROM (\n{reached}\n) r WHERE after_us IS NULL AND outcome IS NULL"
    )
    return count_amount(laid, only, took, stat=measure.stat, still_open=waiting)


def _reached(laid: "LaidMap", measure: Conversion | TimeBetween) -> str:
    starts = events_of(laid, measure.from_, of=measure, live=True)
    goals = events_of(laid, measure.to, live=True)
    return question("kpi_reached", starts=starts, goals=goals)
