"""The packed parts of the page read back by another hand than the one that packed them."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import accumulate

from wayline.reports.page import Page
from wayline.reports.page_journeys import Timelines


def unpacked(text: str) -> list[int]:
    """`0-3 7 9x2` as 0, 1, 2, 3, 7, 9, 9."""
    return [place for part in text.split() for place in _part(part)]


def _part(part: str) -> list[int]:
    run, _, times = part.partition("x")
    first, _, last = run.partition("-")
    return list(range(int(first), int(last or first) + 1)) * int(times or 1)


def members_of(page: Page, number: str) -> tuple[list[str], list[str], list[str], list[int]]:
    """The keys behind a number on each side, and how many are left out of each."""
    places = page.who.numbers[number]
    did, did_not, still_open = (
        [page.journeys[at].key for at in unpacked(page.who.lists[place])] for place in places[:3]
    )
    return did, did_not, still_open, list(places[3:]) or [0, 0, 0]


def instant(text: str) -> datetime:
    """An instant as the page writes it."""
    return datetime.fromisoformat(text)


def told_events(page: Page) -> Iterator[tuple[str, list[tuple[datetime, str]]]]:
    """Every timeline with the instants and names of its events."""
    told = page.timelines
    ends = list(accumulate(told.event_counts))
    for at, end, count in zip(told.journeys, ends, told.event_counts, strict=True):
        journey = page.journeys[at]
        seconds = accumulate(told.events.at[end - count : end])
        started = instant(journey.started_at)
        names = [told.names[name] for name in told.events.name[end - count : end]]
        yield (
            journey.key,
            [(started + timedelta(seconds=s), n) for s, n in zip(seconds, names, strict=True)],
        )


def told_visits(told: Timelines) -> list[tuple[str, int, int | None]]:
    """Every visit: stage, entered, left."""
    visits = told.visits
    return [
        (told.stages[stage], entered, left)
        for stage, entered, left in zip(visits.stage, visits.entered, visits.left, strict=True)
    ]
