"""A designer draws a map; what she did can be taken back, is kept without a network, and never overwrites others unseen."""

import pytest
from playwright.sync_api import Browser, Locator, expect

from web.served import Served, Visitor

MAP = """
wayline: 1
key: support
name: Supporting a mine
owner: sales
departments: [{key: sales, name: Sales}, {key: hse, name: Health and safety}]
stages:
  - key: ask
    name: Asking
    owner: sales
    binding: asked
    standard: 20 days
    touchpoints:
      - {key: call, name: We call, channels: [phone]}
      - {key: offer, name: We get an offer, channels: [email]}
  - {key: work, name: Working, owner: hse, binding: began}
outcomes: [{key: done, name: Done, kind: success, when: done}]
"""


def place(visitor: Visitor, ref: str) -> Locator:
    """A cell of the map that is drawn."""
    return visitor.page.locator(f'[data-place="{ref}"]')


def saved(visitor: Visitor) -> None:
    """Wait until everything is kept, as the screen says it."""
    expect(visitor.page.locator("[data-saving]")).to_have_text("Saved")


def drawn(visitor: Visitor) -> list[str]:
    """The stages and the cards of the map, row by row as they are read."""
    cells: list[str] = visitor.page.locator(
        '[data-place^="stage:"], [data-place^="touchpoint:"]'
    ).evaluate_all("cells => cells.map(cell => cell.dataset.place)")
    return cells


def draw(served: Served, visitor: Visitor) -> str:
    """Open the small map for drawing; the id of its draft."""
    journey, draft = served.draft(MAP)
    visitor.open(f"/m/{journey}/edit?draft={draft}")
    place(visitor, "stage:ask").wait_for()
    return draft


def test_a_map_of_three_stages_and_five_touchpoints_is_drawn_by_keys_alone(
    served: Served, browser: Browser
) -> None:
    with served.visitor(browser, "Ana") as ana:
        journey, draft = served.draft(MAP.replace("{key: work", "{key: job"))
        ana.open(f"/m/{journey}/edit?draft={draft}")
        place(ana, "stage:job").focus()
        ana.press("Shift+N")
        ana.write("Leaving")
        expect(place(ana, "stage:leaving")).to_be_focused()
        ana.press("n")
        ana.write("We hand over")
        expect(place(ana, "touchpoint:we_hand_over")).to_be_focused()
        ana.press("n")
        ana.write("We settle")
        expect(place(ana, "touchpoint:we_settle")).to_be_focused()
        ana.press("n")
        ana.write("We say thanks")
        expect(place(ana, "touchpoint:we_say_thanks")).to_be_focused()
        ana.press("Alt+ArrowLeft")
        expect(place(ana, "touchpoint:we_say_thanks")).to_be_focused()
        ana.press("F2")
        ana.write("We thank them")
        expect(place(ana, "touchpoint:we_say_thanks")).to_have_text("We thank them")
        saved(ana)
        assert drawn(ana) == [
            "stage:ask", "stage:job", "stage:leaving",
            "touchpoint:call", "touchpoint:offer", "touchpoint:we_say_thanks",
            "touchpoint:we_hand_over", "touchpoint:we_settle",
        ]  # fmt: skip
        ana.keep("drawn-by-keys")
        ana.press("m")
        ana.press("Home")  # to the first stage, before what stands there
        ana.press("Tab", "Tab", "Tab", "Enter")
        expect(place(ana, "touchpoint:we_say_thanks")).to_be_focused()
        saved(ana)
        assert drawn(ana)[3:6] == [
            "touchpoint:we_say_thanks",
            "touchpoint:call",
            "touchpoint:offer",
        ]


def test_a_name_is_not_cut_short_by_the_focus_of_what_was_added_before(
    served: Served, browser: Browser
) -> None:
    with served.visitor(browser, "Ana") as ana:
        draw(served, ana)
        ana.page.evaluate("() => { window.requestAnimationFrame = (act) => setTimeout(act, 300); }")
        place(ana, "stage:ask").focus()
        ana.press("n")
        ana.write("We meet")
        place(ana, "stage:ask").focus()
        ana.press("n")
        ana.page.keyboard.type("We agree on a day", delay=80)
        ana.press("Enter")
        expect(place(ana, "touchpoint:we_agree_on_a_day")).to_be_visible()


