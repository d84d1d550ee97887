"""How does the server begin and end? A first person, a link that lets in once, a graceful stop."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from types import FrameType

import uvicorn
from typing_extensions import override

from wayline.server.app import make_app, make_ports
from wayline.server.cut_off import CutOff
from wayline.server.ports import Ports
from wayline.server.settings import ServerSettings
from wayline.state import (
    add_person,
    add_workspace,
    find_by_email,
    make_link,
    set_role,
)

OWNER = "owner@localhost"
WORKSPACE = "My workspace"
LINK_LASTS = timedelta(hours=1)
STOPS_WITHIN_S = 5


@dataclass(frozen=True, slots=True)
class FirstLink:
    """Where a person opens the application; works once, within the hour."""

    url: str


def serve(settings: ServerSettings, *, say: Callable[[FirstLink], None]) -> None:
    """Serve until the process is told to stop; `say` gets the link that lets in."""
    ports = make_ports(settings)
    say(first_link(ports))
    config = uvicorn.Config(
        CutOff(make_app(ports)), host=settings.host, port=settings.port, log_level="warning",
        timeout_graceful_shutdown=STOPS_WITHIN_S, server_header=False, date_header=True,
        proxy_headers=settings.is_secure,  # without a proxy, nobody may say that they come from elsewhere
    )  # fmt: skip
    Stopping(config, ports).run()


class Stopping(uvicorn.Server):
    """A server that lets go of its listeners first: it would wait for their open streams."""

    def __init__(self, config: uvicorn.Config, ports: Ports) -> None:
        super().__init__(config)
        self._ports = ports

    @override
    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self._ports.live.end()
        super().handle_exit(sig, frame)


def first_link(ports: Ports) -> FirstLink:
    """A link for the person who started the server; she and her workspace are made when missing."""
    now = ports.clock.now()
    with ports.records.write() as records:
        found = find_by_email(records, OWNER)
        if found is None:
            owner = add_person(records, OWNER, "Owner", now=now)
            workspace = add_workspace(records, WORKSPACE, now=now)
            set_role(records, workspace.id, owner.id, "owner", now=now)
        else:
            owner = found[0]
        token = make_link(records, owner.id, "set_up", lasts=LINK_LASTS, now=now)
    settings = ports.settings
    scheme = "https" if settings.is_secure else "http"
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return FirstLink(f"{scheme}://{host}:{settings.port}/enter#{token}")
