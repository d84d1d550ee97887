"""Text stands in lines of one width, in any terminal."""

import io

import pytest
from rich.text import Text
from typing_extensions import override

from wayline.reports.columns import Column, bar, cell, grid
from wayline.reports.figures import Figure
from wayline.reports.sheet import Look, draw, in_ascii, look_of


def table(look: Look) -> str:
    figure = Figure("62 %", "47–75", "62 % (47–75, n = 42)")
    columns = [Column("Stage", "left"), Column("moved on", width=8)]
    rows = [[Text("Asking, comparing, agreeing"), cell(figure)]]
    return draw(grid(columns, rows, width=look.width), look)


def test_basis_stands_below_its_figure() -> None:
    assert table(Look(width=40)).splitlines() == [
        "Stage                           moved on",
        "────────────────────────────────────────",
        "Asking, comparing, agreeing         62 %",
        "                                   47–75",
    ]


def test_name_without_room_stands_above_its_figures() -> None:
    columns = [Column("Stage", "left"), Column("moved on", width=8), Column("half took", width=9)]
    figure = Figure("62 %", "47–75", "")
    rows = [[Text("Demobilizing and reporting"), cell(figure), cell(figure)]]
    assert draw(grid(columns, rows, width=30), Look(width=30)).splitlines()[3:] == [
        "Demobilizing and reporting",
        "               62 %       62 %",
        "              47–75      47–75",
    ]


@pytest.mark.parametrize("width", [60, 80, 100, 140])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(map(len, table(Look(width=width)).splitlines())) <= width


def test_without_colour_there_are_no_escapes() -> None:
    assert "\x1b" not in table(Look(has_colour=False))
    assert "\x1b" in table(Look(has_colour=True))


def test_ascii_terminal_gets_ascii_of_the_same_shape() -> None:
    plain, rich = table(Look(is_ascii=True)), table(Look())
    assert plain.isascii()
    assert list(map(len, plain.splitlines())) == list(map(len, rich.splitlines()))


def test_names_keep_their_letters_in_ascii() -> None:
    assert in_ascii("Prüfung, Łódź, 鉱山") == "Prufung, Lodz, ??"


@pytest.mark.parametrize(
    ("share", "drawn"), [(0.0, ""), (0.5, "██"), (1.0, "████"), (0.3, "█▎"), (None, "")]
)
def test_bar_is_as_long_as_the_share(share: float | None, drawn: str) -> None:
    assert bar(share, 4).strip() == drawn


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    encoding = "utf-8"

    @override
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)


def test_terminal_has_colour() -> None:
    assert look_of(Terminal()).has_colour


def test_file_has_no_colour() -> None:
    assert not look_of(io.TextIOWrapper(io.BytesIO(), encoding="utf-8")).has_colour


@pytest.mark.parametrize(("name", "text"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_reader_can_ask_for_no_colour(
    monkeypatch: pytest.MonkeyPatch, name: str, text: str
) -> None:
    monkeypatch.setenv(name, text)
    assert not look_of(Terminal()).has_colour


@pytest.mark.parametrize(("columns", "width"), [("80", 80), ("300", 140), ("20", 60)])
def test_width_stays_between_60_and_140(
    monkeypatch: pytest.MonkeyPatch, columns: str, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert look_of(Terminal()).width == width


def test_encoding_without_our_signs_is_ascii() -> None:
    assert look_of(io.TextIOWrapper(io.BytesIO(), encoding="latin-1")).is_ascii
