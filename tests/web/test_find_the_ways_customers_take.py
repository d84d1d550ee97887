"""An analyst asks which ways customers really take, which of them end well, and who went there."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, expect

from web.browser import violations_of
from web.company import MAP, small_company
from web.figures import opened_count, said_count
from web.served import Served, Visitor, serving

pytestmark = pytest.mark.web
GRAPH = "[data-graph]"
MEASURED_MS = 60_000  # the first who asks waits until everything is measured
NARROW = {"width": 390, "height": 844}
READABLE_PX = 128 * 0.75  # a place that lies across, at the least size at which its words are read


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, str]]:
    """Five customers on two stages: too few for any way of its own."""
    folder = tmp_path_factory.mktemp("ways")
    with serving(folder / "home") as served:
        yield served, small_company(served, folder)


def shown(visitor: Visitor, journey: str, asked: str = "") -> Locator:
    """The graph, drawn."""
    visitor.open(f"/m/{journey}/paths{asked}")
    graph = visitor.page.locator(GRAPH)
    expect(graph.locator("[data-way-place]").first).to_be_visible(timeout=MEASURED_MS)
    return graph


def test_analyst_goes_from_the_ways_to_one_account(
    invented: tuple[Served, str], browser: Browser
) -> None:
    served, journey = invented
    with served.visitor(browser, "Wanda", "analyst") as wanda:
        wanda.open(f"/m/{journey}/conversion")
        wanda.page.get_by_role("link", name="Ways").click()
        counted = wanda.page.get_by_text("202 journeys, which went 8 different ways")
        expect(counted).to_be_visible(timeout=MEASURED_MS)
        variants = wanda.page.get_by_role("region", name="Ways as a whole")
        first = variants.locator("[data-variant]").first
        expect(first).to_contain_text("Seeing the need → Asking, comparing, agreeing")
        expect(first.get_by_role("img")).to_have_accessible_name(
            "0 converted, 57 lost, 0 ended otherwise, 6 still open"
        )
        first.get_by_role("button", name=re.compile("Only those who went this way")).click()
        expect(wanda.page.locator("[data-filter]")).to_contain_text("Only the 63 journeys")
        expect(wanda.page).to_have_url(re.compile(r"variant=w[0-9a-f]{11}"))
        expect(variants.locator("[data-variant]")).to_have_count(8)
        wanda.page.get_by_role("button", name="Show all ways").click()
        expect(wanda.page.locator("[data-filter]")).to_have_count(0)
        wanda.press("c")
        step = wanda.page.locator('[data-step="tender>mobilize"]')
        expect(step).to_have_attribute("data-look", "better")
        wanda.press("c")
        label = wanda.page.locator('[data-label="tender>mobilize"] [data-number$=".n"]')
        said = said_count(label)
        assert opened_count(wanda, label) == (said, said)
        wanda.page.get_by_role("tab", name=re.compile(r"^did\s*\d")).click()
        wanda.page.locator("[data-journey]").first.locator("xpath=..").get_by_role("link").click()
        expect(wanda.page).to_have_url(re.compile("/accounts/"))


def test_graph_is_walked_by_keys_and_simplified(
    invented: tuple[Served, str], browser: Browser
) -> None:
    served, journey = invented
    with served.visitor(browser, "Kira", "analyst") as kira:
        graph = shown(kira, journey)
        expect(graph.locator('[data-way-place][tabindex="0"]')).to_have_count(1)
        graph.locator('[data-way-place="start"]').focus()
        kira.press("ArrowRight", "ArrowRight")
        place = graph.locator('[data-way-place="stage:tender"]')
        expect(place).to_be_focused()
        steps = kira.page.locator('[data-place-steps="stage:tender"]')
        expect(steps.locator("[data-place-step]")).to_have_count(5)
        kira.press("Enter")
        expect(kira.page.locator("[data-judged='185']")).to_be_visible()
        kira.press("Escape")
        expect(place).to_be_focused()
        where = place.bounding_box()
        drawn = kira.page.locator("[data-drawn]")
        expect(drawn).to_have_text("All 16 steps are drawn.")
        kira.press("-")
        expect(drawn).to_have_attribute("data-drawn", "10")
        expect(graph.locator("[data-step]")).to_have_count(10)
        assert place.bounding_box() == where
        kira.press("+")
        expect(drawn).to_have_attribute("data-drawn", "16")
        kira.press("l")
        expect(kira.page.locator('[data-graph="touchpoint"]')).to_be_visible()
        expect(kira.page).to_have_url(re.compile("level=touchpoint"))


def test_graph_runs_down_where_it_could_not_be_read_across(
    invented: tuple[Served, str], browser: Browser
) -> None:
    served, journey = invented
    with served.visitor(browser, "Dora", "analyst") as dora:
        dora.page.set_viewport_size({"width": 1024, "height": 768})
        graph = shown(dora, journey)
        first = graph.locator('[data-way-place="start"]').bounding_box()
        last = graph.locator('[data-way-place="stage:tender"]').bounding_box()
        assert first is not None
        assert last is not None
        assert first["width"] > READABLE_PX
        assert last["y"] > first["y"] + first["height"]
        zoom = dora.page.get_by_role("group", name="Size of the graph").bounding_box()
        drawn = graph.bounding_box()
        assert zoom is not None
        assert drawn is not None
        assert zoom["y"] + zoom["height"] <= drawn["y"]


def test_a_step_narrows_everything_to_those_who_took_it(
    invented: tuple[Served, str], browser: Browser
) -> None:
    served, journey = invented
    with served.visitor(browser, "Sven", "analyst") as sven:
        graph = shown(sven, journey)
        graph.locator('[data-way-place="stage:notice"]').focus()
        step = sven.page.locator('[data-place-step="notice>tender"]')
        n = said_count(step.locator('[data-number$=".n"]'))
        step.get_by_role("button", name=re.compile("Only those")).click()
        expect(sven.page.locator("[data-journeys]")).to_have_attribute("data-journeys", str(n))
        sven.page.reload()
        expect(sven.page.locator("[data-filter]")).to_contain_text(f"Only the {n} journeys")
        with sven.holding("**/living-map*"):  # the map around the ways is there only after
            with sven.page.expect_response(
                lambda said: "nowhere" in said.url and said.status == 404
            ):
                sven.open(f"/m/{journey}/paths?step=notice>nowhere")
            expect(sven.page.locator("main")).to_contain_text("Measuring the journey")
        expect(sven.page.get_by_role("alert")).to_contain_text("There is no step 'notice>nowhere'")
        sven.page.get_by_role("button", name="Show all ways").click()
        expect(graph).to_be_visible()
        sven.complaints[:] = [one for one in sven.complaints if "404" not in one]


@pytest.mark.parametrize("asked", ["", "?compare=true", "?level=touchpoint"])
def test_every_number_of_the_tables_opens_exactly_those_it_counts(
    invented: tuple[Served, str], browser: Browser, asked: str
) -> None:
    served, journey = invented
    with served.visitor(browser, f"Nora{len(asked)}", "analyst") as nora:
        nora.open(f"/m/{journey}/paths{asked}#as=table")
        tables = nora.page.get_by_role("table")
        expect(tables).to_have_count(3)
        for place in range(3):
            for row in tables.nth(place).locator("tbody tr").all()[:2]:
                for figure in row.locator("[data-number]").all():
                    judged, listed = opened_count(nora, figure)
                    assert judged == listed
                    if figure.get_attribute("data-number", timeout=1000).endswith(".n"):  # type: ignore[union-attr]
                        assert judged == said_count(figure)


def test_few_ways_are_one_and_nothing_is_claimed_of_them(
    small: tuple[Served, str], browser: Browser
) -> None:
    served, journey = small
    with served.visitor(browser, "Fred", "analyst") as fred:
        shown(fred, journey)
        expect(fred.page.locator("[data-variant]")).to_have_count(1)
        expect(fred.page.locator('[data-variant="other"]')).to_contain_text(
            "each of which fewer than five went"
        )
        expect(fred.page.locator('[data-label="ask>work"] [data-number$=".time"]')).to_have_count(0)
        assert violations_of(fred.page) == ""


def test_where_nothing_lies_on_the_map_a_draft_from_the_log_is_offered(
    small: tuple[Served, str], browser: Browser
) -> None:
    served, _ = small
    other, _ = served.draft(
        MAP.replace("key: support", "key: unbound")
        .replace("binding: asked", "binding: never")
        .replace("binding: began", "binding: nowhere")
    )
    with served.visitor(browser, "Elsa") as elsa:
        elsa.open(f"/m/{other}/paths")
        link = elsa.page.get_by_role("link", name="Draft a map from this log")
        expect(link).to_be_visible()
        elsa.keep("ways-empty")
        link.click()
        expect(elsa.page).to_have_url(re.compile("/start"))


def test_viewer_sees_the_shapes_and_no_customer(
    invented: tuple[Served, str], browser: Browser
) -> None:
    served, journey = invented
    with served.visitor(browser, "Vinz", "viewer") as vinz:
        shown(vinz, journey)
        expect(vinz.page.get_by_text("Counts only")).to_be_visible()
        assert vinz.page.locator("[data-number]").count() == 0


@pytest.mark.parametrize("is_dark", [False, True], ids=["light", "dark"])
def test_screen_has_no_barrier(
    invented: tuple[Served, str], browser: Browser, *, is_dark: bool
) -> None:
    served, journey = invented
    with served.visitor(browser, f"Ute{is_dark}", "analyst", is_dark=is_dark) as ute:
        graph = shown(ute, journey, "?compare=true")
        graph.locator("[data-way-place]").first.focus()
        assert violations_of(ute.page) == ""
        ute.press("t")
        ute.page.get_by_role("table").first.wait_for()
        assert violations_of(ute.page) == ""
        ute.page.set_viewport_size({"width": NARROW["width"], "height": NARROW["height"]})
        ute.press("t")
        graph.wait_for()
        assert violations_of(ute.page) == ""
