"""Two people draw one map while the line of one is cut: nothing is lost, nothing is overwritten unseen, all is told."""

import random
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import monotonic

import pytest
from playwright.sync_api import Browser, Locator, Request, expect

from wayline.base import JsonObject
from wayline.map import Workspace, from_json, map_file_of, resolve
from wayline.state import edits_after
from web.cutting import Line, line_to
from web.served import Served, Visitor
from web.test_drawing import MAP, drawn, place, saved

DRAWN_FOR_S = 60


@dataclass(slots=True)
class Drawer:
    """Somebody who draws, over a line of her own."""

    who: Visitor
    line: Line
    streams: list[str] = field(default_factory=list)  # from which notice each stream went on
    added: list[str] = field(default_factory=list)

    @property
    def saving(self) -> Locator:
        """Whether everything is kept, in words."""
        return self.who.page.locator("[data-saving]")

    @property
    def asked(self) -> Locator:
        """The question whose decision shall hold."""
        return self.who.page.get_by_role("alert")

    def rename(self, ref: str, name: str) -> None:
        """Give a part of the map another name."""
        place(self.who, ref).press("F2")
        self.who.write(name)

    def add(self, stage: str, name: str) -> None:
        """Put a new touchpoint into a stage."""
        place(self.who, stage).focus()
        self.who.press("n")
        self.who.write(name)
        self.added.append(name)

    def look_around(self) -> None:
        """Choose one part after the other, each of which is told to the others: more than a browser has connections."""
        for ref in ("touchpoint:call", "stage:ask", "stage:work", "touchpoint:offer") * 3:
            place(self.who, ref).click()

    def act(self, dice: random.Random, count: int) -> None:
        """Something that a person may do next; a question is decided first."""
        if self.asked.count():
            self.decide(dice)
        elif dice.random() < 0.5:
            self.add(dice.choice(("stage:ask", "stage:work")), f"Step {count}")
        else:
            self.rename(
                dice.choice(("stage:ask", "stage:work", "touchpoint:call")), f"Name {count}"
            )

    def decide(self, dice: random.Random) -> None:
        """One of the two answers."""
        self.asked.get_by_role("button").nth(dice.randrange(2)).click()

    def disturb(self, dice: random.Random) -> None:
        """Something that may happen to the line."""
        dice.choice((self.line.cut, self.line.hole, self.line.resume, self.line.resume))()

    def settle(self, dice: random.Random) -> None:
        """Decide what is asked until everything is kept."""
        self.line.resume()
        until = monotonic() + DRAWN_FOR_S
        while self.saving.text_content() != "Saved" and monotonic() < until:
            if self.asked.count():
                self.decide(dice)
            self.who.page.wait_for_timeout(200)
        expect(self.saving).to_have_text("Saved")


@contextmanager
def drawing(served: Served, browser: Browser, name: str, path: str) -> Iterator[Drawer]:
    """Somebody with a draft open, over a line of her own."""
    with (
        line_to(served.ports.settings.port) as line,
        served.visitor(browser, name, url=line.url) as who,
    ):
        drawer = Drawer(who, line)

        def hear(request: Request) -> None:
            if "/live" in request.url:
                drawer.streams.append(request.header_value("last-event-id") or "")

        who.page.on("request", hear)
        who.open(path)
        place(who, "stage:ask").wait_for()
        yield drawer
        who.complaints.clear()  # a browser tells of every line that breaks


def see_the_same(one: Drawer, other: Drawer) -> None:
    """Both see one map, each as soon as the other's last edit has come."""
    until = monotonic() + DRAWN_FOR_S
    while drawn(one.who) != drawn(other.who) and monotonic() < until:
        one.who.page.wait_for_timeout(200)
    assert drawn(one.who) == drawn(other.who)


def stages_of(served: Served, draft: str) -> str:
    return str(served.document(draft)["stages"])


def test_what_is_drawn_while_the_line_is_cut_is_kept_sent_and_told(
    served: Served, browser: Browser
) -> None:
    journey, draft = served.draft(MAP)
    path = f"/m/{journey}/edit?draft={draft}"
    with drawing(served, browser, "Ana", path) as ana, drawing(served, browser, "Ben", path) as ben:
        expect(ana.who.page.get_by_role("listitem", name="Ben")).to_be_visible()
        ben.line.cut()
        ben.rename("touchpoint:offer", "Our offer")
        ben.add("stage:work", "We begin")
        expect(ben.saving).to_have_text("Offline: 2 changes kept on this device")
        ana.rename("touchpoint:call", "They ring")
        saved(ana.who)
        expect(ana.who.page.get_by_role("listitem", name="Ben")).to_have_count(0)
        ben.who.keep("drawing-offline")
        expect(place(ben.who, "touchpoint:call")).to_have_text("We call")
        assert "Our offer" not in stages_of(served, draft)
        ben.line.resume()
        saved(ben.who)
        expect(place(ben.who, "touchpoint:call")).to_have_text("They ring")
        expect(place(ana.who, "touchpoint:offer")).to_have_text("Our offer")
        expect(ana.who.page.get_by_role("listitem", name="Ben")).to_be_visible()
        see_the_same(ana, ben)
        assert [
            name
            for name in ("Our offer", "They ring", "We begin")
            if name not in stages_of(served, draft)
        ] == []
        assert ben.streams[-1] != ""  # it went on after what it had heard


