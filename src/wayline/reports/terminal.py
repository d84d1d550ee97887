"""What does the living map look like in a terminal? Stages, paths, findings, targets, the balance."""

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from wayline.reports import figures
from wayline.reports.columns import FAINT, Column, bar, cell, grid, heading, note
from wayline.reports.days import day_of
from wayline.reports.figures import NOT_MEASURED, Figure, count, counted
from wayline.reports.naming import Names
from wayline.reports.sheet import Look, draw
from wayline.reports.targets import gap_text, judgement, target_figure, value_figure

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

    from wayline.base import DurationUnit, Frame
    from wayline.insights import Framed, OverlaidMap, PathRow, StageRow, StateCounts

FINDINGS_SHOWN = 5
NAMES_SHOWN = 5
WIDE = 112  # from here on a bar stands beside the share, and the standard has a column of its own
NARROW = 96  # below, titles take two lines so that names keep their room
BAR = 10
LEFT_OUT = {"left_truncated": "not seen from the first stage on"}
USUAL = "usual"  # before a length that three in four keep to, where the map agrees on none [A11]
USUAL_NOTE = "usual: three in four take no longer; it is not agreed, the map sets no standard there"
MOVED_ON_NOTE = "moved on: to a later stage or success, in the time that 95 of 100 who did so took"
PROBLEM = "red"
CARE = "yellow"


def render_terminal(overlaid: "OverlaidMap", names: Names, look: Look) -> str:
    """The living map as text, at the width of the look."""
    parts = [*header(overlaid, names), *stage_table(overlaid, names, look)]
    parts += path_table(overlaid, look)
    parts += finding_list(overlaid, names)
    parts += kpi_table(overlaid, names, look)
    parts += balance(overlaid)
    return draw(parts, look)


def header(overlaid: "OverlaidMap", names: Names) -> "list[RenderableType]":
    """Which map, which journeys, up to when, and how much of the data the map explains."""
    from rich.table import Table
    from rich.text import Text

    frame = overlaid.frames[0]
    zone = ZoneInfo(names.timezone)
    top = Table.grid(expand=True, padding=(0, 1))
    top.add_column(ratio=1, overflow="fold")
    top.add_column(justify="right", no_wrap=True)
    has_events = overlaid.events.stored > 0
    until = f"data to {day_of(frame.window.horizon, zone)}" if has_events else "no data yet"
    top.add_row(Text(names.map_name, style="bold"), Text(until, style=FAINT))
    return [top, note(journeys_line(frame, zone)), note(mapped_line(overlaid)), Text("")]


def header_lines(overlaid: "OverlaidMap", names: Names) -> tuple[str, ...]:
    """The lines above the numbers: which journeys, up to when, how much of the data is on the map."""
    frame, zone = overlaid.frames[0], ZoneInfo(names.timezone)
    has_events = overlaid.events.stored > 0
    until = f"data to {day_of(frame.window.horizon, zone)}" if has_events else "no data yet"
    return (journeys_line(frame, zone), until, mapped_line(overlaid))


def mapped_line(overlaid: "OverlaidMap") -> str:
    """How much of the data the map explains."""
    coverage = overlaid.coverage
    if not coverage.of:
        return "no event belongs to a journey of this map"
    if not coverage.mapped:
        return f"none of the {counted(coverage.of, 'event')} is on the map"
    share = share_of(coverage.share)
    if coverage.share.estimate.quality in ("too_few", "few"):
        return f"{count(coverage.mapped)} of {counted(coverage.of, 'event')} on the map"
    return f"{share.main} of the events are on the map"


def journeys_line(frame: "Frame", zone: ZoneInfo) -> str:
    """How many journeys are looked at, from when, narrowed to what, and who is left out."""
    window, people = frame.window, frame.population
    parts = [counted(people.total, "journey")]
    start, end = (None if at is None else day_of(at, zone) for at in (window.start, window.end))
    if start and end:
        parts[0] += f" that started {start} to {end}"
    elif start or end:
        parts[0] += f" that started from {start} on" if start else f" that started before {end}"
    parts += [
        "only those still open" if f.field == "open_only" else f"{f.field} {f.value}"
        for f in frame.filters
    ]
    parts += [
        f"{count(n)} {LEFT_OUT.get(reason, reason.replace('_', ' '))}"
        for reason, n in people.left_out
        if n
    ]
    return " · ".join(parts)


