"""A designer begins with nothing, draws a journey of twelve stages and puts it in force: by keys alone, by clicks alone.

Nothing is prepared and no route is called: what stands in the records at the end came through the screen.
"""

from collections.abc import Callable
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from wayline.map import Emotion, JourneyMap, Stage, from_json
from wayline.state import list_versions
from web.hands import Clicks, Hand, Keys
from web.served import Served

# What it is called, what the customer needs, how long it may take.
STAGES = (
    ("Notice", "We learn that somebody can help", "30 days"),
    ("Ask", "We get a straight answer", "5 days"),
    ("Visit", "Somebody sees our ground", "10 days"),
    ("Offer", "We know what it costs", "15 days"),
    ("Agree", "Everybody who has to says yes", "20 days"),
    ("Prepare", "Permits are there in time", "25 days"),
    ("Travel", "The crew arrives", "4 days"),
    ("Begin", "The first shift goes well", "3 days"),
    ("Work", "We get what was agreed", "90 days"),
    ("Settle", "The bill is right", "30 days"),
    ("Hand over", "Nothing is left behind", "7 days"),
    ("Look back", "It was worth it", "14 days"),
)
# In which stage, what it is called, its channel, and what the customer shall feel there.
TOUCHPOINTS = (
    ("Notice", "They read about us", "Website", "Curious"),
    ("Ask", "They call us", "Phone", "Reassured"),
    ("Visit", "We walk over the site", "On site", "Confident"),
    ("Settle", "They get the bill", "Email", "Reassured"),
    ("Look back", "We look back together", "Video", "Delighted"),
)
HANDS: dict[str, Callable[[Page], Hand]] = {"keys": Keys, "clicks": Clicks}
FIRST_MEASUREMENT_MS = 60_000  # on a busy machine
NOTE = "What we promise from now on"


def stage(page: Page, name: str) -> Locator:
    """The head of a stage."""
    key = name.lower().replace(" ", "_")
    return page.locator(f'[data-place="stage:{key}"]')


def card(page: Page, name: str) -> Locator:
    """A touchpoint on the map."""
    key = name.lower().replace(" ", "_")
    return page.locator(f'[data-place="touchpoint:{key}"]')


def saved(page: Page) -> None:
    """Wait until everything is kept, as the screen says it."""
    expect(page.locator("[data-saving]")).to_have_text("Saved")


def begin(hand: Hand, url: str) -> None:
    """From the first screen to an empty map with its first stage."""
    page = hand.page
    page.goto(f"{url}/")
    expect(page.get_by_role("heading", level=1)).to_have_text("See your own journey")
    hand.write(page.get_by_label("What is the journey called?"), "Supporting a mine")
    hand.write(page.get_by_label("What does the customer go through first?"), "Notice")
    hand.use(page.get_by_role("button", name="Draw it"))
    expect(stage(page, "Notice")).to_be_visible()


def name_who_answers(hand: Hand) -> None:
    """Two departments, and which of them answers for the map."""
    page = hand.page
    lists = page.locator('[data-fold="departments"]')
    hand.use(lists.locator("summary").first)
    for name in ("Sales", "Field works"):
        hand.write(lists.get_by_label("Name of the new one"), name)
        hand.use(lists.get_by_role("button", name="Add a department"))
        expect(lists.locator("[data-part] summary").filter(has_text=name)).to_be_visible()
    hand.choose(page.locator("[data-panel]").get_by_label("Owner", exact=True), "Sales")
    saved(page)


def draw_stages(hand: Hand) -> None:
    """Eleven more, each with what the customer needs and how long it may take."""
    page = hand.page
    for (before, _, _), (name, _, _) in pairwise(STAGES):
        hand.add_stage(stage(page, before), name)
        expect(stage(page, name)).to_be_visible()
    for name, need, standard in STAGES:
        hand.open_cell(stage(page, name))
        hand.write(page.get_by_label("What the customer needs"), need)
        hand.write(page.get_by_label("Standard: how long it may take"), standard)
    saved(page)


def draw_touchpoints(hand: Hand) -> None:
    """Some, each with its channel, who answers, and what the customer shall feel."""
    page = hand.page
    for name, touchpoint, channel, feeling in TOUCHPOINTS:
        hand.add_touchpoint(stage(page, name), name, touchpoint)
        hand.open_cell(card(page, touchpoint))
        hand.choose(page.get_by_label("Owner", exact=True), "Field works")
        hand.choose(page.get_by_label("Channels", exact=True), channel)
        hand.choose(page.get_by_label("How the customer should feel"), feeling)
    saved(page)


def say_more(hand: Hand) -> None:
    """Where a touchpoint leads, and which events show it."""
    page = hand.page
    hand.open_cell(card(page, "They call us"))
    hand.write(page.get_by_label("Which events show it"), "call.*, asked")
    hand.choose(page.get_by_label("Add a link to"), "We walk over the site")
    expect(
        page.get_by_role("button", name="Remove the link to We walk over the site")
    ).to_be_visible()
    saved(page)


