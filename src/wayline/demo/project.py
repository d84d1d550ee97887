"""How does one project of the invented company run, from first interest to the review."""

import random
from collections.abc import Generator
from dataclasses import dataclass
from datetime import datetime

from wayline.demo.company import Account, Role
from wayline.demo.happening import Happening
from wayline.demo.pace import Pace, around
from wayline.demo.truths import Truths

Steps = Generator[Happening, None, datetime]  # gives back when it is through
MaybeSteps = Generator[Happening, None, datetime | None]  # None = it goes no further


@dataclass(frozen=True, slots=True)
class By:
    """Who noted an event: a program, and the department behind it."""

    system: str
    department: str = ""


@dataclass(frozen=True, slots=True)
class Via:
    """Whom it reached and how, and what it cost; money in USD."""

    role: Role | None = None
    channel: str = ""
    cost: int = 0
    value: int = 0
    direction: str = ""


SALES = By("crm", "sales")
NOBODY = Via()


@dataclass(frozen=True, slots=True)
class Project:
    """One opportunity of one account, with the dice and the pace that drive it."""

    key: str
    account: Account
    dice: random.Random
    pace: Pace
    truths: Truths

    @property
    def is_junior(self) -> bool:
        """True for a junior explorer."""
        return self.account.segment == "junior"

    def event(
        self, name: str, at: datetime, *, by: By = SALES, via: Via = NOBODY, **details: str
    ) -> Happening:
        """One event of this project."""
        return Happening(
            name,
            at,
            self.account.key,
            by.system,
            self.key,
            person=self.account.person(via.role).key if via.role else "",
            channel=via.channel,
            department=by.department,
            direction=via.direction,
            cost=via.cost,
            value=via.value,
            details=tuple(details.items()),
        )

    def wait(self, at: datetime, typical: float, *, spread: float = 0.2) -> datetime:
        """The instant that lies about so many business days later."""
        return self.pace.later(at, around(self.dice, typical, spread=spread))

    def happens(self, share: float) -> bool:
        """True in such a share of the cases."""
        return self.dice.random() < share

    def often(self, usual: str, instead: str, *, share: float = 0.03) -> str:
        """The usual channel, and now and then another one."""
        return instead if self.happens(share) else usual
