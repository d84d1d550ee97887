"""Two ways to use a screen: by keys alone, and by single clicks alone, never by a drag.

A story is told once and gone through by either hand. Texts are typed by both, as a person without a mouse and one
who points with an eye or a stick both do. Neither hand puts the focus anywhere by a script: what cannot be reached
fails here.
"""

from typing import Protocol

from playwright.sync_api import Locator, Page, expect

FARTHEST = 150  # stops for Tab between two things; who needs more has lost her way
STEPS = 60  # arrows from one cell of the map to another
IS_FOCUSED = "thing => thing === document.activeElement"
HAS_FOCUS = "thing => thing.contains(document.activeElement)"
SIDEWAYS = {"ArrowLeft", "ArrowRight"}
WHERE = "() => document.activeElement.dataset.place ?? null"
# From where the focus is to where the cell is: which arrow brings it nearer, as one sees it on the screen.
NEARER = """
cell => {
  const here = document.activeElement.getBoundingClientRect(), there = cell.getBoundingClientRect();
  const across = there.left + there.width / 2 - here.left - here.width / 2;
  if (Math.abs(across) > there.width / 2) return across > 0 ? "ArrowRight" : "ArrowLeft";
  return there.top > here.top ? "ArrowDown" : "ArrowUp";
}
"""


class Hand(Protocol):
    """What a story asks of a hand."""

    page: Page

    def use(self, thing: Locator) -> None:
        """Press a button, follow a link, open a fold."""

    def write(self, field: Locator, text: str) -> None:
        """Write a text instead of the one that stands there, and leave the field."""

    def write_date(self, field: Locator, day: str) -> None:
        """Write a date: day and month as digits, then the year."""

    def choose(self, field: Locator, label: str) -> None:
        """Choose one of a list."""

    def open_cell(self, cell: Locator) -> None:
        """Open a cell of the map in the panel."""

    def whole_map(self) -> None:
        """From the panel of a part to that of the map."""

    def add_stage(self, last: Locator, name: str) -> None:
        """One more stage after the last."""

    def add_touchpoint(self, stage: Locator, stage_name: str, name: str) -> None:
        """A touchpoint at the end of a stage."""

    def move_to_the_next_stage(self, card: Locator, next_stage: str) -> None:
        """A touchpoint from its stage into the next."""

    def undo(self) -> None:
        """Take back what was done last."""


class Keys:
    """By keys alone."""

    def __init__(self, page: Page) -> None:
        """The hand at a page."""
        self.page = page

    def press(self, *keys: str) -> None:
        """Keys, one after the other, wherever the focus is."""
        for key in keys:
            self.page.keyboard.press(key)

    def reach(self, thing: Locator) -> None:
        """Go on with Tab until it has the focus."""
        expect(thing).to_be_visible()
        for _ in range(FARTHEST):
            if thing.evaluate(IS_FOCUSED):
                return
            self.press("Tab")
        raise AssertionError(f"{FARTHEST} times Tab does not lead to {thing}")

    def use(self, thing: Locator) -> None:
        expect(thing).to_be_enabled()
        self.reach(thing)
        self.press("Enter")

    def write(self, field: Locator, text: str) -> None:
        self.reach(field)
        self.press("Control+a")
        self.page.keyboard.type(text)
        self.press("Tab")

    def write_date(self, field: Locator, day: str) -> None:
        self.reach(field)
        self.page.keyboard.type(day)

    def choose(self, field: Locator, label: str) -> None:
        self.reach(field)
        self.page.keyboard.type(label)  # a list goes to what begins like that
        self.press("Enter")

    def walk(self, cell: Locator) -> None:
        """Go on with the arrows over the map until a cell has the focus."""
        expect(cell).to_be_visible()
        grid = self.page.get_by_role("grid")
        for _ in range(FARTHEST):
            if grid.evaluate(HAS_FOCUS):
                break
            self.press("Tab")
        for _ in range(STEPS):
            if cell.evaluate(IS_FOCUSED):
                return
            step = str(cell.evaluate(NEARER))
            before = grid.page.evaluate(WHERE)
            self.press(step)
            if step in SIDEWAYS and grid.page.evaluate(WHERE) == before:
                self.press("ArrowUp")  # nothing stands beside it: round over the heads
        raise AssertionError(f"{STEPS} arrows do not lead to {cell}")

    def back_to_the_map(self) -> None:
        """Out of the panel to the cell that it is about."""
        if not self.page.locator("[data-panel]").evaluate(HAS_FOCUS):
            return
        self.press("Escape")
        expect(self.page.locator('[role="grid"] :focus')).to_have_count(1)

    def open_cell(self, cell: Locator) -> None:
        self.back_to_the_map()
        self.walk(cell)
        self.press("Enter")
        expect(self.page.get_by_label("Name", exact=True)).to_be_focused()

    def whole_map(self) -> None:
        self.press("Shift+Tab", "Shift+Tab", "Shift+Tab", "Shift+Tab", "Shift+Tab")
        self.use(self.page.get_by_role("button", name="The whole map"))

    def add_stage(self, last: Locator, name: str) -> None:
        self.walk(last)
        self.press("Shift+N")
        self.page.keyboard.type(name)
        self.press("Enter")

    def add_touchpoint(self, stage: Locator, stage_name: str, name: str) -> None:
        self.back_to_the_map()
        self.walk(stage)
        self.press("n")
        self.page.keyboard.type(name)
        self.press("Enter")

    def move_to_the_next_stage(self, card: Locator, next_stage: str) -> None:
        self.back_to_the_map()
        self.walk(card)
        self.press("Alt+ArrowRight")
        expect(card).to_be_focused()

    def undo(self) -> None:
        self.press("Control+z")


class Clicks:
    """By single clicks alone; what is typed is a name or a text, and no key is a command."""

    def __init__(self, page: Page) -> None:
        """The hand at a page."""
        self.page = page

    def use(self, thing: Locator) -> None:
        thing.click()

    def write(self, field: Locator, text: str) -> None:
        field.click(click_count=3)
        self.page.keyboard.type(text)

    def write_date(self, field: Locator, day: str) -> None:
        field.click(position={"x": 12, "y": 12})  # on the day, which stands first
        self.page.keyboard.type(day)

    def choose(self, field: Locator, label: str) -> None:
        """The list that opens belongs to the browser, which draws it outside of the page."""
        field.select_option(label)

    def open_cell(self, cell: Locator) -> None:
        cell.click()
        expect(self.page.get_by_label("Name", exact=True)).to_be_focused()

    def whole_map(self) -> None:
        self.use(self.page.get_by_role("button", name="The whole map"))

    def add_stage(self, last: Locator, name: str) -> None:
        self.use(self.page.get_by_role("button", name="+ Add a stage"))
        self.page.keyboard.type(name)
        self.leave()

    def add_touchpoint(self, stage: Locator, stage_name: str, name: str) -> None:
        self.use(self.page.get_by_role("button", name=f"Add a touchpoint in {stage_name}"))
        self.page.keyboard.type(name)
        self.leave()

    def move_to_the_next_stage(self, card: Locator, next_stage: str) -> None:
        card.click()
        self.use(self.page.get_by_role("button", name="Pick up"))
        self.use(
            self.page.get_by_role("button", name=f"Put it at the end of {next_stage}, Touchpoints")
        )

    def undo(self) -> None:
        self.use(self.page.get_by_role("button", name="Undo", exact=True))

    def leave(self) -> None:
        """A click beside the field."""
        self.page.get_by_role("heading", level=1).click()
