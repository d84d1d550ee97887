"""How do figures stand in columns? Cells of two lines: the figure, and faintly below it its basis."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from wayline.reports.figures import Figure

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table
    from rich.text import Text

GAP = 2
NAME_WIDTH = 16  # a name of fewer signs a line would be broken inside words
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
    columns: Sequence[Column], rows: "Sequence[Sequence[Text]]", *, width: int, leading: int = 0
) -> "list[RenderableType]":
    """Rows under titles, a thin line between; `leading` empty lines between rows.

    The first column takes what the others leave. Where that is too little for a name, each name
    stands on a line of its own above its figures.
    """
    left = width - sum((column.width or 0) + GAP for column in columns[1:])
    if left >= NAME_WIDTH:
        return [_table(columns, rows, leading=leading)]
    title = Column("", "left", max(left - GAP, 0))
    stacked: list[RenderableType] = [
        heading(columns[0].title, above=False),
        _table([title, *columns[1:]], []),
    ]
    for position, (name, *figures) in enumerate(rows):
        stacked += [*([_blank()] if position else []), name]
        stacked.append(_table([title, *columns[1:]], [[_blank(), *figures]], has_titles=False))
    return stacked


def _blank() -> "Text":
    from rich.text import Text

    return Text("")


def _table(
    columns: Sequence[Column],
    rows: "Sequence[Sequence[Text]]",
    *,
    leading: int = 0,
    has_titles: bool = True,
) -> "Table":
    from rich import box
    from rich.table import Table

    table = Table(
        box=box.SIMPLE_HEAD if has_titles else None, expand=True,
        padding=(0, 1 if has_titles else GAP, 0, 0),
        pad_edge=False, header_style="bold", border_style=FAINT, show_edge=False, leading=leading,
        show_header=has_titles,
    )  # fmt: skip
    for column in columns:
        table.add_column(
            column.title, justify=column.side, width=column.width, vertical="top",
            ratio=1 if column.width is None else None, overflow="fold", no_wrap=False,
        )  # fmt: skip
    for row in rows:
        table.add_row(*row)
    return table


def heading(title: str, *, above: bool = True) -> "Text":
    """The title of a part, with an empty line above."""
    from rich.text import Text

    return Text(f"\n{title}" if above else title, style="bold")


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
