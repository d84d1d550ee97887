"""The application as people meet it: a real server on a free port, people signed in, each in a browser of their own."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page, Request, Route

from server.loopback import bound, port_of, running
from wayline.base import Clock, JsonObject, SystemClock
from wayline.events import load_events
from wayline.manage import NewJourney, Publishing, publish_draft, start_journey
from wayline.map import read_map_text
from wayline.server import Ports, ServerSettings, make_app, make_ports
from wayline.state import (
    Draft,
    Role,
    Workspace,
    add_person,
    add_workspace,
    find_draft,
    list_drafts,
    list_members,
    set_role,
    start_session,
)
from web.browser import OUT, WIDE

SYSTEM = SystemClock()


@dataclass(slots=True)
class Visitor:
    """Somebody in a browser, and everything that it complained of or asked elsewhere."""

    page: Page
    url: str
    complaints: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)

    def open(self, path: str) -> None:
        """Go to a screen by its address."""
        self.page.goto(f"{self.url}{path}")

    @contextmanager
    def holding(self, addresses: str) -> Iterator[None]:
        """Answers from these addresses are asked for only when the block ends, as if they took long."""
        held: list[Route] = []
        self.page.route(addresses, lambda asked: held.append(asked))  # noqa: PLW0108 - a built-in is refused
        yield
        for asked in held:
            asked.continue_()
        self.page.unroute(addresses)

    def press(self, *keys: str) -> None:
        """Press keys, one after the other, wherever the focus is."""
        for key in keys:
            self.page.keyboard.press(key)

    def keep(self, name: str) -> None:
        """A picture of the screen for those who look."""
        OUT.mkdir(exist_ok=True)
        self.page.screenshot(path=OUT / f"{name}.png")

    def write(self, text: str) -> None:
        """Write a text where the focus is, and confirm it."""
        self.page.keyboard.type(text)
        self.page.keyboard.press("Enter")


@dataclass(slots=True)
class Served:
    """A server that runs, with one workspace."""

    ports: Ports
    url: str
    workspace: Workspace

    def draft(self, text: str) -> tuple[str, str]:
        """A new journey from a map; its key and the id of its first draft."""
        document = read_map_text(text).document
        with self.ports.records.write() as records:
            who = add_person(records, f"{document.key}@works.example", "Maker", now=self._now())
            new = NewJourney(str(document.key), str(document.name), document)
            journey, draft = start_journey(
                records, self.workspace.id, new, by=who.id, now=self._now()
            )
        return journey.key, draft.id

    def take_in(self, events: str) -> None:
        """Take a file of events into the workspace, its columns guessed."""
        file = self.ports.settings.home / "events.csv"
        file.write_text(events, encoding="utf-8")
        with self.ports.shelf.writing(self.workspace.id) as engine:
            load_events(engine, [file], clock=self.ports.clock)

    def publish(self, draft: str) -> str:
        """Publish a draft as the first member of the workspace: the number of the version that it became."""
        with self.ports.records.write() as records:
            by = list_members(records, self.workspace.id)[0].person.id
            wanted = Publishing("Agreed")
            return publish_draft(
                records, self.workspace.id, draft, wanted, by=by, now=self._now()
            ).version

    def after(self, draft: str) -> Draft:
        """The open draft of the journey of another draft."""
        with self.ports.records.read() as records:
            journey = find_draft(records, self.workspace.id, draft).journey_key
            (found,) = list_drafts(records, self.workspace.id, journey)
        return found

    def document(self, draft: str) -> JsonObject:
        """What the records keep of a draft."""
        with self.ports.records.read() as records:
            return find_draft(records, self.workspace.id, draft).document

    @contextmanager
    def visitor(
        self,
        browser: Browser,
        name: str,
        role: Role = "editor",
        *,
        is_dark: bool = False,
        locale: str = "en-GB",
        url: str | None = None,
    ) -> Iterator[Visitor]:
        """Somebody signed in; at the end the browser complained of nothing and asked nothing elsewhere.

        `url` = over which line she reaches the server, where it is not the straight one.
        """
        context = self._signed_in(browser, name, role, is_dark=is_dark, locale=locale)
        page = context.new_page()
        visitor = Visitor(page, url or self.url)

        def hear(message: ConsoleMessage) -> None:
            if message.type in {"error", "warning"}:
                visitor.complaints.append(message.text)

        def fail(error: Error) -> None:
            visitor.complaints.append(str(error))

        def ask(request: Request) -> None:
            if not request.url.startswith((visitor.url, "data:", "about:")):
                visitor.elsewhere.append(request.url)

        page.on("console", hear)
        page.on("pageerror", fail)
        page.on("request", ask)
        try:
            yield visitor
        finally:
            context.close()
        assert (visitor.complaints, visitor.elsewhere) == ([], [])

    def _signed_in(
        self, browser: Browser, name: str, role: Role, *, is_dark: bool, locale: str
    ) -> BrowserContext:
        with self.ports.records.write() as records:
            address = f"{name.lower().replace(' ', '.')}@works.example"
            person = add_person(records, address, name, now=self._now())
            set_role(records, self.workspace.id, person.id, role, now=self._now())
            token, _ = start_session(records, person.id, now=self._now())
        context = browser.new_context(
            viewport={"width": WIDE[0], "height": WIDE[1]},
            reduced_motion="reduce",
            locale=locale,
            color_scheme="dark" if is_dark else "light",
        )
        context.add_cookies([{"name": self.ports.settings.cookie, "value": token, "url": self.url}])
        return context

    def _now(self) -> datetime:
        return self.ports.clock.now()


@contextmanager
def serving(
    home: Path, *, clock: Clock = SYSTEM, workspace: Workspace | None = None
) -> Iterator[Served]:
    """The server on a folder, until the block ends: an empty one, or again on that of a workspace."""
    listener = bound()
    ports = make_ports(ServerSettings(home, port=port_of(listener)), clock=clock)
    if workspace is None:
        with ports.records.write() as records:
            workspace = add_workspace(records, "Field works", now=ports.clock.now())
    with running(make_app(ports), listener) as url:
        yield Served(ports, url, workspace)
