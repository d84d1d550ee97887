"""How do several people work with it? Serves the web application."""

from pathlib import Path

import click

from wayline.cli.options import speaks, speech_of

HOME = Path(".wayline-server")
PORT = 8787


@click.command("serve")
@click.argument(
    "home", metavar="[FOLDER]", type=click.Path(path_type=Path, file_okay=False), default=HOME
)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port", default=PORT, show_default=True, type=click.IntRange(0, 65_535), help="The port."
)
@click.option("--open", "opens", is_flag=True, help="Show the application in the browser.")
@click.option(
    "--insecure",
    is_flag=True,
    help="Listen on another address than this machine's own without HTTPS.",
)
@speaks
@click.pass_context
def command(
    ctx: click.Context, home: Path, *, host: str, port: int, opens: bool, insecure: bool
) -> None:
    """Serve the web application from FOLDER (default: .wayline-server), until stopped.

    A link is printed that lets you in, once. Everything stays on this machine.
    """
    from wayline.server import LOOPBACK, FirstLink, ServerSettings, serve

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

    serve(ServerSettings(home, host, port), say=say)