@pytest.mark.parametrize(
    ("choice", "name"), [("Keep what Ana did", "Ana's offer"), ("Use mine", "Ben's offer")]
)
def test_the_same_field_changed_on_both_ends_of_a_cut_line_is_asked(
    served: Served, browser: Browser, choice: str, name: str
) -> None:
    journey, draft = served.draft(MAP)
    path = f"/m/{journey}/edit?draft={draft}"
    with drawing(served, browser, "Ana", path) as ana, drawing(served, browser, "Ben", path) as ben:
        ben.line.cut()
        ben.rename("touchpoint:offer", "Ben's offer")
        ben.rename("touchpoint:call", "They ring")
        expect(ben.saving).to_have_text("Offline: 2 changes kept on this device")
        ana.rename("touchpoint:offer", "Ana's offer")
        saved(ana.who)
        ben.line.resume()
        expect(ben.asked).to_contain_text("Ana changed this")
        ben.asked.get_by_role("button", name=choice).click()
        saved(ben.who)
        expect(place(ana.who, "touchpoint:offer")).to_have_text(name)
        expect(place(ana.who, "touchpoint:call")).to_have_text("They ring")
        see_the_same(ana, ben)


def test_a_line_that_swallows_everything_is_told_and_nothing_is_lost(
    served: Served, browser: Browser
) -> None:
    """No end is told that such a line is dead: the browser must find it out by itself."""
    journey, draft = served.draft(MAP)
    with drawing(served, browser, "Ana", f"/m/{journey}/edit?draft={draft}") as ana:
        ana.line.hole()
        ana.look_around()
        ana.rename("touchpoint:offer", "Our offer")
        expect(ana.saving).to_have_text("Offline: 1 change kept on this device")
        ana.line.resume()
        saved(ana.who)
        assert "Our offer" in stages_of(served, draft)


def test_edits_that_wait_outlive_the_browser_tab(served: Served, browser: Browser) -> None:
    journey, draft = served.draft(MAP)
    path = f"/m/{journey}/edit?draft={draft}"
    with drawing(served, browser, "Ana", path) as ana:
        ana.line.cut()
        ana.rename("touchpoint:offer", "Our offer")
        expect(ana.saving).to_have_text("Offline: 1 change kept on this device")
        ana.who.page.goto("about:blank")
        ana.line.resume()
        ana.who.open(path)
        expect(place(ana.who, "touchpoint:offer")).to_have_text("Our offer")
        saved(ana.who)
        assert "Our offer" in stages_of(served, draft)


def test_what_was_drawn_while_the_draft_was_published_goes_on_in_the_next_one(
    served: Served, browser: Browser
) -> None:
    """[web.md 3.3] In the order in which it was made; the version that was published stays as it is."""
    journey, draft = served.draft(MAP)
    path = f"/m/{journey}/edit?draft={draft}"
    with drawing(served, browser, "Ana", path) as ana, drawing(served, browser, "Ben", path) as ben:
        ben.line.cut()
        ben.rename("touchpoint:offer", "Our offer")
        ben.add("stage:work", "We begin")
        expect(ben.saving).to_have_text("Offline: 2 changes kept on this device")
        ana.rename("touchpoint:call", "They ring")
        saved(ana.who)
        version = served.publish(draft)
        ben.line.resume()
        expect(ben.asked).to_contain_text("published before 2 changes of yours were sent")
        ben.who.keep("drawing-published-meanwhile")
        ben.asked.get_by_role("button", name="Take them into the next draft").click()
        expect(ben.who.page).not_to_have_url(re.compile(draft))
        saved(ben.who)
        expect(ben.asked).to_have_count(0)
        expect(place(ben.who, "touchpoint:offer")).to_have_text("Our offer")
        after = served.after(draft)
        assert after.based_on == version
        said = str(after.document["stages"])
        assert [one for one in ("Our offer", "We begin", "They ring") if one not in said] == []
        assert "Our offer" not in stages_of(served, draft)
        assert_dense(served, after.id)
        ben.who.page.reload()
        saved(ben.who)  # nothing waits any more


