"""What happens to all customers in three years: project after project, and noise around them."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import count

from wayline.demo.company import Account
from wayline.demo.happening import Happening
from wayline.demo.leaving import leave, look_back
from wayline.demo.mobilizing import mobilize
from wayline.demo.operating import operate
from wayline.demo.pace import Pace, site_pace
from wayline.demo.project import Project
from wayline.demo.standing import LAST_PROJECTS, LastProject
from wayline.demo.tendering import notice, tender
from wayline.demo.truths import Truths

BEGINS = datetime(2023, 10, 2, tzinfo=UTC)
ENDS = datetime(2026, 9, 30, 16, tzinfo=UTC)  # midnight at the sites
LONGEST = date(2029, 12, 31)  # no project that began before the end runs longer
# A project without one of these is open, and a newsletter would count as a sign of life of it.
ENDED = frozenset({"opportunity_lost", "impact_review_held"})
NEWS_SHARE = 0.25  # of the newsletters are opened


def live(accounts: Sequence[Account], *, seed: int, truths: Truths) -> list[Happening]:
    """Everything that was noted until the end, in order of time."""
    world = World(seed, truths, site_pace(BEGINS.date() - timedelta(days=7), LONGEST))
    happened = [
        one
        for number, account in enumerate(accounts)
        for one in world.of_account(account, LAST_PROJECTS.get(number))
        if one.at < ENDS
    ]
    return sorted(happened, key=lambda one: (one.at, one.account, one.name))


@dataclass(frozen=True, slots=True)
class World:
    """What all projects share."""

    seed: int
    truths: Truths
    pace: Pace

    def dice(self, key: str) -> random.Random:
        """Dice of its own for each account and project: what happens in one changes nothing in the others."""
        return random.Random(f"{self.seed}/{key}")  # noqa: S311 - a simulation, not a secret

    def of_account(self, account: Account, last: LastProject | None) -> Iterator[Happening]:
        """Three years of one customer: project after project, with a pause between them."""
        dice = self.dice(account.key)
        at = self.pace.later(BEGINS, dice.uniform(0, 160))
        until = ENDS if last is None else ENDS - last.began
        number = 0
        while at < until:
            number += 1
            happened = self.project(account, f"opp-{account.key[4:]}-{number}", at)
            yield from happened
            over_at = max(one.at for one in happened)
            at = self.pace.later(over_at, dice.uniform(25, 90))
            if not ENDED.isdisjoint(one.name for one in happened):
                yield from read_news(account, dice, over_at, min(at, until))
        if last is not None:
            yield from self.last_of(account, last)

    def project(self, account: Account, key: str, at: datetime) -> list[Happening]:
        """Every event of one project."""
        return list(run(Project(key, account, self.dice(key), self.pace, self.truths), at))

    def last_of(self, account: Account, last: LastProject) -> Iterator[Happening]:
        """The arranged last project: the first dice that bring it so far."""
        tries = (
            self.project(account, f"opp-{account.key[4:]}-n{number}", ENDS - last.began)
            for number in count(1)
        )
        yield from last.upto_halt(next(one for one in tries if last.is_told_by(one)))


def run(project: Project, at: datetime) -> Iterator[Happening]:
    """Every event of one project."""
    tender_at = yield from notice(project, at)
    if tender_at is None:
        return
    signed_at = yield from tender(project, tender_at)
    if signed_at is None:
        return
    shift_at = yield from mobilize(project, signed_at)
    leaving_at = yield from operate(project, shift_at)
    if leaving_at is None:
        return
    left_at = yield from leave(project, leaving_at)
    yield from look_back(project, left_at, signed_at=signed_at, shift_at=shift_at)


def read_news(
    account: Account, dice: random.Random, since: datetime, until: datetime
) -> Iterator[Happening]:
    """A newsletter now and then between two projects: it belongs to none."""
    for part in (0.3, 0.7):
        reader = dice.choice(account.people)
        if dice.random() < NEWS_SHARE:
            at = since + (until - since) * part
            yield Happening("newsletter_opened", at, account.key, "website", person=reader.key, channel="email")  # fmt: skip
