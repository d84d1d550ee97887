"""Which application answers? Every port put together, every route of every noun on it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from fastapi import FastAPI
from fastapi.middleware.gzip import GZipMiddleware
from fastapi.routing import APIRoute

from wayline.base import Clock, SystemClock
from wayline.server.auth import Needs, Public
from wayline.server.errors import explain_errors
from wayline.server.headers import SafeHeaders
from wayline.server.live import Live
from wayline.server.pages import serve_pages
from wayline.server.policy import Permission
from wayline.server.ports import Ports
from wayline.server.routes import ROUTERS
from wayline.server.settings import ServerSettings
from wayline.server.shelf import Shelf
from wayline.server.working import Workshop
from wayline.state import open_records

if TYPE_CHECKING:
    from fastapi.dependencies.models import Dependant

SMALLEST_GZIP = 1024
SYSTEM = SystemClock()


def make_ports(settings: ServerSettings, *, clock: Clock = SYSTEM) -> Ports:
    """The real parts behind one installation."""
    records, live = open_records(settings.records_file), Live()
    return Ports(
        settings, records, Shelf(settings), live, Workshop(records, live, clock), clock
    )  # fmt: skip


def make_app(ports: Ports) -> FastAPI:
    """The application on its ports."""

    @asynccontextmanager
    async def life(_: FastAPI) -> AsyncIterator[None]:
        ports.live.begin()
        yield
        ports.live.end()
        ports.workshop.stop()
        ports.records.close()

    app = FastAPI(title="Wayline", lifespan=life, docs_url=None, redoc_url=None, openapi_url=None)
    app.state.ports = ports
    app.add_middleware(GZipMiddleware, minimum_size=SMALLEST_GZIP, compresslevel=5)
    app.add_middleware(SafeHeaders)
    explain_errors(app)
    for router in ROUTERS:
        app.include_router(router)
    serve_pages(app)
    return app


def permission_of(route: APIRoute) -> Permission | None:
    """The permission that a route asks for, None when it names none: a defect."""
    return _permission(route.dependant)


def _permission(dependant: "Dependant") -> Permission | None:
    for inner in dependant.dependencies:
        if isinstance(inner.call, Needs | Public):
            return inner.call.permission
        found = _permission(inner)
        if found is not None:
            return found
    return None


def openapi_of(app: FastAPI) -> dict[str, object]:
    """The OpenAPI document of the routes, each with the permission that it needs."""
    return app.openapi()
