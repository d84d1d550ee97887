"""Which form do our documents have? Prints a JSON Schema."""

import json
from collections.abc import Callable

import click

from wayline.cli.options import speaks, speech_of
from wayline.cli.speaking import Json


def map_schema() -> Json:
    """The schema of a map file."""
    from wayline.map import json_schema

    return json_schema()


def overlay_schema() -> Json:
    """The schema of `wayline.overlay/1`."""
    from wayline.insights import overlay_schema as schema

    return schema()


def page_schema() -> Json:
    """The schema of what the HTML page carries inside."""
    from wayline.reports import page_schema as schema

    return schema()


SCHEMAS: dict[str, Callable[[], Json]] = {
    "map": map_schema,
    "overlay": overlay_schema,
    "page": page_schema,
}


@click.command("schema")
@click.argument("name", type=click.Choice(sorted(SCHEMAS)))
@speaks
@click.pass_context
def command(ctx: click.Context, *, name: str) -> None:
    """Print the JSON Schema of a map, of the overlay document or of the page's content."""
    document = SCHEMAS[name]()
    speech = speech_of(ctx)
    speech.text(json.dumps(document, ensure_ascii=False, indent=2))
    speech.document(document)
