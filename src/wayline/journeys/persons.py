"""Who are the people behind events: what they are called, and in which role they act?"""

from collections.abc import Collection
from dataclasses import dataclass

from wayline.journeys.cells import maybe_text
from wayline.journeys.laid import LaidMap, laid_query


@dataclass(frozen=True, slots=True)
class SeenPerson:
    """A person at a customer, as the sources told last."""

    person: str
    name: str | None
    role: str | None


def list_persons(laid: LaidMap, person_ids: Collection[str]) -> tuple[SeenPerson, ...]:
    """The people with these ids, in order of their id; ids that nobody has are passed over."""
    query = laid_query("person_facts", laid.schema, facts=laid.facts)
    rows = laid.engine.run(query, {"people": sorted(set(person_ids))}).rows
    return tuple(SeenPerson(str(row[0]), maybe_text(row[1]), maybe_text(row[2])) for row in rows)
