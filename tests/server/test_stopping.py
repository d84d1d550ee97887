"""A server that is told to stop stops, also while browsers listen for what changes."""

import http.client
import signal
import subprocess
from pathlib import Path

from server.test_kills import Browser, free_port, served

WITHIN_S = 4  # less than the time after which open streams would be cut


def test_server_stops_at_once_with_listeners_connected(tmp_path: Path) -> None:
    """[web.md 3.4] Open streams are ended, not waited for."""
    port = free_port()
    browser = Browser(port)
    with served(tmp_path / "home", port) as (server, link):
        workspace = browser.sign_in(link)
        streams = [listening(browser, workspace) for _ in range(3)]
        assert [stream.readline() for stream in streams] == [b": here\n"] * 3
        server.send_signal(signal.SIGTERM)
        assert all(b"event: here" in stream.read() for stream in streams)
        assert waited(server)


def listening(browser: Browser, workspace: str) -> http.client.HTTPResponse:
    """An open stream of what changes; its connection is closed with it."""
    connection = http.client.HTTPConnection("127.0.0.1", browser.port, timeout=30)
    connection.request(
        "GET", f"/api/w/{workspace}/live", headers={"Cookie": browser.cookie, "Connection": "close"}
    )
    answer = connection.getresponse()
    assert answer.status == 200
    return answer


def waited(server: "subprocess.Popen[str]") -> bool:
    """True when the process has ended within its time."""
    try:
        server.wait(WITHIN_S)
    except subprocess.TimeoutExpired:
        return False
    return True
