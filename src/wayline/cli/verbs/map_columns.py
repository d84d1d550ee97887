"""Which column is what? Proposes a mapping for a file of events, and shows rows before and after."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wayline.cli.loading import balance_line
from wayline.cli.opening import load
from wayline.cli.options import EXISTING, NEW, mapping_of, speaks, speech_of, with_mapping
from wayline.cli.speaking import Speech

if TYPE_CHECKING:
    from wayline.cli.speaking import Json
    from wayline.engine import Value

ROWS = 20
INSTANT_DIGITS = {0: 26, 1: 19, 2: 16, 3: 10}  # of `2026-01-31 09:00:00.000000`, by precision


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    """One event: where it stood, the text there (empty for sheets), and how it was understood."""

    raw_ref: str
    before: str
    after: str


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
    reasons: list[Json] = list(proposal.reasons)
    speech.document(
        {"format": "wayline.mapping/1", "mapping": proposal.yaml_text, "reasons": reasons}
    )


def show_rows(files: Sequence[Path], mapping: Path | None, speech: Speech) -> None:
    """Show how the first rows are understood, and the balance of the whole file."""
    from wayline.engine import load_query, open_memory

    engine = open_memory()
    try:
        report = load(engine, files, mapping=mapping, speech=speech)
        found = engine.run(load_query("wayline.cli", "first_events"), {"limit": ROWS}).dicts()
    finally:
        engine.close()
    rows = list(pairs(found, files))
    lines = [line for row in rows for line in (row.raw_ref, *indented(row))]
    notes = [f"  {note}" for note in report.notes]
    speech.text("\n".join([*lines, "", balance_line(report.balance), *notes]))
    speech.document(
        {
            "format": "wayline.mapping_check/1",
            "rows": [{"raw_ref": r.raw_ref, "before": r.before, "after": r.after} for r in rows],
            "notes": list(report.notes),
        }
    )


def indented(row: BeforeAfter) -> Iterator[str]:
    """The two lines of one event."""
    if row.before:
        yield f"    {row.before}"
    yield f"  → {row.after}"


def pairs(found: "Sequence[dict[str, Value]]", files: Sequence[Path]) -> Iterator[BeforeAfter]:
    """Each event with the line it came from, where the file has lines."""
    texts = {path.name: first_lines(path) for path in files}
    for event in found:
        raw_ref = str(event["raw_ref"])
        file, _, row = raw_ref.rpartition(":")
        lines = texts.get(file, [])
        # Rows count from 1 below the header; JSON Lines have none.
        at = int(row) if file.endswith((".csv", ".tsv", ".txt")) else int(row) - 1
        yield BeforeAfter(raw_ref, lines[at] if 0 <= at < len(lines) else "", in_words(event))


def first_lines(path: Path) -> list[str]:
    """The first lines of a text file; none of a file that is not text."""
    with path.open("rb") as file:
        start = file.read(64_000)
    if b"\0" in start or start[:2] in {b"PK", b"\x1f\x8b"} or start[:4] == b"PAR1":
        return []
    return start.decode("utf-8-sig", errors="replace").splitlines()


def in_words(event: "dict[str, Value]") -> str:
    """How one event was understood: when, what, who, and what else is known."""
    precision = event["ts_precision"]
    digits = INSTANT_DIGITS.get(precision if isinstance(precision, int) else 1, 19)
    more = [
        f"{field} {event[field]!s}"
        for field in ("account", "person", "channel", "cost", "value")
        if event[field] is not None
    ]
    objects = [str(event["objects"])] if event["objects"] is not None else []
    return " · ".join([str(event["at"])[:digits], str(event["event"]), *objects, *more])