def stage_table(overlaid: "OverlaidMap", names: Names, look: Look) -> "list[RenderableType]":
    """A row a stage: who came in, who is here now, who moved on, how long it took, who is stuck."""
    is_wide = look.width >= WIDE
    narrow = 4 if look.width < NARROW else None
    decimals = any(stage.moved_on.n >= figures.ONE_DECIMAL_FROM for stage in overlaid.stages)
    moved = 10 if decimals else 9  # for `99.9–100.0`
    room = 11 if any(map(is_usual, overlaid.stages)) else moved  # for `usual 198 d`
    columns = [
        Column("Stage", "left"), Column("entered", width=7), Column("here now", width=narrow or 8),
        *([Column("", "left", BAR)] if is_wide else []),
        Column("moved on", width=moved), Column("half took", width=9 if narrow else 11),
        *([Column("standard", width=room)] if is_wide else []),
        Column("on time", width=room if not is_wide else moved), Column("stuck now", "left", 12),
    ]  # fmt: skip
    rows = [stage_cells(stage, names, is_wide=is_wide) for stage in overlaid.stages]
    return [*grid(columns, rows, width=look.width, leading=1), *stage_notes(overlaid)]


def stage_notes(overlaid: "OverlaidMap") -> "list[RenderableType]":
    """What two words of the stage table mean, where they stand in it."""
    stages = overlaid.stages
    notes = [MOVED_ON_NOTE] if any(stage.moved_on.n for stage in stages) else []
    notes += [USUAL_NOTE] if any(is_usual(stage) for stage in stages) else []
    notes += [f"Judged: {overlaid.map.judged}."] if overlaid.map.judges else []
    return [note(""), *map(note, notes)] if notes else []


def stage_cells(stage: "StageRow", names: Names, *, is_wide: bool) -> "list[Text]":
    """The cells of one stage."""
    from rich.text import Text

    target = names.standard(stage.key)
    standard = span_of_standard(stage, names)
    moved = share_of(stage.moved_on)
    on_time = share_of(stage.standard.on_time if stage.standard else None)
    basis = f"in {standard}" if standard and not is_wide else on_time.basis
    moved_on = stage.moved_on.estimate
    show_share = moved_on.quality in {"ok", "small"}
    return [
        Text(stage.name),
        cell(count(stage.entered)),
        cell(count(stage.open_now)),
        *([Text(bar(moved_on.value if show_share else None, BAR))] if is_wide else []),
        short(moved),
        short(time_of(stage.dwell, names.unit(stage.key))),
        *([cell(standard or "none", style="" if target else FAINT)] if is_wide else []),
        _on_time(stage, Figure(on_time.main, basis, on_time.text), usual="" if is_wide else standard),
        states_cell(stage.states),
    ]  # fmt: skip


def _on_time(stage: "StageRow", figure: Figure, *, usual: str) -> "Text":
    """The share on time; none where nothing is agreed: that three in four take no longer than usual says nothing."""
    if is_usual(stage):
        return cell("–", basis=usual, style=FAINT)
    return cell("–", style=FAINT) if stage.standard is None else short(figure)


def is_usual(stage: "StageRow") -> bool:
    """Whether the stage is held against what is usual, since nobody agreed on a standard [A11]."""
    return stage.standard is not None and stage.standard.basis == "observed"


def span_of_standard(stage: "StageRow", names: Names) -> str:
    """The standard of a stage, short: `30 d`, `10 wd`, `usual 3 d` where none is agreed, else empty."""
    if stage.standard is not None and is_usual(stage) and stage.standard.target_s is not None:
        return f"{USUAL} {figures.span(stage.standard.target_s)}"
    target = names.standard(stage.key)
    if target is None:
        return ""
    unit = figures.UNITS[target.unit][1]
    return f"{figures.number(float(target.amount), 1, trim=True)} {unit}"


def share_of(measured: "Framed | None") -> Figure:
    """A measured share as it is shown."""
    return NOT_MEASURED if measured is None else figures.share(measured.estimate)


def time_of(measured: "Framed | None", unit: "DurationUnit | None" = None) -> Figure:
    """A measured time as it is shown."""
    return NOT_MEASURED if measured is None else figures.time(measured.estimate, unit)


def short(figure: Figure) -> "Text":
    """A figure for a narrow column: "too few to tell" becomes "too few" above its n."""
    if figure.main == "too few to tell":
        return cell("too few", basis=figure.basis, style=FAINT)
    if figure.main == "not measured":
        return cell("–", style=FAINT)
    if figure.main == "not reached":
        return cell("not yet", basis=figure.basis, style=FAINT)
    return cell(figure)


def states_cell(states: "StateCounts") -> "Text":
    """Who needs care now: stuck and dead ends with a full sign, slow ones with a half one."""
    from rich.text import Text

    lines = [
        (n, sign, style, word)
        for n, sign, style, word in (
            (states.stuck, "●", PROBLEM, "stuck"),
            (states.dead_end, "●", PROBLEM, "dead end"),
            (states.slow, "◐", CARE, "slow"),
        )
        if n
    ]
    if not lines:
        return Text("–", style=FAINT)
    text = Text()
    for position, (n, sign, style, word) in enumerate(lines):
        text.append("\n" if position else "").append(sign, style=style)
        text.append(f" {count(n)} {word}", style=FAINT if sign == "◐" else "")
    return text


