"""A server that is killed in mid-edit loses nothing that it has acknowledged."""

import http.client
import itertools
import json
import random
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from wayline.map import apply_commands, command_from_json, from_json, read_starter, to_json

KILLS = 25
LONGEST_START_S = 60


class Browser:
    """A browser that signs in once and keeps its cookie over the server's deaths."""

    def __init__(self, port: int) -> None:
        self.port, self.cookie, self.csrf = port, "", ""

    def ask(self, method: str, path: str, body: object = None) -> tuple[int, object]:
        """One request; raises OSError when nobody answers."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        headers = {"Cookie": self.cookie, "X-Wayline-CSRF": self.csrf, "Content-Type": "application/json"}  # fmt: skip
        try:
            connection.request(method, path, json.dumps(body), headers)
            answer = connection.getresponse()
            text = answer.read()
        except http.client.HTTPException as error:
            raise ConnectionError(str(error)) from error
        finally:
            connection.close()
        self.cookie = (answer.headers["Set-Cookie"] or self.cookie).split(";")[0]
        return answer.status, json.loads(text) if text else None

    def sign_in(self, link: str) -> str:
        """Come in by a link; the id of the workspace."""
        status, me = self.ask("POST", "/api/session/link", {"token": link.partition("#")[2]})
        assert status == 200
        assert isinstance(me, dict)
        self.csrf = me["csrf"]
        workspace: str = me["workspaces"][0]["id"]
        return workspace


@contextmanager
def served(
    home: Path,
    port: int,
    *,
    python: str = sys.executable,
    environment: dict[str, str] | None = None,
) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A server of its own, and the link that it printed."""
    command = [python, "-m", "wayline", "serve", str(home), "--port", str(port)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, cwd=home.parent, env=environment
    ) as server:
        assert server.stdout is not None
        link = re.search(r"http\S+", server.stdout.readline())
        assert link is not None
        until = time.monotonic() + LONGEST_START_S
        while not answers(port) and time.monotonic() < until:
            time.sleep(0.05)
        try:
            yield server, link.group()
        finally:
            server.kill()


def answers(port: int) -> bool:
    """True when somebody listens."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def test_no_acknowledged_edit_is_lost_over_25_kills(tmp_path: Path) -> None:
    """[C1] Killed at random while edits come in; revisions stay dense and say the document."""
    dice = random.Random(7)  # noqa: S311 - when to kill, no secret
    port, home = free_port(), tmp_path / "home"
    browser = Browser(port)
    with served(home, port) as (_, link):
        workspace = browser.sign_in(link)
        text = read_starter("simple_five")["map.yaml"]
        _, made = browser.ask(
            "POST", f"/api/w/{workspace}/journeys", {"kind": "yaml", "text": text}
        )
        assert isinstance(made, dict)
        draft = f"/api/w/{workspace}/drafts/{made['drafts'][0]['id']}"
        _, first = browser.ask("GET", draft)
    acknowledged: list[str] = []
    numbers = itertools.count(1)
    for _ in range(KILLS):
        with served(home, port) as (server, _):
            kill = threading.Timer(dice.uniform(0, 0.3), server.send_signal, [signal.SIGKILL])
            edit_until_nobody_answers(browser, draft, numbers, acknowledged, kill=kill)
            kill.join()
    with served(home, port):
        _, edits = browser.ask("GET", f"{draft}/edits")
        _, last = browser.ask("GET", draft)
    assert isinstance(edits, list)
    assert isinstance(first, dict)
    assert isinstance(last, dict)
    assert set(acknowledged) <= {edit["command_id"] for edit in edits}
    assert [edit["revision"] for edit in edits] == list(range(1, len(edits) + 1))
    said = apply_commands(first["document"], [command_from_json(edit["command"]) for edit in edits])
    assert to_json(from_json(said)) == last["document"]
    assert len(acknowledged) >= KILLS


def edit_until_nobody_answers(
    browser: Browser,
    draft: str,
    numbers: Iterator[int],
    acknowledged: list[str],
    *,
    kill: threading.Timer,
) -> None:
    """Edit again and again, noting what was acknowledged; the kill comes soon after the first."""
    for number in numbers:
        name = f"command-{number}"
        command = {"do": "set", "path": ["goal"], "value": f"Goal {number}"}
        body = {"command_id": name, "command": command, "base_revision": 0}
        try:
            status, _ = browser.ask("POST", f"{draft}/edits", body)
        except OSError:
            return
        assert status == 200
        acknowledged.append(name)
        if kill.ident is None:
            kill.start()
