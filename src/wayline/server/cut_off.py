"""What becomes of a request that is still being answered when the server stops? It is told so."""

from asyncio import CancelledError

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from wayline.base import say
from wayline.server.errors import answer
from wayline.server.languages import asked_language

STOPS = say("The server is stopping; it has not answered in time.")
LATER = say("Ask again in a moment.")


class CutOff:
    """Answers in words, and not by a trace in the log, what the server waits for no longer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; 503 where it is called off before its answer has begun."""
        has_begun = False

        async def sending(message: Message) -> None:
            nonlocal has_begun
            has_begun = True
            await send(message)

        try:
            await self._app(scope, receive, sending)
        except CancelledError:
            if has_begun or scope["type"] != "http":
                raise
            spoken = asked_language(Request(scope))
            await answer(503, STOPS, language=spoken, remedy=LATER)(scope, receive, send)