def path_table(overlaid: "OverlaidMap", look: Look) -> "list[RenderableType]":
    """A row a stakeholder path: who has not begun, is under way, late, through; and how long it took."""
    if not overlaid.paths:
        return []
    columns = [
        Column("Stakeholder path", "left"), Column("not begun", width=9), Column("open", width=5),
        Column("late", "left", 5), Column("done", width=5), Column("half took", width=9),
        Column("on time", width=9),
    ]  # fmt: skip
    rows = [path_cells(path) for path in overlaid.paths]
    return [note(""), *grid(columns, rows, width=look.width, leading=leading_for(look))]


def leading_for(look: Look) -> int:
    """Without faint lines an empty line must tell one row from the next."""
    return 0 if look.has_colour else 1


def path_cells(path: "PathRow") -> "list[Text]":
    """The cells of one path."""
    from rich.text import Text

    late = Text("–", style=FAINT)
    if path.late:
        late = Text("●", style=PROBLEM).append(f" {count(path.late)}", style="default")
    return [
        Text(path.name), cell(count(path.not_begun)), cell(count(path.open)), late,
        cell(count(path.done)), short(time_of(path.time)),
        short(share_of(path.on_time)),
    ]  # fmt: skip


def finding_list(overlaid: "OverlaidMap", names: Names) -> "list[RenderableType]":
    """The worst findings as sentences, each with who answers for it and what to do."""
    from rich.table import Table
    from rich.text import Text

    if not overlaid.findings:
        is_empty = not overlaid.frames[0].population.total
        return [heading("No journey to look at." if is_empty else "Nothing stands out.")]
    listed = Table.grid(expand=True, padding=(0, 1))
    listed.add_column(width=2, justify="right")
    listed.add_column(ratio=1, overflow="fold")
    for number, finding in enumerate(overlaid.findings[:FINDINGS_SHOWN], 1):
        owner = names.owner(finding.owner) or "nobody answers for it"
        text = Text(str(finding.sentence)).append(f"\n{owner}", style="bold")
        text.append(f" → {finding.suggestion}")
        listed.add_row(Text(str(number), style=FAINT), text)
    rest = len(overlaid.findings) - FINDINGS_SHOWN
    more = [note(f"   and {counted(rest, 'more finding')}")] if rest > 0 else []
    return [heading("What deserves attention"), listed, *more]


def kpi_table(overlaid: "OverlaidMap", names: Names, look: Look) -> "list[RenderableType]":
    """A row a KPI: its value, its target, and whether that is met."""
    from rich.text import Text

    if not overlaid.kpis:
        return []
    columns = [
        Column("Target", "left"), Column("value", width=10), Column("should be", width=14),
        Column("gap", width=8), Column("", "left", 20),
    ]  # fmt: skip
    rows: list[list[Text]] = []
    for row in overlaid.kpis:
        sign, words = judgement(row)
        style = {"✓": "green", "✗": PROBLEM}.get(sign, FAINT)
        verdict = Text(sign, style=style).append(f" {words}", style="default")
        value = short(value_figure(row))
        rows.append(
            [
                Text(names.kpi(row.key)),
                value,
                cell(target_figure(row)),
                cell(gap_text(row)),
                verdict,
            ]
        )
    return [note(""), *grid(columns, rows, width=look.width, leading=leading_for(look))]


def balance_line(overlaid: "OverlaidMap") -> str:
    """What was received and what became of it, in one sum."""
    events = overlaid.events
    return (
        f"{counted(events.received, 'event')} received = {count(events.stored)} stored + "
        f"{count(events.duplicate)} duplicate + {count(events.quarantined)} quarantined"
    )


def balance(overlaid: "OverlaidMap") -> "list[RenderableType]":
    """Where every event went: nothing is lost without a word [E1]."""
    events = overlaid.events
    classes = (
        (events.credited, "on touchpoints"), (events.structural, "on stages and outcomes"),
        (events.surplus, "surplus"), (events.unmatched, "not on the map"),
        (events.ignored, "ignored"), (events.no_case + events.no_unit, "in no journey"),
        (events.many_cases, "in several journeys"),
    )  # fmt: skip
    of_these = ", ".join(f"{count(n)} {words}" for n, words in classes if n)
    lines = [heading("Balance"), note(balance_line(overlaid))]
    if overlaid.frames and overlaid.frames[0].filters:
        lines.append(note("of all events, not only of the journeys looked at"))
    lines += [note(f"of those stored: {of_these}")] if of_these else []
    unknown = [f"{name.name} ({count(name.n)})" for name in overlaid.coverage.unmatched_names]
    lines += [note(f"not on the map: {listed(unknown)}")] if unknown else []
    return list(lines)


def listed(names: list[str]) -> str:
    """The first names of a list, and how many more there are."""
    more = [f"{count(len(names) - NAMES_SHOWN)} more"] if len(names) > NAMES_SHOWN else []
    return ", ".join([*names[:NAMES_SHOWN], *more])
