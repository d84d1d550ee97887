"""Who needs care now? Lists open customers that are stuck, slow or at a dead end."""

import sys
from typing import TYPE_CHECKING

import click

from wayline.base import NotFoundError, did_you_mean
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
    from wayline.map import CheckedMap

STATES: "tuple[State, ...]" = ("stuck", "dead_end", "slow", "unknown", "on_track")


@click.command("stuck")
@click.option(
    "--state",
    "states",
    multiple=True,
    type=click.Choice(STATES),
    help="Only this state; may be given again. Default: stuck, dead_end and slow.",
)
@click.option(
    "--stage", "stages", metavar="KEY", multiple=True, help="Only this stage; may be given again."
)
@click.option("--owner", metavar="KEY", help="Only stages that this department answers for.")
@click.option(
    "--most", default=200, show_default=True, type=click.IntRange(1), help="At most so many."
)
@with_map
@by_what
@scoped
@in_project
@speaks
@click.pass_context
def command(
    ctx: click.Context,
    *,
    states: tuple[str, ...],
    stages: tuple[str, ...],
    owner: str | None,
    most: int,
) -> None:
    """List the open customers that are stuck, at a dead end or slow, the worst and oldest first.

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
        asked = [state for state in STATES if state in (states or STATES[:3])]
        homes = stages_asked(laid.map, stages, owner=owner)
        with shown(speech) as bars:
            bars("Looking for who is stuck", 0, None)
            found = list_open_journeys(
                laid, scope_on(scope_of(ctx), laid), states=asked, stages=homes, most=most
            )
        accounts = account_names(laid)
    names = Names(laid.map)
    if speech.shows_text:
        look = look_of(sys.stdout)
        speech.text(render_open_customers(found, names, look, accounts=accounts))
    speech.document(
        {"format": "wayline.stuck/1", "journeys": [_row(one, accounts) for one in found]}
    )


def stages_asked(
    checked: "CheckedMap", stages: tuple[str, ...], *, owner: str | None
) -> frozenset[str]:
    """The keys of the stages asked for, of the owner asked for; all of them when nothing is.

    Raises:
        NotFoundError: with the nearest stage or owner that there is.
    """
    from wayline.map import Ref

    chosen = [checked.stage(key).key for key in stages] or [one.key for one in checked.stages]
    owners = {key: checked.owner_of(Ref("stage", key)) for key in chosen}
    if owner is not None and owner not in owners.values():
        known = [name for name in owners.values() if name is not None]
        raise NotFoundError(
            f"No stage belongs to {owner!r}",
            remedy=did_you_mean(owner, known) or f"Owners are {', '.join(sorted(set(known)))}.",
        )
    return frozenset(key for key in chosen if owner is None or owners[key] == owner)


def _row(one: "OpenJourney", accounts: dict[str, str]) -> dict[str, Json]:
    return {**plain(one), "account_name": accounts.get(one.account or "")}