@pytest.mark.parametrize(
    ("choice", "name"), [("Keep what Ana did", "Ana's offer"), ("Use mine", "Ben's offer")]
)
def test_what_others_decided_before_they_published_is_asked_first(
    served: Served, browser: Browser, choice: str, name: str
) -> None:
    journey, draft = served.draft(MAP)
    path = f"/m/{journey}/edit?draft={draft}"
    with drawing(served, browser, "Ana", path) as ana, drawing(served, browser, "Ben", path) as ben:
        ben.line.cut()
        ben.rename("touchpoint:offer", "Ben's offer")
        ben.rename("touchpoint:call", "They ring")
        expect(ben.saving).to_have_text("Offline: 2 changes kept on this device")
        ana.rename("touchpoint:offer", "Ana's offer")
        saved(ana.who)
        served.publish(draft)
        ben.line.resume()
        ben.asked.get_by_role("button", name="Take them").click()
        expect(ben.asked).to_contain_text("Ana changed this")
        ben.asked.get_by_role("button", name=choice).click()
        ben.asked.get_by_role("button", name="into the next draft").click()
        expect(ben.who.page).not_to_have_url(re.compile(draft))
        saved(ben.who)
        said = str(served.after(draft).document["stages"])
        assert (name in said, "They ring" in said) == (True, True)


def test_what_waits_for_a_draft_that_was_published_outlives_the_tab(
    served: Served, browser: Browser
) -> None:
    journey, draft = served.draft(MAP)
    path = f"/m/{journey}/edit?draft={draft}"
    with drawing(served, browser, "Ben", path) as ben:
        ben.line.cut()
        ben.rename("touchpoint:offer", "Our offer")
        expect(ben.saving).to_have_text("Offline: 1 change kept on this device")
        ben.who.page.goto("about:blank")
        served.publish(draft)
        ben.line.resume()
        ben.who.open(path)
        ben.asked.get_by_role("button", name="Take it into the next draft").click()
        expect(ben.who.page).not_to_have_url(re.compile(draft))
        saved(ben.who)
        assert "Our offer" in str(served.after(draft).document["stages"])


def test_what_waits_for_another_draft_is_told_where_the_journey_is_drawn(
    served: Served, browser: Browser
) -> None:
    """Whoever comes back by way of the map finds a new draft, and what was not sent to the one before."""
    journey, draft = served.draft(MAP)
    path = f"/m/{journey}/edit?draft={draft}"
    with drawing(served, browser, "Ben", path) as ben:
        ben.line.cut()
        ben.rename("touchpoint:offer", "Our offer")
        expect(ben.saving).to_have_text("Offline: 1 change kept on this device")
        ben.who.page.goto("about:blank")
        served.publish(draft)
        ben.line.resume()
        ben.who.open(f"/m/{journey}/edit")
        told = ben.who.page.get_by_text("to another draft of this journey was not sent")
        expect(told).to_be_visible()
        expect(place(ben.who, "touchpoint:offer")).to_have_text("We get an offer")
        ben.who.keep("drawing-waiting-elsewhere")
        ben.who.page.get_by_role("link", name="Open that draft").click()
        expect(place(ben.who, "touchpoint:offer")).to_have_text("Our offer")
        ben.asked.get_by_role("button", name="Take it into the next draft").click()
        saved(ben.who)
        expect(told).to_have_count(0)
        assert "Our offer" in str(served.after(draft).document["stages"])


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_a_minute_of_drawing_at_random_while_lines_break_ends_equal_valid_and_whole(
    served: Served, browser: Browser, seed: int
) -> None:
    """[web.md 8, commands] Cut and swallowed at random; in the end both see one map, and every step is in it."""
    dice = random.Random(seed)  # noqa: S311 - what to draw, no secret
    journey, draft = served.draft(MAP)
    path = f"/m/{journey}/edit?draft={draft}"
    with drawing(served, browser, "Ana", path) as ana, drawing(served, browser, "Ben", path) as ben:
        until, count = monotonic() + DRAWN_FOR_S, 0
        while monotonic() < until:
            drawer = dice.choice((ana, ben))
            drawer.act(dice, count := count + 1)
            if dice.random() < 0.15:
                drawer.disturb(dice)
        ana.settle(dice)
        ben.settle(dice)
        document = served.document(draft)
        for drawer in (ana, ben):
            expect(place(drawer.who, "stage:ask")).to_have_text(
                name_of(document, 0), use_inner_text=True
            )
        expect(ana.who.page.locator('[data-place^="touchpoint:"]')).to_have_count(
            2 + len(ana.added) + len(ben.added)
        )
        see_the_same(ana, ben)
        resolve(map_file_of(from_json(document), Workspace()))
        said = stages_of(served, draft)
        assert [step for step in ana.added + ben.added if f"'{step}'" not in said] == []
        assert_dense(served, draft)


def name_of(document: JsonObject, at: int) -> str:
    """What a stage is called."""
    stages = document["stages"]
    assert isinstance(stages, list)
    stage = stages[at]
    assert isinstance(stage, dict)
    return str(stage["name"])


def assert_dense(served: Served, draft: str) -> None:
    """Every edit was made once, one after the other."""
    with served.ports.records.read() as records:
        edits = edits_after(records, served.workspace.id, draft, 0)
    assert [edit.revision for edit in edits] == [*range(1, len(edits) + 1)]
    assert len({edit.command_id for edit in edits}) == len(edits)
