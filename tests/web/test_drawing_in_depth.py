"""A designer fills the lanes, draws how customers should feel, and says when a stage begins and ends."""

from playwright.sync_api import Browser, Locator, expect

from web.served import Served, Visitor
from web.test_drawing import draw, drawn, place, saved


def said(served: Served, draft: str) -> str:
    """What the records keep of the draft, as text to look into."""
    return str(served.document(draft))


def fold(visitor: Visitor, name: str) -> Locator:
    """A part of the form, opened."""
    part = visitor.page.locator(f'[data-fold="{name}"]')
    part.locator("summary").first.click()
    return part


def test_an_activity_is_added_from_its_lane_and_taken_back_in_one_step(
    served: Served, browser: Browser
) -> None:
    with served.visitor(browser, "Ana") as ana:
        draft = draw(served, ana)
        ana.page.get_by_role("button", name="Add to Behind the scenes in Asking").click()
        name = ana.page.locator('[data-add="activities"]')
        expect(name).to_be_focused()
        name.fill("Look up the site")
        ana.page.get_by_label("Where it is done").last.select_option("Behind: people")
        ana.page.get_by_role("button", name="Add an activity").click()
        entry = ana.page.locator('[data-lane="behind"]').get_by_role(
            "button", name="Look up the site"
        )
        expect(entry).to_be_visible()
        saved(ana)
        assert "'lane': 'backstage_people'" in said(served, draft)
        place(ana, "stage:ask").focus()
        ana.press("Control+z")
        expect(entry).to_have_count(0)


def test_a_point_of_the_curve_is_set_by_keys_and_by_clicks(
    served: Served, browser: Browser
) -> None:
    with served.visitor(browser, "Ana") as ana:
        draft = draw(served, ana)
        point = ana.page.get_by_role("slider", name="Feeling in Asking")
        point.focus()
        ana.press("ArrowUp")
        expect(point).to_have_attribute("aria-valuetext", "Reassured (+1)")
        ana.press("ArrowRight")
        expect(ana.page.get_by_role("slider", name="Feeling in Working")).to_be_focused()
        ana.press("ArrowDown")
        ana.page.get_by_role("button", name="Worse at Working").click()
        saved(ana)
        ana.page.get_by_role("radio", name="Believed").click()
        ana.page.get_by_role("slider", name="Feeling in Asking").click()
        ana.page.get_by_role("button", name="Worse at Asking").click()
        saved(ana)
        wanted = ("'desired': {'label': 'reassured'}", "'desired': {'label': 'angry'}", "'basis': 'believed'")  # fmt: skip
        assert [part for part in wanted if part not in said(served, draft)] == []


def test_a_point_of_the_curve_is_dragged(served: Served, browser: Browser) -> None:
    with served.visitor(browser, "Ana") as ana:
        draw(served, ana)
        point = ana.page.get_by_role("slider", name="Feeling in Asking")
        box = point.bounding_box()
        assert box is not None
        ana.page.mouse.move(box["x"] + 12, box["y"] + 12)
        ana.page.mouse.down()
        ana.page.mouse.move(box["x"] + 12, box["y"] - 60, steps=6)
        ana.page.mouse.up()
        expect(point).to_have_attribute("aria-valuetext", "Delighted (+2)")


def test_what_is_written_in_one_go_is_one_step_of_undo(served: Served, browser: Browser) -> None:
    with served.visitor(browser, "Ana") as ana:
        draw(served, ana)
        place(ana, "touchpoint:offer").press("Enter")
        ana.page.get_by_label("What the customer expects").focus()
        with ana.page.expect_response(lambda one: one.request.method == "POST"):
            ana.page.keyboard.type("A price")  # kept after a pause, before all of it is written
        saved(ana)
        ana.page.keyboard.type(" that holds")
        ana.press("Escape")
        expect(place(ana, "touchpoint:offer")).to_be_focused()
        saved(ana)
        ana.press("Control+z")
        saved(ana)
        ana.page.reload()
        place(ana, "touchpoint:offer").press("Enter")
        expect(ana.page.get_by_label("What the customer expects")).to_have_value("")


