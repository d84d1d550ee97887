"""Which column is what? Proposes a mapping for a file of events, and shows rows before and after."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wayline.cli.loading import balance_line
from wayline.cli.opening import load
from wayline.cli.options import EXISTING, NEW, mapping_of, speaks, speech_of, with_mapping
from wayline.cli.speaking import Speech

if TYPE_CHECKING:
    from wayline.cli.speaking import Json
    from wayline.events import PreviewRow

ROWS = 20


@click.command("map-columns")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=EXISTING)
@click.option("--out", metavar="FILE", type=NEW, help="Write the mapping here, not to stdout.")
@click.option("--check", "checks", is_flag=True, help="Show 20 rows before and after.")
@with_mapping
@speaks
@click.pass_context
def command(ctx: click.Context, *, files: tuple[Path, ...], out: Path | None, checks: bool) -> None:
    """Propose a mapping for FILE: which column is the time, the account, the event's name.

    Guesses are marked `# guessed`; change them, and give the file to --mapping. With --check, rows
    are shown as they stand and as they are understood, by the mapping of --mapping or the proposal.
    """
    speech = speech_of(ctx)
    if checks:
        show_rows(files, mapping_of(ctx), speech)
    else:
        propose(files, out, speech)


def propose(files: Sequence[Path], out: Path | None, speech: Speech) -> None:
    """Write a mapping with its reasons."""
    from wayline.events import propose_mapping

    proposal = propose_mapping(files)
    if out is None:
        speech.text(proposal.yaml_text)
    else:
        speech.file(out, proposal.yaml_text)
    reasons: list[Json] = [str(reason) for reason in proposal.reasons]
    speech.document(
        {"format": "wayline.mapping/1", "mapping": proposal.yaml_text, "reasons": reasons}
    )


def show_rows(files: Sequence[Path], mapping: Path | None, speech: Speech) -> None:
    """Show how the first rows are understood, and the balance of the whole file."""
    from wayline.engine import open_memory
    from wayline.events import preview_rows

    engine = open_memory()
    try:
        report = load(engine, files, mapping=mapping, speech=speech)
        rows = preview_rows(engine, files, most=ROWS)
    finally:
        engine.close()
    lines = [line for row in rows for line in (row.raw_ref, *indented(row))]
    notes = [f"  {note}" for note in report.notes]
    speech.text("\n".join([*lines, "", balance_line(report.balance), *notes]))
    speech.document(
        {
            "format": "wayline.mapping_check/1",
            "rows": [{"raw_ref": r.raw_ref, "before": r.before, "after": r.after} for r in rows],
            "notes": [str(note) for note in report.notes],
        }
    )


def indented(row: "PreviewRow") -> Iterator[str]:
    """The two lines of one event."""
    if row.before:
        yield f"    {row.before}"
    yield f"  → {row.after}"