def move_and_take_back(hand: Hand) -> None:
    """A card goes to the next stage and comes back, also after the page was loaded anew."""
    page = hand.page
    hand.move_to_the_next_stage(card(page, "They call us"), "Visit")
    expect(page.get_by_role("status").first).to_contain_text("to Visit, position")
    saved(page)
    page.reload()
    expect(card(page, "They call us")).to_have_accessible_name("They call us, in Visit")
    hand.undo()
    expect(page.get_by_role("status").first).to_contain_text("Undone: move “They call us”")
    expect(card(page, "They call us")).to_have_accessible_name("They call us, in Ask")
    saved(page)


def publish(hand: Hand, note: str, *, since: str = "") -> None:
    """Confirm the dialog of publishing."""
    dialog = hand.page.get_by_role("dialog")
    hand.write(dialog.get_by_label("What is new"), note)
    if since:
        hand.write_date(dialog.get_by_label("In force from"), since)
    hand.use(dialog.get_by_role("button", name="Publish", exact=True))


def put_in_force(hand: Hand) -> None:
    """The first version, and one that differs from it by a promise."""
    page = hand.page
    hand.use(page.get_by_role("button", name="Publish…"))
    publish(hand, NOTE, since="01012026")
    first = page.locator('[data-version="1.0.0"]')
    expect(first).to_contain_text("in force since 1 Jan 2026")
    hand.use(first.get_by_role("button", name="Draft the next"))
    expect(stage(page, "Offer")).to_be_visible()
    hand.open_cell(stage(page, "Offer"))
    hand.write(page.get_by_label("Standard: how long it may take"), "12 days")
    hand.use(page.get_by_role("button", name="Publish…"))
    expect(page.get_by_role("dialog")).to_contain_text("Stage 'Offer': standard 15 -> 12 days")
    publish(hand, "Offers come sooner")


def stages_of(drawn: JourneyMap) -> tuple[tuple[str, str, str], ...]:
    """The stages that the records keep, as in the table above."""
    return tuple((str(one.name), needed(one), promised(one)) for one in drawn.stages)


def needed(of: Stage) -> str:
    """What the customer needs there."""
    return "" if of.need is None or of.need == "none" else str(of.need[0].text)


def promised(of: Stage) -> str:
    """How long it may take."""
    return "" if of.standard is None or of.standard == "none" else str(of.standard.target)


def touchpoints_of(drawn: JourneyMap) -> tuple[tuple[str, str, str, str], ...]:
    """The touchpoints that the records keep, as in the table above."""
    return tuple(
        (str(stage.name), str(one.name), spoken(one.channels[0]), felt(one.emotions[0]))
        for stage in drawn.stages
        for one in stage.touchpoints
    )  # fmt: skip


def felt(emotion: Emotion) -> str:
    """What the customer shall feel."""
    return "" if emotion.desired is None else spoken(emotion.desired.label)


def spoken(word: str) -> str:
    """A word of the vocabulary as a list shows it."""
    return word.replace("_", " ").capitalize()


@pytest.mark.parametrize("by", HANDS)
def test_twelve_stages_from_nothing_to_a_map_in_force(
    served: Served, browser: Browser, by: str
) -> None:
    with served.visitor(browser, "Dora", "owner") as dora:
        hand = HANDS[by](dora.page)
        begin(hand, served.url)
        name_who_answers(hand)
        draw_stages(hand)
        draw_touchpoints(hand)
        say_more(hand)
        dora.keep(f"twelve-stages-{by}")
        move_and_take_back(hand)
        put_in_force(hand)
        expect(dora.page.locator('[data-version="1.1.0"]')).to_contain_text("In force")
        hand.use(dora.page.get_by_role("link", name="Map", exact=True))
        heads = dora.page.get_by_role("columnheader")
        expect(heads).to_have_count(len(STAGES) + 1, timeout=FIRST_MEASUREMENT_MS)
        dora.keep(f"twelve-stages-in-force-{by}")
    with served.ports.records.read() as records:
        versions = list_versions(records, served.workspace.id, "supporting_a_mine")
    drawn = {one.version: from_json(one.document) for one in versions}
    assert set(drawn) == {"1.0.0", "1.1.0"}
    assert stages_of(drawn["1.0.0"]) == STAGES
    assert touchpoints_of(drawn["1.0.0"]) == TOUCHPOINTS
    assert [str(one.owner) for one in drawn["1.0.0"].stages[1].touchpoints] == ["field_works"]
    assert [(str(one.from_), str(one.to)) for one in drawn["1.0.0"].links] == [
        ("touchpoint:they_call_us", "touchpoint:we_walk_over_the_site")
    ]
