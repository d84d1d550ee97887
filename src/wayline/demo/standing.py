"""Which customers stand still on the last day: a few whose last project is arranged, so that each state is there."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from wayline.demo.happening import Happening


@dataclass(frozen=True, slots=True)
class LastProject:
    """The last project of one account.

    Attributes:
        began: how long before the end it began.
        halts_after: nothing more happens after this event; "" = it runs on.
    """

    began: timedelta
    halts_after: str = ""

    def is_told_by(self, happened: Iterable[Happening]) -> bool:
        """True when the project comes so far."""
        return not self.halts_after or any(one.name == self.halts_after for one in happened)

    def upto_halt(self, happened: Iterable[Happening]) -> Iterator[Happening]:
        """What happens until it halts."""
        for one in sorted(happened, key=lambda each: each.at):
            yield one
            if one.name == self.halts_after:
                return


def _days(number: int, halts_after: str = "") -> LastProject:
    return LastProject(timedelta(days=number), halts_after)


# By the number of the account; even ones are large producers. From the first page to the tender it takes
# about two weeks, from there to the contract seven.
LAST_PROJECTS: dict[int, LastProject] = {
    4: _days(116, "course_passed"),  # stuck: crew trained, permits missing
    9: _days(124, "permit_cleared"),  # stuck: cleared, and no freight
    14: _days(132, "method_accepted"),  # stuck: engineers said yes, the others nothing
    19: _days(92),  # a junior on its way to site
    25: _days(90),
    30: _days(96, "proposal_sent"),  # slow: the offer lies unanswered
}
