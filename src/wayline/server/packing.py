"""How does a kept answer go to a browser? Packed once, and not at all where the browser has it already."""

import gzip
import hashlib
import secrets

from fastapi import Request
from fastapi.responses import Response

from wayline.server.answers import Asked

LEVEL = 5
# Another run of the server may write the same answer in another form.
RUN = secrets.token_hex(8)


def pack(text: str, *, level: int = LEVEL) -> bytes:
    """A text as it is kept and sent."""
    return gzip.compress(text.encode(), level, mtime=0)


def tag_of(asked: Asked) -> str:
    """What a browser may know an answer by: what was asked says what was answered."""
    return f'W/"{hashlib.sha256(repr((RUN, asked)).encode()).hexdigest()[:32]}"'


def is_known(request: Request, tag: str) -> bool:
    """True when the browser says that it has this answer."""
    return tag in request.headers.get("If-None-Match", "")


def not_modified(tag: str, *varies: str) -> Response:
    """The browser has it already."""
    return Response(status_code=304, headers=_headers(tag, varies))


def packed(request: Request, body: bytes, tag: str, *varies: str) -> Response:
    """A packed answer, unpacked for the few who cannot; `varies` = by what of the request it differs."""
    headers = _headers(tag, varies)
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        headers["Content-Encoding"] = "gzip"
    else:
        body = gzip.decompress(body)
    return Response(body, media_type="application/json", headers=headers)


def _headers(tag: str, varies: tuple[str, ...]) -> dict[str, str]:
    vary = ", ".join(("Accept-Encoding", *varies))
    return {"Cache-Control": "private, no-cache", "ETag": tag, "Vary": vary}