def test_lanes_fold_hide_and_change_places_for_the_person(served: Served, browser: Browser) -> None:
    with served.visitor(browser, "Ana") as ana:
        draw(served, ana)
        heads = ana.page.get_by_role("rowheader")
        ana.page.get_by_role("button", name="Needs", exact=True).click()
        ana.page.get_by_role("button", name="Lanes").click()
        ana.page.get_by_role("checkbox", name="Show Pains").uncheck()
        ana.page.get_by_role("button", name="Touchpoints further up").click()
        ana.page.get_by_role("button", name="Touchpoints further up").click()
        ana.page.get_by_role("button", name="Close").click()
        ana.page.reload()
        expect(heads.first).to_contain_text("Touchpoints")
        expect(ana.page.get_by_role("button", name="Needs", exact=True)).to_have_attribute(
            "aria-expanded", "false"
        )
        expect(heads.filter(has_text="Pains")).to_have_count(0)


def test_a_stage_waits_for_its_stakeholders(served: Served, browser: Browser) -> None:
    with served.visitor(browser, "Ana") as ana:
        draft = draw(served, ana)
        paths = fold(ana, "paths")
        paths.get_by_label("Name of the new one").fill("Legal review")
        paths.get_by_role("button", name="Add a path").click()
        paths.get_by_label("Steps, in order").select_option("We get an offer")
        saved(ana)
        place(ana, "stage:ask").press("Enter")
        ends = fold(ana, "conditions")
        ends.get_by_label("Legal review").check()
        expect(ends.get_by_label("Ends when")).to_have_value("{gate: {paths: [legal_review]}}")
        saved(ana)
        kept = said(served, draft)
        assert ("'steps': ['offer']" in kept, "'gate': {'paths': ['legal_review']}" in kept) == (
            True,
            True,
        )


def test_a_condition_is_told_what_is_wrong_with_it(served: Served, browser: Browser) -> None:
    with served.visitor(browser, "Ana") as ana:
        draft = draw(served, ana)
        place(ana, "stage:work").press("Enter")
        ends = fold(ana, "conditions")
        ends.get_by_label("Ends when").fill("{gait: {paths: [legal]}}")
        ana.press("Tab")
        expect(ends.get_by_role("alert")).to_contain_text("gait")
        ends.get_by_label("Ends when").fill("{any: [{seen: 'touchpoint:offer'}, {seen: done}]}")
        ana.press("Tab")
        expect(ends.get_by_role("alert")).to_have_count(0)
        saved(ana)
        assert "'exit': {'any': [" in said(served, draft)
        ana.complaints.clear()  # the browser tells that the server refused the wrong one


def test_a_fail_point_gets_its_recovery_and_a_rating_its_ground(
    served: Served, browser: Browser
) -> None:
    with served.visitor(browser, "Ana") as ana:
        draft = draw(served, ana)
        place(ana, "touchpoint:offer").press("Enter")
        fails = fold(ana, "fail_points")
        fails.get_by_label("Name of the new one").fill("It lies unanswered")
        fails.get_by_label("What goes wrong").last.select_option("They give up")
        fails.get_by_role("button", name="Add a fail point").click()
        fails.get_by_label("What we do then").fill("Call them")
        fails.get_by_label("How bad").first.select_option("4")
        fails.get_by_label("Within").fill("1 business day")
        ana.press("Enter")
        ratings = fold(ana, "ratings")
        theirs = ratings.get_by_role("group", name="As customers see it").first
        theirs.get_by_label("Add one: Value").select_option("4.5")
        theirs.get_by_label("How many were asked").fill("12")
        theirs.get_by_label("Period").fill("2026-Q2")
        ana.press("Tab")
        theirs.get_by_label("How they were asked").select_option("Talks")
        theirs.get_by_label("Ground").select_option("Observed")
        saved(ana)
        kept = said(served, draft)
        wanted = ("'mode': 'abandoned'", "'severity': 4", "'actions': ['Call them']", "'within': '1 business day'", "'basis': 'observed'", "'n': 12", "'method': 'interview'")  # fmt: skip
        assert [part for part in wanted if part not in kept] == []


