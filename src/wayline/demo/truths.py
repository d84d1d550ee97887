"""What was planted in the invented company, so that the analyses can be judged by it."""

from dataclasses import dataclass, field

from wayline.demo.company import Role


@dataclass(frozen=True, slots=True)
class Truths:
    """The planted truths; every length is in business days of the site week.

    Attributes:
        path_days: how long each stakeholder's review takes; the legal one is slow on purpose.
        path_begins_days: how long after the tender opens each review begins.
        offer_days: from tender to offer.
        win_share: share of tenders won.
        handover_wait_days: the silo break: permits cleared by HSE wait this long for logistics.
        ask_again_share: how often logistics asks for a permit that HSE has already cleared.
        freight_days: on the road.
        junior_mobilize_extra_days: the stage that misses its standard for junior explorers only.
        query_share: projects with an invoice query.
        dead_end_share: invoice queries after which the customer is never heard of again.
        blind_spot: the touchpoint where the company thinks it is good and customers do not.
    """

    path_days: dict[Role, float] = field(
        default_factory=lambda: {"technical": 17.0, "financial": 13.0, "legal": 38.0}
    )
    path_begins_days: dict[Role, float] = field(
        default_factory=lambda: {"technical": 3.0, "financial": 6.0, "legal": 3.0}
    )
    offer_days: float = 24.0
    win_share: float = 0.6
    handover_wait_days: float = 4.0
    ask_again_share: float = 0.5
    freight_days: float = 4.0
    junior_mobilize_extra_days: float = 13.0
    query_share: float = 0.75
    dead_end_share: float = 0.5
    blind_spot: str = "touchpoint:report"


PLANTED = Truths()
