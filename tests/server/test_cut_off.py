"""A request that a stopping server waits for no longer is answered, in the language of who asked."""

import asyncio
import json
from threading import Thread

import pytest
from starlette.types import Message, Receive, Scope, Send

from wayline.server import CutOff


async def never(scope: Scope, receive: Receive, send: Send) -> None:
    """Somebody who measures for ever."""
    del scope, receive, send
    await asyncio.Event().wait()


async def half(scope: Scope, receive: Receive, send: Send) -> None:
    """Somebody who has begun to answer."""
    del scope, receive
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await asyncio.Event().wait()


def stopped(app: CutOff, language: str = "en") -> list[Message]:
    """What was sent by a request that was called off."""
    sent: list[Message] = []
    # In a thread of its own, where no other loop runs.
    thread = Thread(target=lambda: asyncio.run(called_off(app, language, sent)))
    thread.start()
    thread.join()
    return sent


async def called_off(app: CutOff, language: str, sent: list[Message]) -> None:
    """Ask, wait a moment, and be called off."""

    async def send(message: Message) -> None:
        await asyncio.sleep(0)
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    scope = {"type": "http", "method": "GET", "path": "/", "headers": [(b"accept-language", language.encode())]}  # fmt: skip
    task = asyncio.create_task(app(scope, receive, send))
    await asyncio.sleep(0.01)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        sent.append({"type": "called off"})


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "The server is stopping"), ("de", "Der Server wird gerade beendet")],
)
def test_who_still_waits_when_the_server_stops_is_told(language: str, said: str) -> None:
    start, body = stopped(CutOff(never), language)
    assert start["status"] == 503
    told = json.loads(body["body"])
    assert told["message"].startswith(said)
    assert told["remedy"]


def test_an_answer_that_has_begun_is_only_cut() -> None:
    start, end = stopped(CutOff(half))
    assert (start["status"], end["type"]) == (200, "called off")
