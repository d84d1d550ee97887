"""Which application answers? Every port put together, every route of every noun on it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI
from fastapi.middleware.gzip import GZipMiddleware
from fastapi.routing import APIRoute

from wayline.base import Clock, JsonObject, JsonValue, SystemClock
from wayline.server.auth import Needs, Public, SignedIn
from wayline.server.errors import documented_refusals, explain_errors
from wayline.server.headers import SafeHeaders
from wayline.server.limits import Tries
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
THREADS = 96  # requests at a time: those who wait for numbers may not keep out those who do not
SYSTEM = SystemClock()


def make_ports(settings: ServerSettings, *, clock: Clock = SYSTEM) -> Ports:
    """The real parts behind one installation."""
    records, live = open_records(settings.records_file), Live()
    workshop = Workshop(records, live, clock)
    return Ports(settings, records, Shelf(settings), live, workshop, Tries(clock), clock)


def make_app(ports: Ports) -> FastAPI:
    """The application on its ports."""

    @asynccontextmanager
    async def life(_: FastAPI) -> AsyncIterator[None]:
        ports.live.begin()
        current_default_thread_limiter().total_tokens = THREADS
        yield
        ports.live.end()
        ports.workshop.stop()
        ports.shelf.close()
        ports.records.close()

    app = FastAPI(title="Wayline", lifespan=life, docs_url=None, redoc_url=None, openapi_url=None)
    app.state.ports = ports
    app.add_middleware(GZipMiddleware, minimum_size=SMALLEST_GZIP, compresslevel=5)
    app.add_middleware(SafeHeaders)
    explain_errors(app)
    add_routes(app)
    serve_pages(app)
    return app


def add_routes(app: FastAPI) -> None:
    """Every route of every noun."""
    for router in ROUTERS:
        app.include_router(router, responses={**documented_refusals()})


def permission_of(route: APIRoute) -> Permission | None:
    """The permission that a route asks for, None when it names none: a defect."""
    return _permission(route.dependant)


def _permission(dependant: "Dependant") -> Permission | None:
    for inner in dependant.dependencies:
        if isinstance(inner.call, Needs | Public | SignedIn):
            return inner.call.permission
        found = _permission(inner)
        if found is not None:
            return found
    return None


def all_routes() -> tuple[APIRoute, ...]:
    """Every route of every noun."""
    return tuple(
        route for router in ROUTERS for route in router.routes if isinstance(route, APIRoute)
    )


def openapi_document() -> dict[str, JsonValue]:
    """The OpenAPI document of all routes, each with the permission that it needs."""
    app = FastAPI(title="Wayline", version="1", generate_unique_id_function=name_of)
    add_routes(app)
    document: dict[str, JsonValue] = app.openapi()
    for route in all_routes():
        for method in sorted(route.methods or ()):
            said = _within(document, "paths", route.path_format, method.lower())
            said["x-permission"] = permission_of(route)
    return document


def name_of(route: APIRoute) -> str:
    """What an operation is called: its noun and its verb."""
    noun = str(route.tags[0]).replace(" ", "_") if route.tags else "other"
    return f"{noun}_{route.name}"


def _within(document: JsonObject, *names: str) -> JsonObject:
    for name in names:
        part = document[name]
        if not isinstance(part, dict):
            raise TypeError(f"{name} is no object")
        document = part
    return document
