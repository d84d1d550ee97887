"""Who is in the invented company's world: its customers, their people, and what drives them."""

import random
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Segment = Literal["major", "junior"]
Role = Literal["technical", "financial", "legal"]
ROLES: tuple[Role, ...] = ("technical", "financial", "legal")

# Two word lists that give names no real company bears, as far as we could find.
_FIRST = (
    "Alderbrook", "Banksia", "Cinderfell", "Dunmarra", "Emberlow", "Fernhollow", "Gullwing", "Harrowgate",
    "Ironbark", "Jarralong", "Kestrelmoor", "Larkspur", "Mulgara", "Nettlebed", "Ochreton", "Pebblewick",
    "Quandong", "Redgully", "Saltmarsh", "Tallowood",
)  # fmt: skip
_MAJOR = ("Resources", "Mining Group")
_JUNIOR = ("Exploration", "Prospecting")
_GIVEN = (
    "Ada", "Bela", "Chidi", "Dina", "Emil", "Farah", "Goran", "Hana", "Ines", "Jonas", "Kaya", "Luca",
    "Mira", "Nils", "Oona", "Pavel", "Rosa", "Sami", "Tove", "Uri",
)  # fmt: skip
_FAMILY = (
    "Abbott", "Brandt", "Castel", "Dube", "Eriks", "Falk", "Grewal", "Holm", "Ishii", "Jansen", "Kova",
    "Lind", "Moreau", "Novak", "Okoro", "Petit", "Quist", "Rahm", "Sorensen", "Tanaka",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Person:
    """One person at a customer, with the part that she plays in a purchase."""

    key: str
    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class Account:
    """One customer: a large producer or a junior explorer, and its three stakeholders."""

    key: str
    name: str
    segment: Segment
    employees: int
    known_since: datetime
    people: tuple[Person, ...]

    def person(self, role: Role) -> Person:
        """The account's person in a role."""
        return next(person for person in self.people if person.role == role)


def invent_accounts(count: int, start: datetime, dice: random.Random) -> tuple[Account, ...]:
    """As many customers as asked for, large producers and junior explorers in turn."""
    return tuple(_invent_account(number, start, dice) for number in range(count))


def _invent_account(number: int, start: datetime, dice: random.Random) -> Account:
    segment: Segment = "major" if number % 2 == 0 else "junior"
    kinds = _MAJOR if segment == "major" else _JUNIOR
    first = _FIRST[(number // 2) % len(_FIRST)]
    kind = kinds[(number // (2 * len(_FIRST))) % len(kinds)]
    key = f"acc-{number + 1:03d}"
    people = tuple(
        Person(f"{key}-{role}", f"{dice.choice(_GIVEN)} {dice.choice(_FAMILY)}", role)
        for role in ROLES
    )
    employees = dice.randrange(6_000, 42_000) if segment == "major" else dice.randrange(40, 900)
    return Account(key, f"{first} {kind}", segment, employees, start, people)
