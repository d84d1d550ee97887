"""What does a reader see where no script runs? The same numbers as plain tables."""

from collections.abc import Iterable, Sequence
from html import escape

from wayline.insights import FindingRow, KpiRow, OverlaidMap, PathRow, StageRow, TouchpointRow
from wayline.reports.figures import count
from wayline.reports.naming import Names
from wayline.reports.targets import judgement, target_figure, value_figure
from wayline.reports.terminal import (
    balance_line,
    header_lines,
    is_usual,
    share_of,
    span_of_standard,
    time_of,
)

PLAIN_CSS = """
.plain{font:14px/1.5 system-ui,sans-serif;max-width:72rem;margin:0 auto;padding:1rem}
.plain table{border-collapse:collapse;width:100%;margin:0 0 2rem}
.plain caption{text-align:start;font-weight:600;font-size:1.15em;padding:.5rem 0}
.plain th,.plain td{text-align:start;vertical-align:top;padding:.35rem .75rem .35rem 0;
border-bottom:1px solid #8888}
"""
Row = Sequence[str]


def plain_tables(overlaid: OverlaidMap, names: Names) -> str:
    """Stages, touchpoints, paths, findings and targets as tables; every word of the map is escaped."""
    parts = [
        f"<h1>{escape(names.map_name)}</h1>",
        *(f"<p>{escape(line)}</p>" for line in header_lines(overlaid, names)),
        table("Stages", STAGE_HEAD, (stage_row(row, names) for row in overlaid.stages)),
        table("Touchpoints", TOUCHPOINT_HEAD, map(touchpoint_row, overlaid.touchpoints)),
        table("Stakeholder paths", PATH_HEAD, map(path_row, overlaid.paths)),
        table("What deserves attention", FINDING_HEAD, (finding_row(row, names) for row in overlaid.findings)),
        table("Targets", KPI_HEAD, (kpi_row(row, names) for row in overlaid.kpis)),
        f"<p>{escape(balance_line(overlaid))}</p>",
    ]  # fmt: skip
    return f'<main class="plain">{"".join(parts)}</main>'


def table(caption: str, head: Row, rows: Iterable[Row]) -> str:
    """One table, or nothing where there is no row."""
    body = "".join(
        f'<tr><th scope="row">{escape(first)}</th>{"".join(f"<td>{escape(one)}</td>" for one in rest)}</tr>'
        for first, *rest in rows
    )
    if not body:
        return ""
    top = "".join(f'<th scope="col">{escape(one)}</th>' for one in head)
    return f"<table><caption>{escape(caption)}</caption><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"


STAGE_HEAD = (
    "Stage",
    "entered",
    "here now",
    "moved on",
    "half took",
    "standard",
    "on time",
    "stuck",
    "dead end",
)


def stage_row(row: StageRow, names: Names) -> Row:
    """One stage."""
    standard = row.standard
    on_time = "–" if standard is None or is_usual(row) else share_of(standard.on_time).text
    return (
        row.name, count(row.entered), count(row.open_now), share_of(row.moved_on).text,
        time_of(row.dwell, names.unit(row.key)).text, standard_text(row, names), on_time,
        count(row.states.stuck), count(row.states.dead_end),
    )  # fmt: skip


def standard_text(row: StageRow, names: Names) -> str:
    """The standard of a stage; one that is only usual says that nobody agreed on it."""
    said = span_of_standard(row, names)
    return f"{said}, not agreed" if is_usual(row) else said or "none"


TOUCHPOINT_HEAD = ("Touchpoint", "events", "journeys", "seen", "on time", "deviations")


def touchpoint_row(row: TouchpointRow) -> Row:
    """One touchpoint."""
    return (
        row.name, count(row.events), count(row.journeys), share_of(row.seen).text,
        share_of(row.on_time).text, count(row.deviations),
    )  # fmt: skip


PATH_HEAD = ("Path", "not begun", "open", "late", "done", "half took", "on time")


def path_row(row: PathRow) -> Row:
    """One stakeholder path."""
    states = (count(n) for n in (row.not_begun, row.open, row.late, row.done))
    return (row.name, *states, time_of(row.time).text, share_of(row.on_time).text)


FINDING_HEAD = ("Finding", "who answers for it", "what to do")


def finding_row(row: FindingRow, names: Names) -> Row:
    """One finding."""
    return (str(row.sentence), names.owner(row.owner) or "nobody", str(row.suggestion))


KPI_HEAD = ("Target", "value", "should be", "")


def kpi_row(row: KpiRow, names: Names) -> Row:
    """One KPI against its target."""
    return (names.kpi(row.key), value_figure(row).text, target_figure(row).text, judgement(row)[1])
