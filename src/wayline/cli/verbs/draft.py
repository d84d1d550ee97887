"""What would a first map look like? Writes one from events."""

from pathlib import Path

import click

from wayline.cli.opening import load, tell
from wayline.cli.options import EXISTING, NEW, mapping_of, speaks, speech_of, with_mapping


@click.command("draft")
@click.argument("files", metavar="EVENTS...", nargs=-1, required=True, type=EXISTING)
@with_mapping
@click.option("--out", metavar="FILE", type=NEW, help="Write the map here, not to stdout.")
@speaks
@click.pass_context
def command(ctx: click.Context, *, files: tuple[Path, ...], out: Path | None) -> None:
    """Draft a first map from events: touchpoints found, grouped into stages, rules bound.

    The draft is a proposal: its comments say what was seen and what to decide.
    """
    from wayline.engine import open_memory
    from wayline.events import open_store
    from wayline.journeys import draft_map

    speech = speech_of(ctx)
    engine = open_memory()
    try:
        report = load(engine, files, mapping=mapping_of(ctx), speech=speech)
        tell(report, speech)
        draft = draft_map(open_store(engine))
    finally:
        engine.close()
    if out is None:
        speech.text(draft.yaml_text)
    else:
        speech.file(out, draft.yaml_text)
        told = mapping_of(ctx)
        by = f" --mapping {told}" if told is not None else ""
        named = " ".join(str(file) for file in files)
        speech.note(f"Next: wayline check {out}\n      wayline overlay {out} {named}{by}")
    speech.document(
        {
            "format": "wayline.draft/1",
            "map": draft.yaml_text,
            "events": report.balance.stored,
            "file": str(out) if out is not None else None,
        }
    )
