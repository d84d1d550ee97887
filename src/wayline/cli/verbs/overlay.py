"""What is the truth on the map? Lays events on a map and shows the living map."""

from contextlib import AbstractContextManager
from pathlib import Path
from typing import Literal

import click

from wayline.cli.opening import Opened, Reading, laid_in_memory, laid_in_project, scope_on
from wayline.cli.options import (
    EXISTING,
    NEW,
    by_of,
    by_what,
    in_project,
    mapping_of,
    project_of,
    scope_of,
    scoped,
    speaks,
    speech_of,
    versions_of,
    with_mapping,
    with_versions,
)
from wayline.cli.project import find_project
from wayline.cli.showing import show_living_map


@click.command("overlay")
@click.argument("map_path", metavar="MAP", type=EXISTING)
@click.argument("files", metavar="[EVENTS]...", nargs=-1, type=EXISTING)
@with_mapping
@by_what
@with_versions
@click.option("--html", metavar="FILE", type=NEW, help="Write the living map as one HTML file.")
@click.option(
    "--lang",
    "language",
    type=click.Choice(["en", "de"]),
    help="What the HTML file speaks [default: as the map].",
)
@click.option("--open", "opens", is_flag=True, help="Show the HTML file in the browser.")
@scoped
@in_project
@speaks
@click.pass_context
def command(
    ctx: click.Context,
    map_path: Path,
    files: tuple[Path, ...],
    *,
    html: Path | None,
    language: Literal["en", "de"] | None,
    opens: bool,
) -> None:
    """Lay EVENTS on MAP and show where customers progress, get stuck and fall out.

    Without EVENTS, those of the project folder are taken. With EVENTS everything happens in memory,
    and nothing is left behind but the files asked for.
    """
    if opens and html is None:
        raise click.UsageError("--open shows the file of --html; name one.", ctx)
    if language is not None and html is None:
        raise click.UsageError("--lang is what the file of --html speaks; name one.", ctx)
    with laid_for(ctx, map_path, files=files) as opened:
        scope = scope_on(scope_of(ctx), opened.laid)
        show_living_map(opened, scope, html=html, speech=speech_of(ctx), language=language)
    if opens and html is not None:
        click.launch(html.resolve().as_uri())


def laid_for(
    ctx: click.Context, map_path: Path, *, files: tuple[Path, ...]
) -> AbstractContextManager[Opened]:
    """The map laid on the files named, else on the events of the project."""
    speech = speech_of(ctx)
    if files:
        reading = Reading(map_path, files, mapping_of(ctx), by_of(ctx), versions_of(ctx))
        return laid_in_memory(reading, speech)
    project = find_project(project_of(ctx))
    return laid_in_project(
        project, speech, map_path=map_path, by=by_of(ctx), versions=versions_of(ctx)
    )
