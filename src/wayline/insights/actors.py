"""Whose steps are followed: a journey, or a journey and what must stay equal along a sequence [L4]."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wayline.base import Population
from wayline.engine import ScopeFilter
from wayline.insights.asking import ask, population
from wayline.insights.rows import whole
from wayline.journeys import held_events

if TYPE_CHECKING:
    from wayline.journeys import LaidMap


@dataclass(frozen=True, slots=True)
class Actors:
    """The partition of a sequence, as the parts of its SQL.

    Attributes:
        hold: the names of what must stay equal; empty = a journey is an actor.
        relation: events with their actor, where something is held.
    """

    hold: tuple[str, ...] = ()
    relation: str = ""

    @property
    def column(self) -> str:
        """The actor of an event `e`."""
        return "h.actor" if self.hold else "e.journey_id"

    @property
    def join(self) -> str:
        """What the actor of an event `e` needs; an event of none is left out."""
        if not self.hold:
            return ""
        return f"JOIN {self.relation} h ON h.event_no = e.event_no AND h.actor IS NOT NULL"

    @property
    def owners(self) -> str:
        """From the actor of `s` to its journey `j`."""
        if not self.hold:
            return "JOIN journeys j ON j.journey_id = s.actor"
        return (
            f"JOIN (SELECT DISTINCT actor, journey_id FROM {self.relation}) a ON a.actor = s.actor"
            " JOIN journeys j ON j.journey_id = a.journey_id"
        )

    @property
    def spent(self) -> str:
        """A SELECT of (actor, seq, cost) of the events of every actor."""
        return f"SELECT {self.column} AS actor, e.seq, e.cost FROM events e {self.join}"

    def grain(self, laid: "LaidMap") -> str:
        """What is counted, in words."""
        return " and ".join([laid.per, *self.hold])

    def population(self, laid: "LaidMap", only: ScopeFilter, *, started: int) -> Population:
        """All actors of a scope: those that started, and the others by the reason."""
        if not self.hold:
            total = whole(ask(laid, only, "SELECT COUNT(*) AS n FROM journeys").first()["n"])
            return population(total, {"never_started": total - started})
        row = ask(
            laid,
            only,
            "SELECT COUNT(DISTINCT h.actor) AS known, COUNT(DISTINCT CASE WHEN h.actor IS NULL"
            f" THEN h.journey_id END) AS unknown FROM journeys j JOIN {self.relation} h"
            " ON h.journey_id = j.journey_id",
        ).first()
        known, unknown = whole(row["known"]), whole(row["unknown"])
        left_out = {"hold_unknown": unknown, "never_started": known - started}
        return population(known + unknown, left_out)


def actors_of(laid: "LaidMap", hold: tuple[str, ...]) -> Actors:
    """The actors of a sequence in which these stay equal [L4].

    Events without a value of all of them follow nobody; the journeys that have such events are told
    once each as `hold_unknown`.
    """
    return Actors(hold, held_events(laid, hold)) if hold else Actors()
