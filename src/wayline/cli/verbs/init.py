"""How does one begin? Writes a first map, from a starter, into a folder."""

from pathlib import Path

import click

from wayline.base import DocumentError
from wayline.cli.options import FOLDER, speaks, speech_of


@click.command("init")
@click.argument("folder", type=FOLDER, default=".")
@click.option(
    "--starter",
    metavar="NAME",
    default="simple_five",
    show_default=True,
    help="Which starter; `--list` names them.",
)
@click.option("--list", "lists", is_flag=True, help="Name the starters and stop.")
@click.option("--force", is_flag=True, help="Overwrite files that are there.")
@speaks
@click.pass_context
def command(ctx: click.Context, *, folder: Path, starter: str, lists: bool, force: bool) -> None:
    """Write a first map and invented events into FOLDER (default: here), to be changed by hand."""
    from wayline.map import read_starter, starter_names

    speech = speech_of(ctx)
    if lists:
        speech.text("\n".join(starter_names()))
        speech.document({"format": "wayline.starters/1", "starters": list(starter_names())})
        return
    written = write_starter(read_starter(starter), folder, force=force)
    speech.text("\n".join(f"wrote {path}" for path in written) + f"\n\n{next_steps(written)}")
    speech.document(
        {"format": "wayline.init/1", "starter": starter, "files": [str(path) for path in written]}
    )


def next_steps(written: list[Path]) -> str:
    """What to do with the files: look at the invented events first, then put one's own in."""
    named = {path.name: path for path in written}
    mapped = f" --mapping {named['mapping.yaml']}" if "mapping.yaml" in named else ""
    laid = f"{named['map.yaml']} {named['events.csv']}{mapped}"
    return (
        f"Next: wayline check {named['map.yaml']}\n      wayline overlay {laid}\n"
        "The events are invented: look at the map with them, then put your own in their place."
    )


def write_starter(files: dict[str, str], folder: Path, *, force: bool) -> list[Path]:
    """Write the files of a starter; nothing is written when one would be overwritten."""
    names = sorted(files, key=lambda name: (name != "map.yaml", name))
    targets = {folder / name: files[name] for name in names}
    there = [path for path in targets if path.exists()]
    if there and not force:
        raise DocumentError(
            f"{there[0]} is there already.", remedy="Take another folder, or --force to overwrite."
        )
    for path, text in targets.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return list(targets)
