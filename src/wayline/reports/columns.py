"""How do figures stand in columns? Cells of two lines: the figure, and faintly below it its basis."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from wayline.reports.figures import Figure

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

FAINT = "dim"
EIGHTHS = " ▏▎▍▌▋▊▉█"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, on which side its figures stand, and its width (None = what is left)."""

    title: str
    side: Literal["left", "right"] = "right"
    width: int | None = None


def cell(figure: Figure | str, *, basis: str = "", style: str = "") -> "Text":
    """A figure above its basis."""
    from rich.text import Text

    main = figure if isinstance(figure, str) else figure.main
    below = basis or ("" if isinstance(figure, str) else figure.basis)
    text = Text(main, style=style or (FAINT if main in {"not measured", "too few to tell"} else ""))
    return text.append(f"\n{below}", style=FAINT) if below else text


def grid(
    columns: Sequence[Column], rows: "Sequence[Sequence[Text]]", *, leading: int = 0
) -> "Table":
    """Rows under titles, a thin line between, no boxes; `leading` empty lines between rows."""
    from rich import box
    from rich.table import Table

    table = Table(
        box=box.SIMPLE_HEAD, expand=True, padding=(0, 1, 0, 0), pad_edge=False, header_style="bold",
        border_style=FAINT, show_edge=False, leading=leading,
    )  # fmt: skip
    for column in columns:
        table.add_column(
            column.title, justify=column.side, width=column.width, vertical="top",
            ratio=1 if column.width is None else None, overflow="fold", no_wrap=False,
        )  # fmt: skip
    for row in rows:
        table.add_row(*row)
    return table


def heading(title: str) -> "Text":
    """The title of a part, with an empty line above."""
    from rich.text import Text

    return Text(f"\n{title}", style="bold")


def note(text: str) -> "Text":
    """A faint line."""
    from rich.text import Text

    return Text(text, style=FAINT)


def bar(share: float | None, width: int) -> str:
    """A share as a bar of so many signs, in eighths.

    >>> bar(0.5, 4), bar(None, 4)
    ('██', '')
    """
    if share is None:
        return ""
    eighths = round(min(max(share, 0.0), 1.0) * width * 8)
    full, rest = divmod(eighths, 8)
    return "█" * full + (EIGHTHS[rest] if rest else "")
