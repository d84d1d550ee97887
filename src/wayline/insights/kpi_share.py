"""What part of the cases or events is of a kind, and how many cases are there [A29]?"""

from typing import TYPE_CHECKING

from wayline.engine import ScopeFilter
from wayline.insights.asking import ask, question
from wayline.insights.estimates import count_estimate
from wayline.insights.kpi_counted import Counted, count_share
from wayline.insights.kpi_events import events_of
from wayline.insights.members import Who
from wayline.insights.rows import whole
from wayline.insights.shares import Units
from wayline.map import Count, Share

if TYPE_CHECKING:
    from wayline.journeys import LaidMap


def count_share_of(laid: "LaidMap", only: ScopeFilter, measure: Share) -> Counted:
    """The share of the cases (or events) of `over` that are `of`; `take` says which event decides."""
    kept = events_of(laid, measure.over, of=measure, take_last=False)
    of = events_of(laid, measure.of, take_last=False)
    if measure.count == "events":
        return count_share(laid, only, Units(question("kpi_share_events", over=kept, of=of)))
    over = events_of(laid, measure.over, take_last=False)
    text = question("kpi_share_cases", over=over, kept=kept, of=of, pick=measure.take)
    return count_share(laid, only, Units(text))


def count_cases(laid: "LaidMap", only: ScopeFilter, measure: Count) -> Counted:
    """How many cases have an event of `of`."""
    found = events_of(laid, measure.of, of=measure)
    sql = f"SELECT DISTINCT journey_id, 'did' AS side FROM (\n{found}\n) f"
    row = ask(
        laid,
        only,
        "SELECT COUNT(*) AS n, COUNT(DISTINCT COALESCE(account, -journey_id)) AS accounts"
        f" FROM journeys WHERE journey_id IN (SELECT journey_id FROM (\n{sql}\n) c)",
    ).first()
    value = count_estimate(whole(row["n"]), accounts=whole(row["accounts"]))
    return Counted(value, 0, Who("", sql))
