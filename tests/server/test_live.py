"""What changes is told: who comes back hears what was missed, or is told to read everything anew."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TypeVar

import pytest

from wayline.server.live import REMEMBERED, WAITING, Live

Result = TypeVar("Result")


async def heard(stream: AsyncIterator[str], n: int) -> list[str]:
    """The next words of a stream."""
    return [await anext(stream) for _ in range(n)]


def kind_of(text: str) -> str:
    """What a word tells."""
    return text.split("event: ")[1].split("\n", maxsplit=1)[0]


def number_of(text: str) -> str:
    """By what a browser says that it has heard it."""
    return text.split("id: ")[1].split("\n", maxsplit=1)[0]


def run(story: Callable[[], Coroutine[object, object, Result]]) -> Result:
    """A story in a loop of its own, also where another test of this process has left one open."""
    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(lambda: asyncio.run(story())).result()


async def told(live: Live, n: int) -> None:
    """Tell so many things, and let them arrive."""
    for at in range(n):
        live.tell("w", "map.changed", {"revision": at})
    await asyncio.sleep(0)


def test_who_heard_nothing_before_the_line_was_cut_hears_what_was_missed() -> None:
    """The first word carries the number of now, so that a browser can say from where to go on."""

    async def story() -> list[str]:
        live = Live()
        live.begin()
        await told(live, 3)
        stream = live.listen("w", None)
        _, here = await heard(stream, 2)
        await stream.aclose()
        await told(live, 2)
        return await heard(live.listen("w", number_of(here)), 3)

    assert [kind_of(text) for text in run(story)[1:]] == ["map.changed"] * 2


@pytest.mark.parametrize("told_meanwhile", [0, 5])
def test_number_of_an_earlier_run_of_the_server_means_read_everything_anew(
    told_meanwhile: int,
) -> None:
    async def story() -> list[str]:
        before, after = Live(), Live()
        before.begin()
        await told(before, 5)
        _, here = await heard(before.listen("w", None), 2)
        after.begin()
        await told(after, told_meanwhile)
        return await heard(after.listen("w", number_of(here)), 2)

    assert kind_of(run(story)[1]) == "resync"


def test_who_missed_more_than_is_remembered_reads_everything_anew() -> None:
    async def story() -> str:
        live = Live()
        live.begin()
        _, here = await heard(live.listen("w", None), 2)
        await told(live, REMEMBERED + 1)
        return (await heard(live.listen("w", number_of(here)), 2))[1]

    assert kind_of(run(story)) == "resync"


def test_who_listens_too_slowly_reads_everything_anew() -> None:
    async def story() -> str:
        live = Live()
        live.begin()
        stream = live.listen("w", None)
        await heard(stream, 2)
        await told(live, WAITING + 1)
        return (await heard(stream, 1))[0]

    assert kind_of(run(story)) == "resync"


def test_who_may_not_hear_any_more_hears_nothing_more_and_the_others_do() -> None:
    async def story() -> tuple[list[str], list[str]]:
        live = Live()
        live.begin()
        allowed = {"a", "b"}
        gone, stays = (
            live.listen("w", None, person_id=one, may_hear=partial(allowed.__contains__, one))
            for one in ("a", "b")
        )
        await heard(gone, 2)
        await heard(stays, 2)
        allowed.remove("a")
        live.look_again("a")
        await told(live, 1)
        return [text async for text in gone], await heard(stays, 1)

    nothing, told_on = run(story)
    assert (nothing, kind_of(told_on[0])) == ([], "map.changed")