def test_undo_survives_a_reload(served: Served, browser: Browser) -> None:
    with served.visitor(browser, "Ana") as ana:
        draft = draw(served, ana)
        place(ana, "touchpoint:call").focus()
        ana.press("Delete")
        expect(place(ana, "touchpoint:call")).to_have_count(0)
        saved(ana)
        ana.page.reload()
        place(ana, "stage:ask").focus()
        ana.press("Control+z")
        expect(ana.page.get_by_text("Undone: delete “We call”")).to_be_visible()
        assert drawn(ana)[2:] == ["touchpoint:call", "touchpoint:offer"]
        saved(ana)
        ana.press("Control+Shift+Z")
        expect(place(ana, "touchpoint:call")).to_have_count(0)
        saved(ana)
        stages = served.document(draft)["stages"]
        assert isinstance(stages, list)
        assert "We call" not in str(stages)


def test_who_is_quicker_than_the_panel_finds_its_first_field_when_it_comes(
    served: Served, browser: Browser
) -> None:
    with served.visitor(browser, "Ana") as ana:
        with ana.holding("**/assets/panel-*.js"):
            draw(served, ana)
            place(ana, "touchpoint:offer").press("Enter")
            ana.page.wait_for_timeout(300)
            expect(ana.page.locator("[data-first]")).to_have_count(0)
        expect(ana.page.get_by_label("Name", exact=True)).to_be_focused()


def test_a_field_of_the_panel_is_kept_on_leaving_it(served: Served, browser: Browser) -> None:
    with served.visitor(browser, "Ana") as ana:
        draft = draw(served, ana)
        place(ana, "touchpoint:offer").press("Enter")
        expect(ana.page.get_by_label("Name", exact=True)).to_be_focused()
        ana.page.get_by_label("Name", exact=True).fill("The offer comes")
        ana.page.get_by_label("Owner").select_option("Health and safety")
        ana.page.get_by_label("How the customer should feel").select_option("Reassured")
        ana.page.get_by_label("Importance, as we see it").select_option("4.5")
        ana.page.get_by_label("Answered within").fill("2 business days")
        ana.page.get_by_label("Answered within").press("Enter")
        saved(ana)
        said = str(served.document(draft)["stages"])
        wanted = ("'The offer comes'", "'owner': 'hse'", "'label': 'reassured'", "4.5", "'2 business days'")  # fmt: skip
        assert [part for part in wanted if part not in said] == []


def test_what_has_no_right_form_is_told_and_not_taken(served: Served, browser: Browser) -> None:
    with served.visitor(browser, "Ana") as ana:
        draw(served, ana)
        place(ana, "stage:ask").press("Enter")
        field = ana.page.get_by_label("Standard: how long it may take")
        field.fill("soon")
        field.press("Enter")
        expect(ana.page.get_by_role("alert")).to_contain_text("This was not taken")
        ana.complaints.clear()  # the browser tells every refusal of a server


def test_two_people_who_change_different_fields_both_keep_theirs(
    served: Served, browser: Browser
) -> None:
    with served.visitor(browser, "Ana") as ana, served.visitor(browser, "Ben") as ben:
        draft = draw(served, ana)
        ben.open(ana.page.url.removeprefix(served.url))
        place(ben, "touchpoint:offer").press("F2")
        ben.page.keyboard.type("Our offer")
        place(ana, "touchpoint:call").press("F2")
        ana.write("They ring")
        expect(place(ben, "touchpoint:call")).to_have_text("They ring")
        ben.press("Enter")
        expect(place(ana, "touchpoint:offer")).to_have_text("Our offer")
        saved(ana)
        saved(ben)
        said = str(served.document(draft)["stages"])
        assert ("They ring" in said, "Our offer" in said) == (True, True)


