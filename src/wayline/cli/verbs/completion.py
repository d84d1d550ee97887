"""How does a shell complete `wayline`? Prints the lines that teach it."""

import click

from wayline.cli.options import speaks, speech_of

WHERE = {
    "bash": "~/.bashrc",
    "zsh": "~/.zshrc",
    "fish": "~/.config/fish/completions/wayline.fish",
}


@click.command("completion")
@click.argument("shell", type=click.Choice(sorted(WHERE)))
@speaks
@click.pass_context
def command(ctx: click.Context, *, shell: str) -> None:
    """Print the lines that teach a shell to complete wayline.

    Put them at the end of the file named in their first line.
    """
    from click.shell_completion import get_completion_class

    from wayline.cli.entry import group

    made = get_completion_class(shell)
    if made is None:
        raise click.UsageError(f"no completion for {shell}", ctx)
    source = made(group, {}, "wayline", "_WAYLINE_COMPLETE").source()
    script = f"# Put these lines at the end of {WHERE[shell]}\n{source}"
    speech = speech_of(ctx)
    speech.text(script)
    speech.document({"format": "wayline.completion/1", "shell": shell, "script": script})
