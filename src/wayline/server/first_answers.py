"""What does the application ask for first? It is written into the page, so that no screen waits for it."""

import json
import re

from fastapi import Request
from pydantic import TypeAdapter

from wayline.base import Language, language_of
from wayline.server.auth import Caller, session_of
from wayline.server.errors import RefusedError
from wayline.server.languages import asked_language
from wayline.server.policy import may
from wayline.server.ports import Ports
from wayline.server.routes.journeys import ManagedJourney, list_all
from wayline.server.routes.session import Account, who_am_i

OUTSIDE = re.compile(r"/(enter|s)(/|$)")  # where nobody need be signed in
BLOCK = '<script type="application/json" id="answers">{}</script>'
JOURNEYS = TypeAdapter(tuple[ManagedJourney, ...])
WORDS = re.compile(r'\s*<link (?=[^>]*\bdata-words="(?P<language>[^"]*)")[^>]*>')


def with_first_answers(page: str, request: Request, ports: Ports) -> str:
    """A page with what its application asks for first, and with the words of one language asked for at once.

    Who is signed in and the journeys of the workspace that is shown, by their addresses; nothing of it for a stranger.
    """
    account, said = _said(request, ports)
    spoken = _spoken(request, account)
    page = WORDS.sub(lambda found: found[0] if found["language"] == spoken else "", page)
    return page.replace("</head>", f"{said}</head>", 1)


def _said(request: Request, ports: Ports) -> tuple[Account | None, str]:
    if OUTSIDE.match(request.url.path):
        return None, ""
    try:
        session = session_of(request, ports)
    except RefusedError:
        return None, ""
    account = who_am_i(session, ports)
    answers = {"/api/session": account.model_dump(mode="json")}
    shown = next(iter(account.workspaces), None)
    if shown is not None and may(shown.role, "map.read"):
        caller = Caller(account.id, session, shown.id, shown.role)
        journeys = JOURNEYS.dump_python(list_all(caller, ports), mode="json")
        answers[f"/api/w/{shown.id}/journeys"] = journeys
    written = json.dumps(answers, separators=(",", ":"))
    return account, BLOCK.format(written.replace("<", "\\u003c"))  # no text ends the block


def _spoken(request: Request, account: Account | None) -> Language:
    """What a person chose in any browser, else what this one asks for."""
    chosen = None if account is None else account.preferences.get("language")
    return language_of(chosen) if isinstance(chosen, str) else asked_language(request)
