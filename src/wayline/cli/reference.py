"""What does each verb take? The text of docs/reference/cli.md, from the verbs themselves."""

from collections.abc import Iterator

import click

WIDTH = 100


def describe_verbs(root: click.Command) -> str:
    """One section a verb, with its help exactly as a terminal of 100 columns shows it."""
    return "\n\n".join(_sections(root, parent=None, name="wayline"))


def _sections(command: click.Command, *, parent: click.Context | None, name: str) -> Iterator[str]:
    context = click.Context(command, info_name=name, parent=parent, terminal_width=WIDTH)
    level = "##" if parent is None or parent.parent is None else "###"
    yield f"{level} {context.command_path}\n\n```text\n{command.get_help(context).rstrip()}\n```"
    if isinstance(command, click.Group):
        for verb in command.list_commands(context):
            inner = command.get_command(context, verb)
            if inner is not None:
                yield from _sections(inner, parent=context, name=verb)
