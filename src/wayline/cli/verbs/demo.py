"""What does it look like with a whole company? Builds the invented one and shows its living map."""

import os
import sys
from pathlib import Path

import click

from wayline.cli.opening import Opened, checked_map, lay_on, load
from wayline.cli.options import FOLDER, speaks, speech_of
from wayline.cli.project import Project, opened
from wayline.cli.showing import show_living_map

PAGE = "living-map.html"
INVENTED = (
    "This company is invented: a mining-support firm with planted truths. No number here is about "
    "anybody."
)


@click.command("demo")
@click.argument("folder", type=FOLDER, default="wayline-demo")
@click.option(
    "--open/--no-open",
    "opens",
    default=None,
    help="Show the page in the browser; default: where there is a screen.",
)
@speaks
@click.pass_context
def command(ctx: click.Context, *, folder: Path, opens: bool | None) -> None:
    """Build a simulated company in FOLDER (default: wayline-demo) and show its living map.

    FOLDER is a project like any other: go there and try `wayline stuck`, or change the map.
    """
    from wayline.demo import build_demo
    from wayline.journeys import Scope

    speech = speech_of(ctx)
    folder.mkdir(parents=True, exist_ok=True)
    company = build_demo(folder)
    project = Project(folder)
    project.database.unlink(missing_ok=True)
    page = folder / PAGE
    with opened(project) as engine:
        for export in company.exports:
            load(engine, [export.path], mapping=export.mapping_path, speech=speech)
        laid = lay_on(engine, checked_map(company.map_path), by=None, speech=speech)
        show_living_map(Opened(laid, None), Scope(), html=page, speech=speech)
    speech.text(f"\n{INVENTED}\n\nThe page: {page}\nThe map:  {company.map_path}")
    speech.text(f"\nNext: cd {folder}, then wayline stuck")
    if has_screen() if opens is None else opens:
        click.launch(page.resolve().as_uri())


def has_screen() -> bool:
    """True where a person sits in front of a desktop."""
    if os.environ.get("CI") or not sys.stdout.isatty():
        return False
    is_desktop = sys.platform in {"darwin", "win32"}
    return is_desktop or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
