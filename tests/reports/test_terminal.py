"""The living map in a terminal looks as agreed, at every width and in every kind of terminal."""

from dataclasses import replace

import pytest

from reports.example import DAY, board, checked, share
from reports.golden_texts import SHOWN, kept, rendered
from wayline.insights import KpiTarget, OverlaidMap
from wayline.insights.overlaid import StandardRow
from wayline.reports import Look, Names, render_terminal
from wayline.reports.plain_tables import plain_tables
from wayline.reports.targets import gap_text, judgement, target_figure


def shown(width: int = 100) -> str:
    return render_terminal(board(), Names(checked()), Look(width=width))


@pytest.mark.parametrize("name", SHOWN)
def test_living_map_looks_as_agreed(name: str) -> None:
    assert rendered(name) == kept(name), (
        f"look at it, then: python -m reports.golden_texts ({name})"
    )


@pytest.mark.parametrize("width", range(60, 141, 8))
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(map(len, shown(width).splitlines())) <= width


@pytest.mark.parametrize("width", [60, 80, 100, 140])
def test_no_word_of_a_name_is_broken(width: int) -> None:
    words = {word for stage in board().stages for word in stage.name.split()}
    assert words <= set(shown(width).split())


def test_balance_is_printed_and_closes() -> None:
    assert "9,310 events received = 9,240 stored + 58 duplicate + 12 quarantined" in shown()


def test_five_findings_are_shown_and_the_rest_counted() -> None:
    text = shown()
    assert "and 1 more finding" in text
    assert "Two more waited" not in text


def test_finding_names_its_owner_or_that_there_is_none() -> None:
    text = shown()
    assert "Legal and Risk → Offer the standard terms" in text
    assert "nobody answers for it → Ask five customers" in text


def test_under_five_no_number_is_shown() -> None:
    lines = shown().splitlines()
    row = next(at for at, line in enumerate(lines) if line.startswith("Demobilizing"))
    assert "too few" in lines[row]
    assert "n = 3" in lines[row + 1]
    assert "100 %" not in lines[row]


def usual_board() -> OverlaidMap:
    """The board where Drilling, which has no standard, is held against what is usual."""
    drill = next(one for one in board().stages if one.key == "drill")
    usual = StandardRow(3 * DAY, None, "default", "observed", share(12, 20, 0.38, 0.78), 0)
    return replace(board(), stages=(*board().stages[:3], replace(drill, standard=usual)))


@pytest.mark.parametrize("width", [80, 140])
def test_what_is_usual_is_not_shown_as_agreed(width: int) -> None:
    """[A11] "usual 3 d", never "in 3 d" as a standard is; and the word is explained below."""
    text = render_terminal(usual_board(), Names(checked()), Look(width=width))
    assert "usual 3 d" in text
    assert "in 3 d" not in text
    assert "60 %" not in text, "three in four keep to what is usual by its very meaning"
    assert "usual: three in four take no longer; it is not agreed" in text


def test_plain_table_says_that_the_usual_is_not_agreed() -> None:
    assert "<td>usual 3 d, not agreed</td>" in plain_tables(usual_board(), Names(checked()))


def test_where_every_standard_is_agreed_the_usual_is_not_spoken_of() -> None:
    assert "usual" not in shown(140)


def test_what_moved_on_means_is_said_below_the_stages() -> None:
    assert "in the time that 95 of 100 who did so took" in shown(140)


TARGETS = {
    "above": (KpiTarget("above", 20 * DAY, better="higher"), "above 20 d"),
    "at_least": (KpiTarget("at_least", 20 * DAY, better="higher"), "at least 20 d"),
    "below": (KpiTarget("below", 20 * DAY, better="lower"), "below 20 d"),
    "at_most": (KpiTarget("at_most", 20 * DAY, better="lower"), "at most 20 d"),
    "between": (KpiTarget("between", 2 * DAY, 5 * DAY), "2 d to 5 d"),
    "baseline": (KpiTarget("vs_baseline", 20 * DAY, better="lower"), "at most 20 d (from baseline)"),
    "benchmark": (
        KpiTarget("vs_benchmark", 20 * DAY, better="higher"), "at least 20 d (from benchmark)",
    ),
    "no baseline": (KpiTarget("vs_baseline", None), "no line yet (from baseline)"),
}  # fmt: skip


@pytest.mark.parametrize("kind", TARGETS)
def test_a29_each_family_of_target_says_its_line_and_its_side(kind: str) -> None:
    target, said = TARGETS[kind]
    row = replace(board().kpis[1], target=target)
    assert target_figure(row).text == said


def test_inside_a_corridor_no_gap_of_nothing_is_shown() -> None:
    row = replace(board().kpis[1], target=TARGETS["between"][0], gap=0.0, point="met")
    assert gap_text(row) == "inside"
    assert gap_text(replace(row, gap=-DAY, point="missed")) == "−1 d"


def test_target_without_its_baseline_is_not_called_unmeasured() -> None:
    row = replace(
        board().kpis[1], target=TARGETS["no baseline"][0], gap=None, point="no_data", sure=None
    )
    assert judgement(row) == ("○", "no line to judge by")
    assert judgement(replace(row, value=None)) == ("○", "not measured")


def test_map_without_findings_says_so() -> None:
    calm = replace(board(), findings=())
    assert "Nothing stands out." in render_terminal(calm, Names(checked()), Look())


def test_markup_in_names_is_only_text() -> None:
    stage = replace(board().stages[0], name="[red]Find[/red] us :smile:")
    text = render_terminal(replace(board(), stages=(stage,)), Names(checked()), Look())
    assert "[red]Find[/red] us :smile:" in text
