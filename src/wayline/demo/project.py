"""How does one project of the invented company run, from first interest to the review."""

import random
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from datetime import datetime

from wayline.demo.company import Account, Role
from wayline.demo.happening import Happening
from wayline.demo.pace import Pace, around
from wayline.demo.truths import Truths

Steps = Generator[Happening, None, datetime]
MaybeSteps = Generator[Happening, None, datetime | None]


@dataclass(frozen=True, slots=True)
class Project:
    """One opportunity of one account, with the dice and the pace that drive it."""

    key: str
    account: Account
    dice: random.Random
    pace: Pace
    truths: Truths

    def event(
        self,
        name: str,
        at: datetime,
        *,
        by: tuple[str, str] = ("crm", "sales"),
        role: Role | None = None,
        channel: str = "",
        money: tuple[int, int] = (0, 0),
        **details: str,
    ) -> Happening:
        """One event of this project; `by` is (source, department), `money` is (cost, value) in USD."""
        cost, value = money
        return Happening(
            name,
            at,
            self.account.key,
            by[0],
            self.key,
            person=self.account.person(role).key if role else "",
            channel=channel,
            department=by[1],
            cost=cost,
            value=value,
            details=tuple(details.items()),
        )

    def run(self, start: datetime) -> Iterator[Happening]:
        """Every event of the project in the order it happens inside each stage."""
        tender_at = yield from self._notice(start)
        signed_at = yield from self._tender(tender_at)
        if signed_at is None:
            return
        shift_at = yield from self._mobilize(signed_at)
        leaving_at = yield from self._operate(shift_at)
        if leaving_at is None:
            return
        yield from self._leave(leaving_at)

    def _wait(self, at: datetime, typical: float, *, spread: float = 0.2) -> datetime:
        return self.pace.later(at, around(self.dice, typical, spread=spread))

    def _notice(self, at: datetime) -> Steps:
        web = ("website", "marketing")
        yield self.event(
            "page_viewed", at, by=web, role="technical", channel="website", money=(4, 0)
        )
        at = self._wait(at, 2)
        if self.dice.random() < 0.5:
            yield self.event(
                "event_attended",
                at,
                by=("crm", "marketing"),
                role="technical",
                channel="event",
                money=(310, 0),
            )
            at = self._wait(at, 3)
        yield self.event("meeting_booked", at, role="financial", channel="phone", money=(60, 0))
        return self._wait(at, 12)

    def _tender(self, at: datetime) -> MaybeSteps:
        yield self.event("rfp_received", at, role="financial", channel="portal", money=(180, 0))
        walks: dict[Role, Callable[[datetime], Steps]] = {
            "technical": self._technical,
            "financial": self._financial,
            "legal": self._legal,
        }
        through: list[datetime] = []
        for role, walk in walks.items():
            begun = self._wait(at, self.truths.path_begins_days[role])
            through.append((yield from walk(begun)))
        offer_at = self._wait(at, self.truths.offer_days)
        yield self.event(
            "proposal_sent", offer_at, role="financial", channel="portal", money=(2400, 0)
        )
        decided_at = self._wait(max(*through, offer_at), 2)
        if self.dice.random() >= self.truths.win_share:
            reason = self.dice.choice(("price", "timing", "incumbent"))
            yield self.event(
                "opportunity_lost", decided_at, role="financial", channel="email", reason=reason
            )
            return None
        value = self.dice.randrange(900, 2600) * (1000 if self.account.segment == "major" else 250)
        yield self.event(
            "contract_signed", decided_at, role="financial", channel="on_site", money=(500, value)
        )
        return decided_at

    def _technical(self, at: datetime) -> Steps:
        yield self.event(
            "meeting_held",
            at,
            by=("crm", "operations"),
            role="technical",
            channel="video",
            money=(420, 0),
            topic="Drilling method",
        )
        at = self._wait(at, 7)
        yield self.event(
            "visit_logged",
            at,
            by=("crm", "operations"),
            role="technical",
            channel="on_site",
            money=(1900, 0),
        )
        at = self._wait(at, self.truths.path_days["technical"] - 7)
        yield self.event(
            "method_accepted", at, by=("crm", "operations"), role="technical", channel="email"
        )
        return at

    def _financial(self, at: datetime) -> Steps:
        yield self.event(
            "roi_sent",
            at,
            by=("crm", "finance"),
            role="financial",
            channel="document",
            money=(350, 0),
        )
        at = self._wait(at, self.truths.path_days["financial"])
        yield self.event(
            "budget_approved", at, by=("crm", "finance"), role="financial", channel="email"
        )
        return at

    def _legal(self, at: datetime) -> Steps:
        legal = ("contracts", "legal")
        end = self._wait(at, self.truths.path_days["legal"], spread=0.1)
        yield self.event(
            "contract.redline_sent", at, by=legal, role="legal", channel="email", money=(640, 0)
        )
        for share in (0.4, 0.75):
            turn = at + (end - at) * share
            yield self.event(
                "contract.redline_returned",
                turn,
                by=legal,
                role="legal",
                channel="email",
                money=(640, 0),
            )
        yield self.event(
            "terms_agreed", end, by=legal, role="legal", channel="email", open_points="0"
        )
        return end

    def _mobilize(self, at: datetime) -> Steps:
        hse, freight = ("hse_log", "hse"), ("freight", "logistics")
        cleared = self._wait(at, 2)
        yield self.event(
            "labour_audit_passed", self._wait(at, 1), by=hse, channel="document", money=(900, 0)
        )
        yield self.event(
            "course_passed",
            cleared,
            by=hse,
            role="technical",
            channel="on_site",
            money=(700, 0),
            course="culture",
        )
        yield self.event(
            "permit_cleared", cleared, by=hse, role="technical", channel="portal", money=(450, 0)
        )
        wait = self.truths.handover_wait_days
        loaded = self._wait(cleared, wait, spread=0.15)
        if self.dice.random() < self.truths.ask_again_share:
            asked = self.pace.later(cleared, wait * 0.6)
            yield self.event(
                "permit_cleared",
                asked,
                by=freight,
                role="technical",
                channel="email",
                money=(450, 0),
            )
        yield self.event("shipment.booked", loaded, by=freight, channel="portal", money=(5200, 0))
        slow = self.truths.junior_mobilize_extra_days if self.account.segment == "junior" else 0.0
        arrived = self._wait(loaded, self.truths.freight_days + slow, spread=0.12)
        yield self.event("shipment.arrived", arrived, by=freight, channel="portal", money=(800, 0))
        shift = self._wait(arrived, 1)
        yield self.event(
            "shift_started",
            shift,
            by=("site_log", "operations"),
            role="technical",
            channel="on_site",
            money=(300, 0),
        )
        return shift

    def _operate(self, at: datetime) -> MaybeSteps:
        months = self.dice.randrange(2, 6)
        asked_in = (
            self.dice.randrange(1, months) if self.dice.random() < self.truths.query_share else None
        )
        for month in range(months):
            for _ in range(4):
                at = self._wait(at, 6, spread=0.05)
                yield self.event(
                    "report_sent",
                    at,
                    by=("site_log", "operations"),
                    channel="portal",
                    money=(40, 0),
                    kind="weekly",
                )
            yield self.event(
                "invoice_sent",
                at,
                by=("billing", "finance"),
                role="financial",
                channel="email",
                money=(15, 0),
            )
            if month == asked_in:
                at = self._wait(at, 2)
                yield self.event(
                    "invoice_queried",
                    at,
                    by=("billing", "finance"),
                    role="financial",
                    channel="email",
                    money=(220, 0),
                )
                if self.dice.random() < self.truths.dead_end_share:
                    return None
                at = self._wait(at, 3)
                yield self.event(
                    "invoice_query_answered",
                    at,
                    by=("billing", "finance"),
                    role="financial",
                    channel="phone",
                    money=(90, 0),
                )
            at = self._wait(at, 2)
            yield self.event(
                "invoice_paid", at, by=("billing", "finance"), role="financial", channel="email"
            )
        return self._wait(at, 3)

    def _leave(self, at: datetime) -> Iterator[Happening]:
        yield self.event(
            "demob_started", at, by=("site_log", "hse"), channel="on_site", money=(1500, 0)
        )
        accepted = self._wait(at, 5)
        yield self.event(
            "site_accepted",
            accepted,
            by=("hse_log", "hse"),
            role="technical",
            channel="on_site",
            money=(400, 0),
        )
        finished = self._wait(accepted, 2)
        yield self.event(
            "demob_finished", finished, by=("site_log", "operations"), channel="on_site"
        )
        kept = self.dice.random() < 0.96
        yield self.event(
            "project_closed",
            finished,
            by=("crm", "client_success"),
            channel="document",
            on_time="true" if kept else "false",
            on_budget="true",
        )
        outlook = self._wait(finished, 4)
        yield self.event(
            "briefing_held",
            outlook,
            by=("crm", "client_success"),
            role="financial",
            channel="video",
            money=(250, 0),
        )
        review = self._wait(outlook, 5)
        yield self.event(
            "impact_review_held",
            review,
            by=("crm", "client_success"),
            role="financial",
            channel="on_site",
            money=(600, 0),
        )
        if self.dice.random() < 0.8:
            answered = self._wait(review, 3)
            yield Happening(
                "survey_answered", answered, self.account.key, "surveys", self.key, person=self.account.person("financial").key,
                channel="survey", score=self.dice.choice((10, 10, 10, 9, 9, 9, 8, 8, 7, 6)),
            )  # fmt: skip
