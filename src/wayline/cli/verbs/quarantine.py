"""What was refused, and how does it come back? Lists, shows, exports, replays and discards rows."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wayline.base import SystemClock
from wayline.cli.loading import balance_document, balance_line
from wayline.cli.options import EXISTING, in_project, project_of, speaks, speech_of
from wayline.cli.project import find_project, opened

if TYPE_CHECKING:
    from wayline.cli.speaking import Json
    from wayline.events import Balance, QuarantinedRow

RAW_SHOWN = 100
where = click.option("--where", "code", metavar="CODE", help="Only rows refused for this reason.")


@click.group("quarantine")
def command() -> None:
    """Rows that were refused: list, show, export, replay, discard."""


@command.command("list")
@where
@click.option(
    "--limit",
    metavar="N",
    type=click.IntRange(1),
    default=20,
    show_default=True,
    help="How many rows are shown.",
)
@in_project
@speaks
@click.pass_context
def list_rows(ctx: click.Context, *, code: str | None, limit: int) -> None:
    """List what was refused: how many for each reason, then the rows."""
    from wayline.events import REASONS, count_quarantine, list_quarantine, open_store

    speech = speech_of(ctx)
    with opened(find_project(project_of(ctx))) as engine:
        balance = open_store(engine).balance
        counts = count_quarantine(engine)
        rows = list_quarantine(engine, code=code, limit=limit)
    words = {reason.code: reason for reason in REASONS}
    lines = [balance_line(balance), "" if counts else nothing_waits(balance)]
    for found, n in counts:
        lines += [f"{n:,} {found}: {words[found].sentence}", f"    {words[found].fix}"]
    lines += ["", *(row_line(row) for row in rows)] if rows else []
    speech.text("\n".join(lines))
    speech.document(
        {
            "format": "wayline.quarantine/1",
            "balance": balance_document(balance),
            "reasons": [{"code": found, "n": n} for found, n in counts],
            "rows": [row_document(row) for row in rows],
        }
    )


def nothing_waits(balance: "Balance") -> str:
    """Why no row is listed: none was refused, or what was refused was given up."""
    if balance.quarantined:
        return "Nothing waits in quarantine: what was refused was discarded."
    return "Nothing is in quarantine."


@command.command("show")
@click.argument("number", metavar="ID", type=int)
@in_project
@speaks
@click.pass_context
def show_row(ctx: click.Context, *, number: int) -> None:
    """Show one refused row: its text, where it stood, why it was refused."""
    from wayline.events import show_quarantine

    speech = speech_of(ctx)
    with opened(find_project(project_of(ctx))) as engine:
        row = show_quarantine(engine, number)
    speech.text(f"{row_line(row)}\n{row.message}\n\n{pretty(row.raw)}")
    speech.document({"format": "wayline.quarantine_row/1", **row_document(row)})


@command.command("export")
@where
@click.option(
    "--out",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write here, not to stdout.",
)
@in_project
@speaks
@click.pass_context
def export_rows(ctx: click.Context, *, code: str | None, out: Path | None) -> None:
    """Write the refused rows as JSON Lines, one row a line, to be mended or asked about."""
    from wayline.events import export_quarantine

    speech = speech_of(ctx)
    with opened(find_project(project_of(ctx))) as engine:
        lines = export_quarantine(engine, code=code)
    if out is None:
        speech.text(lines)
    else:
        speech.file(out, lines)
    rows: list[Json] = [json.loads(line) for line in lines.split("\n") if line]
    speech.document({"format": "wayline.quarantine_rows/1", "rows": rows})


@command.command("replay")
@where
@click.option(
    "--patch",
    metavar="FILE",
    type=EXISTING,
    required=True,
    help="The mapping as it should have been.",
)
@in_project
@speaks
@click.pass_context
def replay_rows(ctx: click.Context, *, code: str | None, patch: Path) -> None:
    """Try refused rows again with a mended mapping; the balance closes before and after."""
    from wayline.events import open_store, read_mapping, replay_quarantine

    speech = speech_of(ctx)
    mapping = read_mapping(patch)
    with opened(find_project(project_of(ctx))) as engine:
        done = replay_quarantine(engine, mapping, code=code, clock=SystemClock())
        balance = open_store(engine).balance
    balance.check()
    speech.text(
        f"{done.tried:,} rows tried = {done.stored:,} stored + {done.duplicate:,} duplicate + "
        f"{done.still_refused:,} refused again\n{balance_line(balance)}"
    )
    speech.document(
        {
            "format": "wayline.replay/1",
            "tried": done.tried,
            "stored": done.stored,
            "duplicate": done.duplicate,
            "still_refused": done.still_refused,
            "balance": balance_document(balance),
        }
    )


@command.command("discard")
@where
@in_project
@speaks
@click.pass_context
def discard_rows(ctx: click.Context, *, code: str | None) -> None:
    """Give refused rows up for good; they stay counted as quarantined."""
    from wayline.events import discard_quarantine

    speech = speech_of(ctx)
    with opened(find_project(project_of(ctx))) as engine:
        gone = discard_quarantine(engine, code=code)
    speech.text(f"{gone:,} rows given up; they stay counted as quarantined.")
    speech.document({"format": "wayline.discard/1", "discarded": gone})


def row_line(row: "QuarantinedRow") -> str:
    """One row on one line: number, where it stood, why, the beginning of its text."""
    raw = " ".join(row.raw.split())
    shown = raw if len(raw) <= RAW_SHOWN else raw[: RAW_SHOWN - 1] + "…"
    return f"{row.id:>6}  {row.place}  {row.code}  {shown}"


def row_document(row: "QuarantinedRow") -> "dict[str, Json]":
    """One row as a document."""
    return {
        "id": row.id, "source": row.source, "raw_ref": row.raw_ref, "line": row.line,
        "raw": row.raw, "code": row.code, "message": str(row.message), "state": row.state,
    }  # fmt: skip


def pretty(raw: str) -> str:
    """The text of a row: one cell a line where it holds cells."""
    try:
        cells: object = json.loads(raw)
    except ValueError:
        return raw
    return json.dumps(cells, ensure_ascii=False, indent=2)
