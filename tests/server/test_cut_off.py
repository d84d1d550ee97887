"""A request that a stopping server waits for no longer is answered, in the language of who asked."""

import asyncio
import json

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


async def stopped(app: CutOff, language: str) -> list[Message]:
    """What was sent by a request that was called off."""
    sent: list[Message] = []

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
    return sent


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "The server is stopping"), ("de", "Der Server wird gerade beendet")],
)
def test_who_still_waits_when_the_server_stops_is_told(language: str, said: str) -> None:
    start, body = asyncio.run(stopped(CutOff(never), language))
    assert start["status"] == 503
    told = json.loads(body["body"])
    assert told["message"].startswith(said)
    assert told["remedy"]


def test_an_answer_that_has_begun_is_only_cut() -> None:
    start, end = asyncio.run(stopped(CutOff(half), "en"))
    assert (start["status"], end["type"]) == (200, "called off")
