"""How does the benchmark speak with the server? As a browser does: a link, a cookie, JSON."""

import http.client
import json
import time
from pathlib import Path


class Reached:
    """A browser that came in by the link."""

    def __init__(self, port: int, link: str) -> None:
        self.port, self.cookie, self.csrf, self.workspace = port, "", "", ""
        self._wait_until_it_listens()
        token = link.partition("#")[2]
        me = self._ask("POST", "/api/session/link", json.dumps({"token": token}).encode())
        self.csrf, self.workspace = me["csrf"], me["workspaces"][0]["id"]

    def ask(self, method: str, path: str, body: object = None, *, timeout_s: int = 600) -> dict:
        sent = None if body is None else json.dumps(body).encode()
        return self._ask(method, f"/api/w/{self.workspace}/{path}", sent, timeout_s=timeout_s)

    def send_file(self, file: Path) -> dict:
        edge = "----wayline-benchmark"
        head = f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="{file.name}"\r\n\r\n'
        body = head.encode() + file.read_bytes() + f"\r\n--{edge}--\r\n".encode()
        kind = f"multipart/form-data; boundary={edge}"
        return self._ask("POST", f"/api/w/{self.workspace}/sources/files", body, kind=kind)

    def wait_for(self, job: str, *, most_s: int) -> None:
        until = time.monotonic() + most_s
        while time.monotonic() < until:
            now = self.ask("GET", f"jobs/{job}")
            if now["state"] == "done":
                return
            if now["state"] not in ("waiting", "running"):
                raise SystemExit(f"the job ended as {now}")
            time.sleep(0.5)
        raise SystemExit("the job did not end")

    def _ask(
        self, method: str, path: str, body: bytes | None, *, kind: str = "application/json", timeout_s: int = 600
    ) -> dict:  # fmt: skip
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout_s)
        headers = {"Cookie": self.cookie, "X-Wayline-CSRF": self.csrf, "Content-Type": kind}
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        text = answer.read()
        connection.close()
        if answer.status >= 400:
            raise SystemExit(f"{method} {path}: {answer.status} {text[:2000]!r}")
        self.cookie = (answer.headers["Set-Cookie"] or self.cookie).split(";")[0]
        found: dict = json.loads(text) if text else {}
        return found

    def _wait_until_it_listens(self) -> None:
        for _ in range(600):
            try:
                self._ask("GET", "/healthz", None)
            except OSError:
                time.sleep(0.1)
            else:
                return
        raise SystemExit("the server does not listen")