def test_a_link_says_how_long_work_may_wait_and_what_is_handed_over(
    served: Served, browser: Browser
) -> None:
    with served.visitor(browser, "Ana") as ana:
        draft = draw(served, ana)
        place(ana, "touchpoint:call").press("Enter")
        ana.page.get_by_label("Add a link to").select_option("We get an offer")
        link = ana.page.locator("[data-fold]").filter(has_text="The link to We get an offer")
        link.locator("summary").click()
        link.get_by_label("Kind").select_option("Hands over")
        link.get_by_label("May wait at most").fill("2 business days")
        ana.press("Tab")
        handover = link.get_by_role("group", name="Handover")
        handover.get_by_label("To", exact=True).select_option("Health and safety")
        handover.get_by_label("What is handed over").fill("The site plan\nThe permit")
        ana.press("Tab")
        saved(ana)
        assert served.document(draft)["links"] == [
            {
                "key": "call_to_offer",
                "from": "touchpoint:call",
                "to": "touchpoint:offer",
                "kind": "handover",
                "max_wait": "2 business days",
                "handover": {"to": "hse", "data": ["The site plan", "The permit"]},
            }
        ]


def test_a_kpi_is_counted_from_stage_to_end_and_has_a_target(
    served: Served, browser: Browser
) -> None:
    with served.visitor(browser, "Ana") as ana:
        draft = draw(served, ana)
        kpis = fold(ana, "kpis")
        kpis.get_by_label("Name of the new one").fill("Offers won")
        kpis.get_by_label("Counted as").last.select_option("Share that gets from one to another")
        kpis.get_by_role("button", name="Add a KPI").click()
        expect(kpis.get_by_label("From", exact=True)).to_have_value("stage:ask")
        expect(kpis.get_by_label("To", exact=True)).to_have_value("outcome:done")
        kpis.get_by_label("Add one: Value").fill("30 %")
        ana.press("Enter")
        saved(ana)
        kept = said(served, draft)
        assert "'target': [{'kind': 'at_least', 'value': 0.3}]" in kept


def test_a_card_is_picked_up_and_put_down_without_a_drag(served: Served, browser: Browser) -> None:
    with served.visitor(browser, "Ana") as ana:
        draft = draw(served, ana)
        place(ana, "touchpoint:call").click()
        ana.page.get_by_role("button", name="Pick up").click()
        ana.page.get_by_role("button", name="Put it at the end of Working, Touchpoints").click()
        expect(place(ana, "touchpoint:call")).to_be_focused()
        saved(ana)
        assert drawn(ana) == ["stage:ask", "stage:work", "touchpoint:offer", "touchpoint:call"]
        ana.press("P")
        ana.press("Escape")
        expect(ana.page.get_by_text("Picked up: We call.")).to_have_count(0)
        place(ana, "stage:work").click()
        ana.page.get_by_role("button", name="Pick up").click()
        ana.page.get_by_role("button", name="Put it before Asking").click()
        saved(ana)
        stages = served.document(draft)["stages"]
        assert isinstance(stages, list)
        assert str(stages[0]).startswith("{'key': 'work'")


def test_keys_are_listed_on_every_screen_and_letters_can_be_switched_off(
    served: Served, browser: Browser
) -> None:
    with served.visitor(browser, "Ana") as ana:
        draw(served, ana)
        place(ana, "stage:ask").focus()
        ana.press("?")
        keys = ana.page.get_by_role("dialog", name="Keys")
        expect(keys.get_by_role("region", name="Drawing")).to_contain_text("rename in place")
        keys.get_by_role("checkbox", name="Single letters are commands").uncheck()
        keys.get_by_role("button", name="Close").click()
        place(ana, "stage:ask").focus()
        ana.press("n", "?")
        expect(ana.page.get_by_label("Name of the new touchpoint")).to_have_count(0)
        expect(keys).to_have_count(0)
        ana.press("F2")
        expect(ana.page.get_by_label("New name of Asking")).to_be_focused()
        ana.open("/journeys")
        ana.page.get_by_role("heading", name="Journeys").wait_for()
        ana.press("Control+k")
        ana.page.get_by_role("combobox", name="Find").fill("Keys of")
        ana.press("Enter")
        expect(keys).to_contain_text("find anything")
