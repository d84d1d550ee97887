"""The living map as it should look, kept as text; run this file's main to write it anew, then look at it."""

from pathlib import Path

from reports.example import board, checked, nothing
from wayline.reports import Look, Names, render_terminal

HOME = Path(__file__).parent / "golden"
SHOWN = {
    "board_80": (board, Look(width=80)),
    "board_100": (board, Look(width=100)),
    "board_140": (board, Look(width=140)),
    "board_80_ascii": (board, Look(width=80, is_ascii=True)),
    "board_100_colour": (board, Look(width=100, has_colour=True)),
    "nothing_80": (nothing, Look(width=80)),
}


def rendered(name: str) -> str:
    """The text of today."""
    overlaid, look = SHOWN[name]
    return render_terminal(overlaid(), Names(checked()), look)


def kept(name: str) -> str:
    """The text as it was last agreed."""
    return (HOME / f"{name}.txt").read_text(encoding="utf-8")


def main() -> None:
    """Write every text anew."""
    for name in SHOWN:
        (HOME / f"{name}.txt").write_text(rendered(name), encoding="utf-8")


if __name__ == "__main__":
    main()
