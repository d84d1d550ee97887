"""How does a run of `wayline` begin and end? The entry point: errors become sentences and exit codes.

0 done · 1 `check` found errors · 2 wrong use or unreadable input · 3 a defect of ours · 130 stopped.
"""

import os
import sys
from collections.abc import Sequence

import click

from wayline.base import BalanceError, EngineError, WaylineError
from wayline.cli.lazy import VerbGroup

EXIT_USE = 2
EXIT_DEFECT = 3
EXIT_STOPPED = 130
EXIT_PIPE = 141  # what a shell reports for a program that wrote into a closed pipe


def show_version(ctx: click.Context, _: click.Parameter, is_asked: bool) -> None:  # noqa: FBT001 - click's form
    """Print the version of the installed package and stop."""
    if is_asked:
        from importlib.metadata import version

        click.echo(f"wayline {version('wayline')}")
        ctx.exit()


@click.group(
    cls=VerbGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Start with `wayline demo`, or with your own data: `wayline draft events.csv`.",
)
@click.option(
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=show_version,
    help="Show the version and stop.",
)
def group() -> None:
    """The journey you designed, with what really happened on it.

    Write a customer journey map, feed it events, and see on the map where customers progress, get
    stuck and fall out.
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one verb and leave with its exit code; never with a traceback."""
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: Sequence[str], root: click.Command = group) -> int:
    """Run one verb and return its exit code."""
    try:
        code = root.main(list(arguments), prog_name="wayline", standalone_mode=False)
        sys.stdout.flush()
    except BrokenPipeError:
        leave_closed_pipe()
        return EXIT_PIPE
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except (click.Abort, KeyboardInterrupt):
        say("Stopped.")
        return EXIT_STOPPED
    except Exception as error:  # noqa: BLE001 - the last line of defence: a person never sees a traceback
        return explain(error)
    return code if isinstance(code, int) else 0


def explain(error: Exception) -> int:
    """Say what went wrong and what to do; the exit code that belongs to it."""
    if os.environ.get("WAYLINE_DEBUG"):
        import traceback

        traceback.print_exception(error)
    if isinstance(error, click.ClickException):
        error.show()
        return error.exit_code
    if isinstance(error, WaylineError):
        say(in_words(error))
        return EXIT_DEFECT if is_ours(error) else EXIT_USE
    if isinstance(error, OSError):
        where = f": {error.filename}" if error.filename is not None else ""
        say(f"{error.strerror or error}{where}")
        return EXIT_USE
    say(
        f"This is a defect of Wayline, not of your data: {type(error).__name__}: {error}\n"
        "  Run it again with WAYLINE_DEBUG=1 to see where it happened, and please report that text "
        "with\n  `wayline --version` and the command."
    )
    return EXIT_DEFECT


def is_ours(error: WaylineError) -> bool:
    """True when the person can do nothing about it but tell us."""
    if isinstance(error, EngineError):
        return not error.message.startswith("cannot open")
    return isinstance(error, BalanceError)


def in_words(error: WaylineError) -> str:
    """The message, then where and what to do, each on its own line."""
    message = error.message
    if isinstance(error, EngineError):
        message = message.split("\nin: ", 1)[0]
    lines = [message]
    if is_ours(error):
        lines.append("  This is a defect of Wayline; please report it with WAYLINE_DEBUG=1 set.")
    if error.place is not None and str(error.place):
        lines.append(f"  at {error.place}")
    if error.remedy:
        lines.append(f"  {error.remedy}")
    return "\n".join(lines)


def say(text: str) -> None:
    """One error on stderr."""
    click.echo(f"Error: {text}" if text != "Stopped." else text, err=True)


def leave_closed_pipe() -> None:
    """Point stdout nowhere, so that Python's own flush at exit stays silent."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
