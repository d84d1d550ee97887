"""How do events get into a project? Takes files in and prints the balance."""

from pathlib import Path

import click

from wayline.cli.loading import load_document, load_text
from wayline.cli.opening import load
from wayline.cli.options import (
    EXISTING,
    in_project,
    mapping_of,
    project_of,
    speaks,
    speech_of,
    with_mapping,
)
from wayline.cli.project import opened, project_to_fill


@click.command("ingest")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=EXISTING)
@with_mapping
@in_project
@speaks
@click.pass_context
def command(ctx: click.Context, *, files: tuple[Path, ...]) -> None:
    """Take files of events into the project folder .wayline, which is made when it is missing.

    Taking a file in twice stores nothing twice. What cannot be read is kept: wayline quarantine.
    """
    speech = speech_of(ctx)
    project = project_to_fill(project_of(ctx))
    with opened(project) as engine:
        report = load(engine, files, mapping=mapping_of(ctx), speech=speech)
    speech.text(load_text(report))
    speech.document(load_document(report))
