"""What the routes work with: every part that reaches outside, put together once."""

from dataclasses import dataclass

from fastapi import Request

from wayline.base import Clock
from wayline.server.limits import Tries
from wayline.server.live import Live
from wayline.server.settings import ServerSettings
from wayline.server.shelf import Shelf
from wayline.server.working import Workshop
from wayline.state import Records


@dataclass(frozen=True, slots=True)
class Ports:
    """The records, the events, the listeners, the jobs, who tried how often, the clock."""

    settings: ServerSettings
    records: Records
    shelf: Shelf
    live: Live
    workshop: Workshop
    tries: Tries
    clock: Clock


def ports_of(request: Request) -> Ports:
    """The ports of the application that answers."""
    ports: object = request.app.state.ports
    if not isinstance(ports, Ports):
        raise TypeError("the application has no ports")
    return ports
