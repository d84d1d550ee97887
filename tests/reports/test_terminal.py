"""The living map in a terminal looks as agreed, at every width and in every kind of terminal."""

from dataclasses import replace

import pytest

from reports.example import board, checked
from reports.golden_texts import SHOWN, kept, rendered
from wayline.reports import Look, Names, render_terminal


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


def test_map_without_findings_says_so() -> None:
    calm = replace(board(), findings=())
    assert "Nothing stands out." in render_terminal(calm, Names(checked()), Look())


def test_markup_in_names_is_only_text() -> None:
    stage = replace(board().stages[0], name="[red]Find[/red] us :smile:")
    text = render_terminal(replace(board(), stages=(stage,)), Names(checked()), Look())
    assert "[red]Find[/red] us :smile:" in text
