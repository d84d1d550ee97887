"""By which version is each case judged [M27]? By the one in force at its first event, or what open cases change over to.

A *reign* is the number of a version in the order of time, from 1; 0 = the map itself judges every case.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wayline.journeys.build import Build
from wayline.journeys.calendars import to_us
from wayline.journeys.dictionaries import Row, fill_table
from wayline.map import CheckedMap, Judge, Path, Stage, Touchpoint

EVER = -(1 << 62)  # the first version judges what is older too [M28]


@dataclass(frozen=True, slots=True)
class Reign:
    """A version that judges, by its number in the order of time."""

    number: int
    map: CheckedMap

    def same(self, element: Stage | Path | Touchpoint) -> Stage | Path | Touchpoint | None:
        """The element as this version has it, under its key or the one that it had before; None = not at all."""
        for key in (element.key, element.was):
            found = next((one for one in self._of(element) if one.key == key), None)
            if found is not None:
                return found
        return None

    def _of(self, element: Stage | Path | Touchpoint) -> Iterator[Stage | Path | Touchpoint]:
        if isinstance(element, Stage):
            yield from self.map.stages
        elif isinstance(element, Path):
            yield from self.map.document.paths
        else:
            yield from (point for point, _ in self.map.touchpoints)


def reigns_of(journey_map: CheckedMap) -> tuple[Reign, ...]:
    """The versions whose promises are asked for: the map alone where no other judges."""
    if all(one.map.content_hash == journey_map.content_hash for one in journey_map.judges):
        return (Reign(0, journey_map),)
    return tuple(Reign(at, one.map) for at, one in enumerate(journey_map.judges, start=1))


def begins_of(judges: Sequence[Judge]) -> list[tuple[int, int, int]]:
    """(number, from, since) of each version that judges, in microseconds: cases fall to it from `from` on, it is in force since `since`.

    The first one judges what is older too [M28]; one that names no day is in force since ever.
    """
    since = [EVER if one.since is None else to_us(one.since) for one in judges]
    return [(at, EVER if at == 1 else us, us) for at, us in enumerate(since, start=1)]


def make_judged(build: Build) -> None:
    """Makes `judged` where several versions judge: from which instant on which one judges a case."""
    if not has_several(build.journey_map):
        return
    name = build.sql("laid.reigns")
    build.execute(
        "CREATE OR REPLACE TABLE laid.reigns (reign SMALLINT, from_us BIGINT, adopts BOOLEAN)"
    )
    judges = build.journey_map.judges
    rows: list[Row] = [
        (number, from_us, one.adopts)
        for one, (number, from_us, _) in zip(judges, begins_of(judges), strict=True)
    ]
    fill_table(build.engine, name, ("reign", "from_us", "adopts"), rows)
    build.make("judged")


def judge_starts(build: Build) -> None:
    """Makes `judged_starts` of `starts`: from when on a promise runs, and which version makes it."""
    build.make("judged_starts" if has_several(build.journey_map) else "starts_of_one")


def has_several(journey_map: CheckedMap) -> bool:
    """True when another version than the map itself judges."""
    return reigns_of(journey_map)[0].number > 0
