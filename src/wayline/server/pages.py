"""How does the browser get the application? Its files as they were built; every address is one page."""

import re
from importlib.resources import files
from mimetypes import guess_type
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.datastructures import Headers
from starlette.types import Scope
from typing_extensions import override

from wayline.base import say
from wayline.server.auth import PortsOf
from wayline.server.errors import RefusedError
from wayline.server.first_answers import with_first_answers

STATIC = Path(str(files("wayline.server"))) / "static"
# How the files end that the build packed; the best first.
PACKED = {"br": "br", "gzip": "gz"}
REFUSED = re.compile(r";\s*q=0(\.0*)?\s*$")
NOT_PAGES = ("/api", "/assets", "/v1")
WITHOUT = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Wayline</title>
<h1>This copy of Wayline was built without its front end</h1>
<p>Build it: <code>python -m pip install .</code> with WAYLINE_UI unset. The routes under /api work.</p></html>"""


def serve_pages(app: FastAPI) -> None:
    """Serve the built front end; any address that is no file and no route is the application."""
    if (STATIC / "assets").is_dir():
        app.mount("/assets", LongKept(directory=STATIC / "assets"), "assets")

    @app.get("/{path:path}", include_in_schema=False)
    def page(request: Request, path: str, ports: PortsOf) -> Response:
        del path
        if request.url.path.startswith(NOT_PAGES):
            raise RefusedError(404, say("There is nothing at this address."))
        index = STATIC / "index.html"
        if not index.is_file():
            return HTMLResponse(WITHOUT, 503)
        text = with_first_answers(index.read_text(encoding="utf-8"), request, ports)
        # It says who is signed in: no cache may keep it.
        return HTMLResponse(text, headers={"Cache-Control": "no-store", "Vary": "Accept-Language"})


class LongKept(StaticFiles):
    """Files whose names change with their content: kept by the browser for good, sent as they were packed when built."""

    @override
    async def get_response(self, path: str, scope: Scope) -> Response:
        coding = self._coding(path, Headers(scope=scope).get("accept-encoding", ""))
        packed = f"{path}.{PACKED[coding]}" if coding else path
        response = await super().get_response(packed, scope)
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        response.headers["Vary"] = "Accept-Encoding"
        if coding:
            response.headers["Content-Encoding"] = coding
            response.headers["Content-Type"] = guess_type(path)[0] or "application/octet-stream"
        return response

    def _coding(self, path: str, accepted: str) -> str | None:
        """The best packing that the file has and the browser can undo; None = as it is."""
        known = {
            one.split(";")[0].strip() for one in accepted.split(",") if not REFUSED.search(one)
        }
        return next(
            (one for one in PACKED if one in known and self._has(f"{path}.{PACKED[one]}")), None
        )

    def _has(self, path: str) -> bool:
        return self.lookup_path(path)[1] is not None
