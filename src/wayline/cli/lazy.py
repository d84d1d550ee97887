"""Which verbs are there? A click group that imports a verb's module only when it is asked for."""

from importlib import import_module

import click
from typing_extensions import override

# In the order in which a newcomer meets them.
VERBS = (
    "demo", "init", "draft", "check", "map-columns", "overlay", "ingest", "stuck", "account",
    "quarantine", "serve", "schema", "completion",
)  # fmt: skip


class VerbGroup(click.Group):
    """The verbs of `wayline`, each in its own module under `verbs`."""

    @override
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(VERBS)

    @override
    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in VERBS:
            return None
        module = import_module(f"wayline.cli.verbs.{cmd_name.replace('-', '_')}")
        command: object = module.command
        if not isinstance(command, click.Command):
            raise TypeError(f"verbs/{cmd_name} has no command")
        return command

    @override
    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        from wayline.base import did_you_mean

        name = args[0] if args else ""
        if args and not name.startswith("-") and name not in VERBS:
            hint = did_you_mean(name, VERBS) or "See `wayline --help`."
            raise click.UsageError(f"There is no verb {name!r}. {hint}", ctx)
        return super().resolve_command(ctx, args)
