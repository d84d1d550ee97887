"""A server on an empty folder, with people in roles, asked in process."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from wayline.events import load_events, read_mapping_text
from wayline.server import Ports, ServerSettings, make_app, make_ports
from wayline.state import (
    Role,
    Workspace,
    add_person,
    add_workspace,
    set_role,
    start_session,
)

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@dataclass(slots=True)
class TurnedClock:
    """A clock that a test turns forwards by hand."""

    at: datetime = NOW

    def now(self) -> datetime:
        """The instant it was turned to."""
        return self.at

    def forward(self, by: timedelta) -> None:
        """Let time pass."""
        self.at += by


@dataclass(frozen=True, slots=True)
class House:
    """The application with its ports, and a way to come in as somebody."""

    ports: Ports
    clock: TurnedClock
    app_client: TestClient

    def workspace(self, name: str = "Field works") -> Workspace:
        """A new workspace."""
        with self.ports.records.write() as records:
            return add_workspace(records, name, now=self.clock.now())

    def take_in(self, workspace: Workspace, events: str, mapping: str = "") -> None:
        """Take a file of events into a workspace; without a mapping its columns are guessed."""
        file = self.ports.settings.home / "events.csv"
        file.write_text(events, encoding="utf-8")
        with self.ports.shelf.writing(workspace.id) as engine:
            given = read_mapping_text(mapping) if mapping else None
            load_events(engine, [file], mapping=given, clock=self.clock)

    def member(self, workspace: Workspace, role: Role, name: str = "") -> "Member":
        """A person in a role, signed in."""
        called = name or role
        with self.ports.records.write() as records:
            person = add_person(
                records, f"{called}-{workspace.id[:8]}@works.example", called, now=self.clock.now()
            )
            set_role(records, workspace.id, person.id, role, now=self.clock.now())
            token, session = start_session(records, person.id, now=self.clock.now())
        client = TestClient(self.app_client.app, raise_server_exceptions=False)
        client.cookies.set(self.ports.settings.cookie, token, domain="testserver.local", path="/")
        client.headers["X-Wayline-CSRF"] = session.csrf
        return Member(client, workspace, person.id)


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody signed in, at home in one workspace."""

    client: TestClient
    workspace: Workspace
    person_id: str

    def at(self, path: str) -> str:
        """An address in the own workspace."""
        return f"/api/w/{self.workspace.id}/{path}"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """A server that nobody has used yet."""
    clock = TurnedClock()
    ports = make_ports(ServerSettings(tmp_path / "home"), clock=clock)
    with TestClient(make_app(ports)) as client:
        yield House(ports, clock, client)


@pytest.fixture
def editor(house: House) -> Member:
    """An editor in a workspace of her own."""
    return house.member(house.workspace(), "editor")
