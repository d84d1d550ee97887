"""How do several people work with it? Serves the web application."""

import re
from pathlib import Path

import click

from wayline.cli.options import speaks, speech_of

HOME = Path(".wayline-server")
PORT = 8787
MEMORY = "800MB"
A_SIZE = re.compile(r"[1-9][0-9]*(\.[0-9]+)? ?[KMGT]i?B", re.IGNORECASE)


def _as_size(ctx: click.Context, option: click.Parameter, value: str) -> str:
    if A_SIZE.fullmatch(value) is None:
        raise click.BadParameter(f"{value!r} is no size: write 2GB, or 800MB.", ctx, option)
    return value


@click.command("serve")
@click.argument(
    "home", metavar="[FOLDER]", type=click.Path(path_type=Path, file_okay=False), default=HOME
)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port", default=PORT, show_default=True, type=click.IntRange(0, 65_535), help="The port."
)
@click.option(
    "--memory",
    default=MEMORY,
    show_default=True,
    callback=_as_size,
    help="What the analytical engine may hold in memory; more goes to disk.",
)
@click.option("--open", "opens", is_flag=True, help="Show the application in the browser.")
@click.option(
    "--insecure",
    is_flag=True,
    help="Listen on another address than this machine's own without HTTPS.",
)
@speaks
def command(home: Path, *, host: str, port: int, memory: str, opens: bool, insecure: bool) -> None:
    """Serve the web application from FOLDER (default: .wayline-server), until stopped.

    A link is printed that lets you in, once. Everything stays on this machine.
    """
    from wayline.server import LOOPBACK, FirstLink, ServerSettings, serve

    ctx = click.get_current_context()
    if host not in LOOPBACK and not insecure:
        raise click.UsageError(
            f"{host} can be reached from other machines, and this server speaks no HTTPS itself. "
            "Put a proxy with TLS before it, or say --insecure.",
            ctx,
        )
    speech = speech_of(ctx)

    def say(link: FirstLink) -> None:
        speech.text(f"Wayline is here, for you, once: {link.url}\nStop it with Ctrl-C.")
        if opens:
            click.launch(link.url)

    serve(ServerSettings(home, host, port, memory_limit=memory), say=say)
