"""How does the browser get the application? Its files as they were built; every address is one page."""

from importlib.resources import files
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.responses import FileResponse, HTMLResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.types import Scope
from typing_extensions import override

from wayline.base import say
from wayline.server.errors import RefusedError

STATIC = Path(str(files("wayline.server"))) / "static"
NOT_PAGES = ("/api", "/assets", "/v1")
WITHOUT = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Wayline</title>
<h1>This copy of Wayline was built without its front end</h1>
<p>Build it: <code>python -m pip install .</code> with WAYLINE_UI unset. The routes under /api work.</p></html>"""


def serve_pages(app: FastAPI) -> None:
    """Serve the built front end; any address that is no file and no route is the application."""
    if (STATIC / "assets").is_dir():
        app.mount("/assets", LongKept(directory=STATIC / "assets"), "assets")

    @app.get("/{path:path}", include_in_schema=False)
    def page(request: Request, path: str) -> Response:
        del path
        if request.url.path.startswith(NOT_PAGES):
            raise RefusedError(404, say("There is nothing at this address."))
        index = STATIC / "index.html"
        if not index.is_file():
            return HTMLResponse(WITHOUT, 503)
        return FileResponse(index, headers={"Cache-Control": "no-cache"})


class LongKept(StaticFiles):
    """Files whose names change with their content: kept by the browser for good."""

    @override
    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return response
