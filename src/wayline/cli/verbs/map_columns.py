"""Which column is what? Proposes a mapping for a file of events, with reasons."""

from pathlib import Path

import click

from wayline.cli.options import EXISTING, NEW, speaks, speech_of


@click.command("map-columns")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=EXISTING)
@click.option("--out", metavar="FILE", type=NEW, help="Write the mapping here, not to stdout.")
@click.option("--check", "checks", is_flag=True, help="Show 20 rows before and after.")
@click.option("--mapping", metavar="FILE", type=EXISTING, help="With --check: use this mapping.")
@speaks
@click.pass_context
def command(
    ctx: click.Context,
    *,
    files: tuple[Path, ...],
    out: Path | None,
    checks: bool,
    mapping: Path | None,
) -> None:
    """Propose a mapping for FILE: which column is the time, the account, the event's name.

    Guesses are marked `# guessed`; change them, and give the file to --mapping.
    """
    from wayline.events import propose_mapping

    speech = speech_of(ctx)
    proposal = propose_mapping(files)
    if out is None:
        speech.text(proposal.yaml_text)
    else:
        speech.file(out, proposal.yaml_text)
    speech.document(
        {
            "format": "wayline.mapping/1",
            "mapping": proposal.yaml_text,
            "reasons": list(proposal.reasons),
        }
    )
