"""Who is behind one number, and how did one journey go: told to a screen that asks, a number at a time."""

import json
from collections.abc import Collection, Mapping

from wayline.insights import Members, OverlaidMap
from wayline.journeys import LaidMap
from wayline.reports.page_journeys import JourneySaid, Timelines, Who
from wayline.reports.page_making import say_journeys, told_timelines
from wayline.reports.page_statements import Part
from wayline.reports.who_packing import NOBODY, pack_who


class Listing(Part):
    """The lists behind one number, in the form of the page: `who` holds positions in `journeys`."""

    journeys: tuple[JourneySaid, ...]
    who: Who


class Told(Part):
    """How one journey went, in the form of the page; nothing in it where there is no such journey."""

    journeys: tuple[JourneySaid, ...]
    timelines: Timelines


def members_text(overlaid: OverlaidMap) -> str:
    """Who is behind every number, a line each, to be kept and looked up by `members_at`."""
    return "".join(
        f"{path}\t{json.dumps((behind.did, behind.did_not, behind.still_open, dict(behind.left_out)))}\n"
        for path, behind in overlaid.members.items()
    )


def members_at(kept: str, number: str) -> Members | None:
    """Who is behind a number, of what was kept; None when there is no such number."""
    line = f"\n{kept}".find(f"\n{number}\t")
    if line < 0 or "\n" in number:
        return None
    start = line + len(number) + 1
    did, did_not, still_open, left_out = json.loads(kept[start : kept.index("\n", start)])
    return Members(tuple(did), tuple(did_not), tuple(still_open), left_out)


def listing_of(laid: LaidMap, number: str, behind: Members) -> Listing:
    """The lists behind a number with every journey in them."""
    said = say_journeys(laid, {*behind.did, *behind.did_not, *behind.still_open})
    return Listing(
        journeys=said, who=pack_who({number: behind}, {one.key: at for at, one in enumerate(said)})
    )


def journeys_of(laid: LaidMap, keys: Collection[str]) -> Listing:
    """These journeys, in order of their key; keys that nobody has are passed over."""
    return Listing(journeys=say_journeys(laid, keys), who=NOBODY)


def told_journey(laid: LaidMap, key: str) -> Told:
    """One journey and how it went."""
    said = say_journeys(laid, {key})
    positions: Mapping[str, int] = {one.key: at for at, one in enumerate(said)}
    return Told(journeys=said, timelines=told_timelines(laid, positions, positions))
