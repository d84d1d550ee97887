"""What matters, what was promised, what deserves attention, what customers say, what the words mean: five screens."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect

from web.browser import NARROW, violations_of
from web.company import invented_company, small_company
from web.served import Served, Visitor, serving

pytestmark = pytest.mark.web
SCREENS = ("gaps", "targets", "findings", "voice")
ANSWERS = "Answered at,Email,account,How likely are you to recommend us?,Comment\n" + "".join(
    f"2026-01-0{n}T10:00:00Z,p{n}@x.example,acc-{n},{n * 2},<b>Words {n}</b>\n" for n in range(1, 6)
)
NO_KPI = "The map names no KPI yet"


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, str]]:
    """The invented company on a server, and the key of its journey."""
    folder = tmp_path_factory.mktemp("company")
    with serving(folder / "home") as served:
        yield served, invented_company(served, folder)


@pytest.fixture
def small(served: Served, tmp_path: Path) -> str:
    """A small company on the server; the key of its journey."""
    return small_company(served, tmp_path)


def row(visitor: Visitor, key: str) -> Locator:
    """The line of a table."""
    return visitor.page.locator(f'tr[data-row="{key}"]')


def test_designer_walks_the_points_by_arrows_and_reads_what_one_means(
    company: tuple[Served, str], browser: Browser
) -> None:
    served, journey = company
    with served.visitor(browser, "Dora") as dora:
        dora.open(f"/m/{journey}/gaps")
        points = dora.page.locator("[data-point]")
        points.first.wait_for()
        dora.page.locator('[data-point][tabindex="0"]').focus()
        before = dora.page.evaluate("document.activeElement.dataset.point")
        dora.press("ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown")
        after = dora.page.evaluate("document.activeElement.dataset.point")
        expect(dora.page.locator(f'[data-chosen="{after}"]')).to_be_visible()
        assert before is not None
        assert f"sel=touchpoint:{after}" in dora.page.url
        dora.keep("gaps")
        dora.press("t")
        expect(row(dora, str(after)).get_by_role("button")).to_have_attribute(
            "aria-pressed", "true"
        )
        dora.keep("gaps-table")


def test_editor_sets_a_target_in_the_draft_and_a_wrong_one_is_told_at_its_field(
    company: tuple[Served, str], browser: Browser
) -> None:
    served, journey = company
    with served.visitor(browser, "Edda") as edda:
        edda.open(f"/m/{journey}/targets")
        first = edda.page.locator("tr[data-row]").first
        first.get_by_role("button", name="Set a target for").click()
        form = edda.page.get_by_role("form", name="Set a target for")
        form.get_by_role("button", name="Keep the target").click()
        expect(form).to_contain_text("This field is needed.")
        form.get_by_label("Value").fill("soon")
        form.get_by_role("button", name="Keep the target").click()
        expect(form.get_by_role("alert")).to_contain_text("soon")
        edda.keep("targets-wrong")
        edda.complaints.clear()  # the browser tells every refusal of a server
        form.get_by_label("Value").fill("95 %")
        form.get_by_role("button", name="Keep the target").click()
        expect(form).to_contain_text("Kept in the draft")
        form.get_by_role("link", name="Open the draft").click()
        expect(edda.page).to_have_url(re.compile(r"/edit\?draft="))


def test_reader_sees_every_family_of_target_with_its_verdict_and_who_is_behind_it(
    company: tuple[Served, str], browser: Browser
) -> None:
    served, journey = company
    with served.visitor(browser, "Ana", "analyst") as ana:
        ana.open(f"/m/{journey}/targets")
        table = ana.page.get_by_role("table")
        table.wait_for()
        expect(table.get_by_role("button", name="Set a target for")).to_have_count(0)
        rows = table.locator("tr[data-row]").count()
        assert rows > 0
        expect(table.locator("[data-verdict]")).to_have_count(rows)
        table.locator("[data-number^='kpis.']").first.click()
        expect(ana.page.locator("[data-judged]")).to_be_visible()
        ana.keep("targets")


def test_findings_are_narrowed_in_the_address_and_lead_to_the_editor(
    company: tuple[Served, str], browser: Browser
) -> None:
    served, journey = company
    with served.visitor(browser, "Edda2") as edda:
        edda.open(f"/m/{journey}/findings")
        measured = edda.page.locator("[data-part=measured] li")
        measured.first.wait_for()
        whole = measured.count()
        edda.keep("findings")
        edda.page.get_by_label("Kind").select_option(index=1)
        expect(edda.page).to_have_url(re.compile("kind="))
        narrowed = measured.count()
        assert 0 < narrowed < whole
        edda.page.reload()
        expect(measured).to_have_count(narrowed)
        edda.page.get_by_role("button", name="Show all").click()
        expect(measured).to_have_count(whole)
        edda.page.locator("[data-part=drawn] a").first.click()
        expect(edda.page).to_have_url(re.compile("/edit"))


def test_analyst_brings_answers_and_reads_scores_and_words_as_text(
    served: Served, small: str, browser: Browser, tmp_path: Path
) -> None:
    file = tmp_path / "answers.csv"
    file.write_text(ANSWERS, encoding="utf-8")
    with served.visitor(browser, "Ana", "analyst") as ana:
        ana.open(f"/m/{small}/voice")
        expect(ana.page.get_by_text("Nobody has answered a survey yet")).to_be_visible()
        ana.keep("voice-empty")
        ana.page.locator("input[type=file]").set_input_files(file)
        ana.page.get_by_text("Why it is read so").click()
        reasons = ana.page.get_by_role("listitem")
        expect(reasons.filter(has_text="score of an answer: NPS from 0 to 10")).to_be_visible()
        expect(ana.page.get_by_text("NPS 2.0 of 10.0")).to_be_visible()
        ana.keep("voice-import")
        ana.page.get_by_role("button", name="Take it in").click()
        expect(ana.page.locator("[data-place]").first).to_be_visible()
        expect(ana.page.locator("blockquote").first).to_have_text("<b>Words 5</b>")
        assert ana.page.locator("blockquote b").count() == 0
        ana.keep("voice-words")


def test_voice_shows_each_score_by_stage_with_its_interval_and_who_answered(
    company: tuple[Served, str], browser: Browser
) -> None:
    served, journey = company
    with served.visitor(browser, "Vic", "analyst") as vic:
        vic.open(f"/m/{journey}/voice?score=csat")
        vic.page.locator("li[data-stage]").first.wait_for()
        vic.keep("voice")
        vic.page.locator("li[data-stage] [data-number]").first.click()
        expect(vic.page.locator("[data-judged]")).to_be_visible()


def test_library_tells_words_people_and_where_they_are_used_and_keeps_a_change_in_the_draft(
    company: tuple[Served, str], browser: Browser
) -> None:
    served, journey = company
    with served.visitor(browser, "Lena") as lena:
        lena.open(f"/library?journey={journey}")
        expect(lena.page.locator('[data-word="touchpoint"]')).to_contain_text("one contact")
        lena.keep("library")
        lena.press("/")
        lena.page.keyboard.type("silo")
        expect(lena.page.locator("[data-word]")).to_have_count(1)
        lena.page.get_by_label("Find in the library").fill("")
        lena.page.get_by_role("tab", name="Segments").click()
        expect(lena.page.locator("[data-entry]").first).to_contain_text("accounts")
        lena.keep("library-segments")
        lena.page.get_by_role("tab", name="Personas").click()
        card = lena.page.locator("[data-entry]").first
        card.get_by_role("button", name="Change").click()
        card.get_by_label("note").fill("Asks for proof")
        card.get_by_role("button", name="Keep in the draft").click()
        expect(card).to_contain_text("Kept in the draft")
        lena.keep("library-personas")


def test_viewer_reads_counts_and_is_told_what_is_hidden(
    served: Served, small: str, browser: Browser
) -> None:
    with served.visitor(browser, "Vera", "viewer") as vera:
        vera.open(f"/m/{small}/voice")
        expect(vera.page.get_by_text("Hidden for your role", exact=False).first).to_be_visible()
        expect(vera.page.locator("input[type=file]")).to_have_count(0)
        vera.open(f"/m/{small}/targets")
        expect(vera.page.get_by_text(NO_KPI, exact=False)).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", [*(f"/m/{{journey}}/{one}" for one in SCREENS), "/library?kind=persona&journey={journey}"])  # fmt: skip
def test_screens_have_no_barrier_wide_and_narrow(
    company: tuple[Served, str], browser: Browser, path: str, scheme: str
) -> None:
    served, journey = company
    with served.visitor(browser, f"{scheme}{path[-6:-1]}", is_dark=scheme == "dark") as axel:
        name = path.rsplit("/", maxsplit=1)[-1].split("?", maxsplit=1)[0]
        axel.open(path.format(journey=journey))
        axel.page.locator("main h1, header h1").first.wait_for()
        axel.page.locator("[data-point], tr[data-row], [data-part], [data-stage], [data-entry]").first.wait_for()  # fmt: skip
        axel.keep(f"{name}-{scheme}")
        assert violations_of(axel.page) == ""
        axel.page.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
        axel.keep(f"{name}-{scheme}-narrow")
        assert violations_of(axel.page) == ""


@pytest.mark.parametrize("path", [*(f"/m/{{journey}}/{one}" for one in SCREENS), "/library?kind=risk&journey={journey}"])  # fmt: skip
def test_screens_say_what_to_do_where_there_is_nothing(
    served: Served, small: str, browser: Browser, path: str
) -> None:
    with served.visitor(browser, "Emil") as emil:
        emil.open(path.format(journey=small))
        emil.page.locator("h1").first.wait_for()
        emil.page.wait_for_load_state("networkidle")
        emil.keep(f"empty-{path.rsplit('/', maxsplit=1)[-1].split('?', maxsplit=1)[0]}")
        assert violations_of(emil.page) == ""