@pytest.mark.parametrize(
    ("choice", "name"), [("Keep what Ana did", "Ana's offer"), ("Use mine", "Ben's offer")]
)
def test_two_people_who_change_the_same_field_are_asked(
    served: Served, browser: Browser, choice: str, name: str
) -> None:
    with served.visitor(browser, "Ana") as ana, served.visitor(browser, "Ben") as ben:
        draw(served, ana)
        ben.open(ana.page.url.removeprefix(served.url))
        place(ben, "touchpoint:offer").press("F2")
        ben.page.keyboard.type("Ben's offer")
        place(ana, "touchpoint:offer").press("F2")
        ana.write("Ana's offer")
        saved(ana)
        ben.press("Enter")
        asked = ben.page.get_by_role("alert")
        expect(asked).to_contain_text("Ana changed this")
        expect(asked).to_contain_text("Ana's offer")
        asked.get_by_role("button", name=choice).click()
        expect(asked).to_have_count(0)
        expect(place(ben, "touchpoint:offer")).to_have_text(name)
        saved(ben)
        expect(place(ana, "touchpoint:offer")).to_have_text(name)
        ben.complaints.clear()  # the browser tells every 409 of a server


def test_nothing_is_lost_while_the_network_is_away(served: Served, browser: Browser) -> None:
    with served.visitor(browser, "Ana") as ana:
        draft = draw(served, ana)
        ana.page.context.set_offline(True)
        place(ana, "touchpoint:call").press("F2")
        ana.write("They ring")
        place(ana, "touchpoint:offer").press("Delete")
        expect(ana.page.locator("[data-saving]")).to_have_text(
            "Offline: 2 changes kept on this device"
        )
        ana.page.context.set_offline(False)
        saved(ana)
        said = str(served.document(draft)["stages"])
        assert ("They ring" in said, "We get an offer" in said) == (True, False)
        ana.complaints.clear()  # the browser tells that it was offline


def test_a_touchpoint_is_dragged_into_another_stage(served: Served, browser: Browser) -> None:
    with served.visitor(browser, "Ana") as ana:
        draw(served, ana)
        place(ana, "touchpoint:offer").hover()
        ana.page.mouse.down()
        onto = ana.page.get_by_text("No touchpoint yet").bounding_box()
        assert onto is not None
        ana.page.mouse.move(onto["x"] + 20, onto["y"] + 5, steps=12)
        ana.page.mouse.up()
        expect(ana.page.get_by_role("status").first).to_contain_text(
            "Moved We get an offer to Working, position 1"
        )
        saved(ana)
        assert drawn(ana) == ["stage:ask", "stage:work", "touchpoint:call", "touchpoint:offer"]


def test_findings_follow_what_is_drawn_and_lead_to_it(served: Served, browser: Browser) -> None:
    with served.visitor(browser, "Ana") as ana:
        draw(served, ana)
        ana.page.get_by_role("button", name="findings").click()
        drawer = ana.page.get_by_role("region", name="Findings")
        about = drawer.get_by_role("button", name="Nothing says how long 'Working' should take")
        about.click()
        expect(place(ana, "stage:work")).to_be_focused()
        ana.press("Enter")
        ana.page.get_by_label("Standard: how long it may take").fill("5 days")
        ana.press("Enter")
        expect(about).to_have_count(0)


def test_a_rule_shows_at_once_what_it_matches(served: Served, browser: Browser) -> None:
    served.take_in(
        "time,event,account\n2026-01-05T09:00:00Z,asked,a1\n2026-01-06T09:00:00Z,offer.sent,a1\n"
        "2026-01-07T09:00:00Z,offer.sent,a2\n2026-01-08T09:00:00Z,offer.sent,a1\n"
    )
    with served.visitor(browser, "Ana") as ana:
        draft = draw(served, ana)
        place(ana, "touchpoint:offer").press("Enter")
        field = ana.page.get_by_label("Which events show it")
        field.fill("offer.*")
        matches = ana.page.locator("[data-matches]")
        expect(matches).to_have_text("Matches 3 events in 2 journeys.")
        field.fill("{evnt: offer}")
        expect(matches).to_contain_text("A rule has no part 'evnt'")
        field.fill("offer.*, asked")
        ana.press("Tab")
        saved(ana)
        assert "'event': ['offer.*', 'asked']" in str(served.document(draft)["stages"])
        ana.complaints.clear()  # the browser tells that the server refused the wrong rule


