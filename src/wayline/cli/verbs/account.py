"""What happened to one customer? Shows the timeline across channels and people."""

import sys

import click

from wayline.cli.documents import plain
from wayline.cli.opening import laid_in_project
from wayline.cli.options import (
    by_of,
    by_what,
    in_project,
    map_of,
    project_of,
    speaks,
    speech_of,
    with_map,
)
from wayline.cli.project import find_project


@click.command("account")
@click.argument("account_id", metavar="ID")
@with_map
@by_what
@in_project
@speaks
@click.pass_context
def command(ctx: click.Context, *, account_id: str) -> None:
    """Show what happened to the account ID: its journeys, stages, stakeholder paths and events.

    ID is the account as the events name it, its name, or the id of one case.
    """
    from wayline.insights import find_open_journeys
    from wayline.journeys import account_names, account_timeline
    from wayline.reports import Names, look_of, render_customer

    speech = speech_of(ctx)
    project = find_project(project_of(ctx))
    with laid_in_project(project, speech, map_path=map_of(ctx), by=by_of(ctx)) as opened:
        laid = opened.laid
        customer = account_timeline(laid, account_id)
        states = find_open_journeys(laid, {one.journey_key for one in customer.journeys})
        name = account_names(laid).get(customer.account)
    if speech.shows_text:
        text = render_customer(
            customer, Names(laid.map), look_of(sys.stdout), name=name, states=states
        )
        speech.text(text)
    mine = [states[one.journey_key] for one in customer.journeys if one.journey_key in states]
    speech.document(
        {
            "format": "wayline.account/1",
            "name": name,
            **plain(customer),
            "open": [plain(one) for one in mine],
        }
    )
