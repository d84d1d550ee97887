"""How are errors answered? In words, with what to do next, under a status that says whose turn it is."""

import logging
from http import HTTPStatus
from uuid import uuid4

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from wayline.base import (
    BalanceError,
    DocumentError,
    EngineError,
    JsonObject,
    Language,
    MemoryLimitError,
    NotFoundError,
    Saying,
    ScopeError,
    SourceError,
    WaylineError,
    complaint,
    say,
    spoken,
)
from wayline.manage import (
    ApprovalError,
    BelongingError,
    CommentError,
    PublishingError,
    RevisionError,
)
from wayline.map import CommandError
from wayline.server.languages import VARIES, asked_language

log = logging.getLogger("wayline.server")
STATUS: dict[type[WaylineError], int] = {
    NotFoundError: 404, ScopeError: 422, DocumentError: 422, SourceError: 422, CommandError: 422,
    PublishingError: 422, ApprovalError: 422, CommentError: 422, BelongingError: 422, RevisionError: 422,
    MemoryLimitError: 503, EngineError: 500, BalanceError: 500,
}  # fmt: skip
# Every status that a route may refuse with; a route that answers one in another form says so itself.
REFUSALS = {
    400: "The request is none that we can read.", 401: "Nobody is signed in.",
    403: "The role lacks the right, or the request comes from another site.",
    404: "There is nothing of that kind here.", 409: "Somebody or something was faster.",
    413: "Too large.", 422: "Something in it is not as it must be.",
    429: "Too many tries, or too much at once; `Retry-After` says when to come back.",
    503: "It needs more memory than the analytical engine may take, or the server is stopping.",
}  # fmt: skip
UNROUTED = {
    404: say("There is nothing at this address."),
    405: say("This address does not answer {method}."),
}
DEFECT = say("This is a defect of ours. The server's log says more under this id. {id}")


class RefusedError(WaylineError):
    """A request that is answered with a status of its own."""

    def __init__(
        self, status: int, message: Saying, *, remedy: Saying | None = None, retry_after_s: int | None = None
    ) -> None:  # fmt: skip
        self.status, self.retry_after_s = status, retry_after_s
        super().__init__(message, remedy=remedy)


class ProblemSaid(BaseModel):
    """How every refusal is told: what is wrong, what to do next, where."""

    code: str
    message: str
    remedy: str | None
    where: str | None


def documented_refusals() -> dict[int | str, dict[str, object]]:
    """The refusals as the description of the routes has them."""
    return {
        status: {"model": ProblemSaid, "description": said} for status, said in REFUSALS.items()
    }


def answer(
    status: int, message: Saying, *, language: Language = "en", remedy: Saying | None = None, where: str | None = None
) -> JSONResponse:  # fmt: skip
    """The one form of an error: code, message, what to do, where; the header says in which language."""
    body: JsonObject = {
        "code": HTTPStatus(status).phrase.lower().replace(" ", "_"),
        "message": spoken(message, language),
        "remedy": None if remedy is None else spoken(remedy, language),
        "where": where,
    }
    told = "en" if isinstance(message, str) else language
    headers = {"Cache-Control": "no-store", "Vary": VARIES, "Content-Language": told}
    return JSONResponse(body, status, headers=headers)


def explain_errors(app: FastAPI) -> None:
    """Teach an application to answer every error in that form."""

    @app.exception_handler(WaylineError)
    def told(request: Request, error: WaylineError) -> JSONResponse:
        status = error.status if isinstance(error, RefusedError) else _status(error)
        if status == HTTPStatus.INTERNAL_SERVER_ERROR:
            return defect(request, error)
        where = str(error.place) if error.place is not None else None
        language = asked_language(request)
        said = answer(status, error.said, language=language, remedy=error.advice, where=where)
        if isinstance(error, RefusedError) and error.retry_after_s is not None:
            said.headers["Retry-After"] = str(error.retry_after_s)
        return said

    @app.exception_handler(RequestValidationError)
    def misread(request: Request, error: RequestValidationError) -> JSONResponse:
        first = error.errors()[0]
        where = ".".join(str(step) for step in first["loc"])
        matter = complaint(first["type"], first["msg"], first.get("ctx", {}))
        said = say("{matter}.", matter=matter)
        return answer(422, said, language=asked_language(request), where=where)

    @app.exception_handler(HTTPException)
    def refused(request: Request, error: HTTPException) -> JSONResponse:
        form = UNROUTED.get(error.status_code)
        said = str(error.detail) if form is None else form.filled(method=request.method)
        told = answer(error.status_code, said, language=asked_language(request))
        told.headers.update(error.headers or {})
        return told

    @app.exception_handler(Exception)
    def defect(request: Request, error: Exception) -> JSONResponse:
        number = str(uuid4())
        log.error("%s %s %s", number, request.method, request.url.path, exc_info=error)
        return answer(500, DEFECT.filled(id=number), language=asked_language(request))


def _status(error: WaylineError) -> int:
    return next((status for kind, status in STATUS.items() if isinstance(error, kind)), 500)