def test_others_are_seen_where_they_draw(served: Served, browser: Browser) -> None:
    with served.visitor(browser, "Ana") as ana, served.visitor(browser, "Ben") as ben:
        draw(served, ana)
        ben.open(ana.page.url.removeprefix(served.url))
        place(ben, "touchpoint:offer").click()
        expect(ana.page.get_by_text("Ben is here")).to_be_visible()
        expect(ben.page.get_by_role("listitem", name="Ana")).to_be_visible()
        ben.page.goto("about:blank")


def test_a_stage_is_dragged_to_the_end(served: Served, browser: Browser) -> None:
    with served.visitor(browser, "Ana") as ana:
        draw(served, ana)
        place(ana, "stage:ask").hover()
        ana.page.mouse.down()
        onto = ana.page.get_by_role("button", name="+ Add a stage").bounding_box()
        assert onto is not None
        ana.page.mouse.move(onto["x"] + 20, onto["y"] + 5, steps=12)
        ana.page.mouse.up()
        expect(ana.page.get_by_role("status").first).to_contain_text("Moved Asking to Stages")
        saved(ana)
        assert drawn(ana)[:2] == ["stage:work", "stage:ask"]


def test_a_link_is_drawn_and_taken_away(served: Served, browser: Browser) -> None:
    with served.visitor(browser, "Ana") as ana:
        draft = draw(served, ana)
        place(ana, "touchpoint:call").press("Enter")
        ana.page.get_by_label("Add a link to").select_option("We get an offer")
        saved(ana)
        assert served.document(draft)["links"] == [
            {"key": "call_to_offer", "from": "touchpoint:call", "to": "touchpoint:offer"}
        ]
        ana.page.get_by_role("button", name="Remove the link to We get an offer").click()
        saved(ana)
        assert "links" not in served.document(draft)


def test_the_map_is_opened_for_drawing_by_a_key_and_shown_again(
    served: Served, browser: Browser
) -> None:
    served.take_in("time,event,account\n2026-01-05T09:00:00Z,asked,a1\n")
    journey, _ = served.draft(MAP)
    with served.visitor(browser, "Ana") as ana:
        ana.open(f"/m/{journey}#sel=touchpoint:offer")
        ana.page.locator("[data-view]").wait_for()
        ana.press("e")
        expect(ana.page.get_by_label("Name", exact=True)).to_have_value("We get an offer")
        place(ana, "touchpoint:offer").press("F2")
        ana.write("The offer comes")
        saved(ana)
        ana.page.get_by_role("link", name="Show the map").click()
        expect(ana.page.locator("[data-view]").get_by_text("The offer comes").first).to_be_visible()


def test_what_led_to_a_deleted_touchpoint_goes_and_comes_back_with_it(
    served: Served, browser: Browser
) -> None:
    with served.visitor(browser, "Ana") as ana:
        journey, draft = served.draft(
            MAP + "links: [{key: next, from: touchpoint:call, to: touchpoint:offer}]\n"
        )
        ana.open(f"/m/{journey}/edit?draft={draft}")
        place(ana, "touchpoint:call").press("Delete")
        expect(place(ana, "touchpoint:call")).to_have_count(0)
        saved(ana)
        assert "links" not in served.document(draft)
        place(ana, "touchpoint:offer").focus()
        ana.press("Control+z", "Control+z")
        expect(place(ana, "touchpoint:call")).to_have_count(1)
        saved(ana)
        assert served.document(draft)["links"] == [
            {"key": "next", "from": "touchpoint:call", "to": "touchpoint:offer"}
        ]


def test_when_to_warn_and_when_it_failed_stand_beside_the_standard(
    served: Served, browser: Browser
) -> None:
    with served.visitor(browser, "Ana") as ana:
        draft = draw(served, ana)
        place(ana, "stage:ask").press("Enter")
        ana.page.get_by_label("Warn after").fill("15 days")
        ana.page.get_by_label("Failed after").fill("30 days")
        ana.press("Enter")
        saved(ana)
        standard = "{'target': '20 days', 'warn': '15 days', 'breach': '30 days'}"
        assert standard in str(served.document(draft)["stages"])
