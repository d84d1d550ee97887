"""Two hundred open browsers each hear everything, in its order, and the server stops with all of them open.

How soon they hear it is measured by benchmarks/server/listening.py.
"""

import http.client
import json
import signal
from pathlib import Path

import pytest

from server.test_kills import Browser, free_port, served
from server.test_stopping import listening, waited

LISTENERS = 200
TOLD = [str(number) for number in range(20)]


@pytest.mark.slow
def test_200_listeners_hear_20_changes_in_order_and_let_the_server_stop(tmp_path: Path) -> None:
    port = free_port()
    browser = Browser(port)
    with served(tmp_path / "home", port) as (server, link):
        workspace = browser.sign_in(link)
        home = f"/api/w/{workspace}"
        _, made = browser.ask(
            "POST", f"{home}/journeys", {"kind": "starter", "starter": "simple_five"}
        )
        assert isinstance(made, dict)
        streams = [listening(browser, workspace) for _ in range(LISTENERS)]
        for number in TOLD:
            path = f"{home}/drafts/{made['drafts'][0]['id']}/presence"
            assert browser.ask("POST", path, {"at": number})[0] == 204
        assert [heard(stream) for stream in streams] == [TOLD] * LISTENERS
        server.send_signal(signal.SIGTERM)
        assert waited(server)


def heard(stream: http.client.HTTPResponse) -> list[str]:
    """Where somebody was, as a listener was told it, as often as there was something to tell."""
    found: list[str] = []
    while len(found) < len(TOLD):
        line = stream.readline()
        assert line
        if line.startswith(b'data: {"draft"'):
            found.append(json.loads(line.removeprefix(b"data: "))["at"])
    return found
