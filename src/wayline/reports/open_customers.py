"""Who needs care now? Open customers that are stuck, slow or at a dead end, as text [A12]."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from wayline.reports import figures
from wayline.reports.columns import FAINT, Column, cell, grid, heading, note
from wayline.reports.days import day_of
from wayline.reports.figures import counted
from wayline.reports.naming import Names
from wayline.reports.sheet import Look, draw

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

    from wayline.insights import OpenJourney, State

SAID: "Mapping[State, tuple[str, str, str]]" = {  # sign, colour, word
    "stuck": ("●", "red", "stuck"),
    "dead_end": ("●", "red", "dead end"),
    "slow": ("◐", "yellow", "slow"),
    "unknown": ("○", "dim", "cannot be told"),
    "on_track": ("○", "dim", "on track"),
}
WIDE = 100  # from here on, what is at stake has a column of its own


def render_open_customers(
    found: "Sequence[OpenJourney]", names: Names, look: Look, *, accounts: Mapping[str, str]
) -> str:
    """The open journeys as a table, the worst first: who, where, since when, against what, who answers.

    `accounts` gives the name of an account by its id, where it is known.
    """
    if not found:
        return draw([heading("Nobody is stuck.", above=False)], look)
    customers = {one.account or one.journey for one in found}
    value = at_stake(found)
    title = counted(len(customers), "customer") + " to care for"
    if len(found) != len(customers):
        title += f", in {counted(len(found), 'open journey')}"
    title += f", {value} at stake" if value else ""
    parts: list[RenderableType] = [heading(title, above=False), note("")]
    columns = [
        Column("Customer", "left"), Column("stands at", "left", 24), Column("since", "left", 12),
        Column("time there", width=12), Column("silent for", width=10),
        *([Column("at stake", width=10)] if look.width >= WIDE else []),
    ]  # fmt: skip
    rows = [_cells(one, names, accounts, is_wide=look.width >= WIDE) for one in found]
    return draw([*parts, *grid(columns, rows, width=look.width, leading=1)], look)


def at_stake(found: "Sequence[OpenJourney]") -> str:
    """What the journeys are worth together, by currency; empty when nothing is known."""
    sums: dict[str, float] = {}
    for one in found:
        if one.value is not None:
            currency = one.currency or ""
            sums[currency] = sums.get(currency, 0.0) + one.value
    return ", ".join(
        figures.money(value, currency).strip() for currency, value in sorted(sums.items())
    )


def _cells(
    one: "OpenJourney", names: Names, accounts: Mapping[str, str], *, is_wide: bool
) -> "list[Text]":
    from rich.text import Text

    sign, style, word = SAID[one.state]
    who = Text(accounts.get(one.account or "", one.account or one.journey))
    if one.account is not None and one.journey != one.account:
        who.append(f"\n{one.journey}", style=FAINT)
    where = Text(names.stage(one.stage)).append(f"\n{sign}", style=style).append(f" {word}")
    where.append(f" · {names.owner(one.owner) or 'nobody answers for it'}", style=FAINT)
    if one.next_step is not None:
        where.append(f"\nnext: {names.element(one.next_step)}", style=FAINT)
    value = figures.money(one.value, one.currency or "").strip() if one.value is not None else "–"
    return [
        who,
        where,
        Text(day_of(one.entered_at, ZoneInfo(names.timezone))),
        cell(figures.span(one.age_s), basis=against(one)),
        cell(figures.span(one.idle_s)),
        *([cell(value, style="" if one.value is not None else FAINT)] if is_wide else []),
    ]


def against(one: "OpenJourney") -> str:
    """What the time is held against: the date promised, or what is usual."""
    if one.basis == "planned" and one.due_at is not None:
        allowed = (one.due_at - one.entered_at).total_seconds()
        return f"due after {figures.span(allowed)}"
    if one.usual_s is not None:
        return f"usual {figures.span(one.usual_s)}"
    return "no standard"
