"""Who needs care now? Lists open customers that are stuck, slow or at a dead end."""

import sys
from typing import TYPE_CHECKING

import click

from wayline.cli.documents import plain
from wayline.cli.opening import laid_in_project, scope_on
from wayline.cli.options import (
    by_of,
    by_what,
    in_project,
    map_of,
    project_of,
    scope_of,
    scoped,
    speaks,
    speech_of,
    with_map,
)
from wayline.cli.progress import shown
from wayline.cli.project import find_project
from wayline.cli.speaking import Json

if TYPE_CHECKING:
    from wayline.insights import OpenJourney, State

STATES: "tuple[State, ...]" = ("stuck", "dead_end", "slow", "unknown", "on_track")


@click.command("stuck")
@click.option(
    "--state",
    "states",
    multiple=True,
    type=click.Choice(STATES),
    help="Only this state; may be given again. Default: stuck and dead_end.",
)
@click.option(
    "--most", default=200, show_default=True, type=click.IntRange(1), help="At most so many."
)
@with_map
@by_what
@scoped
@in_project
@speaks
@click.pass_context
def command(ctx: click.Context, *, states: tuple[str, ...], most: int) -> None:
    """List the open customers that are stuck or at a dead end, the worst and oldest first.

    Each with where it stands and since when, what that is held against, how long it has been
    silent, who answers for it, and the next step on the map.
    """
    from wayline.insights import list_open_journeys
    from wayline.journeys import account_names
    from wayline.reports import Names, look_of, render_open_customers

    speech = speech_of(ctx)
    project = find_project(project_of(ctx))
    with laid_in_project(project, speech, map_path=map_of(ctx), by=by_of(ctx)) as opened:
        laid = opened.laid
        asked = [state for state in STATES if state in (states or ("stuck", "dead_end"))]
        with shown(speech) as bars:
            bars("Looking for who is stuck", 0, None)
            found = list_open_journeys(laid, scope_on(scope_of(ctx), laid), states=asked, most=most)
        accounts = account_names(laid)
    names = Names(laid.map)
    if speech.shows_text:
        look = look_of(sys.stdout)
        speech.text(render_open_customers(found, names, look, accounts=accounts))
    speech.document(
        {"format": "wayline.stuck/1", "journeys": [_row(one, accounts) for one in found]}
    )


def _row(one: "OpenJourney", accounts: dict[str, str]) -> dict[str, Json]:
    return {**plain(one), "account_name": accounts.get(one.account or "")}
