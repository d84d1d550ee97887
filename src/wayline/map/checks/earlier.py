"""What do the versions before tell: lost keys, periods that cross, plans nobody carries out, a map nobody acts on?"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from wayline.base import Day, say
from wayline.map.canonical import LIVING
from wayline.map.checks.finding import Finding, Sight
from wayline.map.diffing import changed_promises, diff
from wayline.map.document import JourneyMap
from wayline.map.versions import RULING, is_ruling, last_published, lost_keys

SHELVED_AFTER = timedelta(days=180)
QUIET_FOR = timedelta(days=90)
NOT_BEGUN = ("idea", "planned")  # an initiative that nobody works on yet


def lost_key(sight: Sight) -> Iterator[Finding]:
    """[M5] A key that the last published version held is gone without a successor."""
    document = sight.map.document
    before = last_published(sight.earlier, but=document)
    if before is None or document.state != "as_is":
        return
    for ref in lost_keys(before, document):
        yield sight.found(
            "lost_key",
            "E",
            ref,
            say("{ref} vanished since version {version}", ref=str(ref), version=before.version),
            remedy=say(
                "Name a successor, or `none`, under `retired`: [{{ref: '{ref}', successor: none}}].",
                ref=str(ref),
            ),
            at=("retired",) if document.retired else ("stages",),
        )


def version_overlap(sight: Sight) -> Iterator[Finding]:
    """[M26] Two versions of one map are in force on the same day."""
    document = sight.map.document
    mine = _reign(document)
    if mine is None:
        return
    for other in sight.earlier:
        theirs = _reign(other)
        if theirs is None or other.version == document.version:
            continue
        day = max(mine[0], theirs[0])
        if day < min(mine[1], theirs[1]):
            yield sight.found(
                "version_overlap",
                "E",
                sight.root,
                say(
                    "Versions {version} and {other} both rule on {day}",
                    version=other.version,
                    other=document.version,
                    day=Day(day),
                ),
                remedy=say(
                    "End one where the other begins: `valid_to: {day}` or a later `valid_from`.",
                    day=str(day),
                ),
                at=("valid_from",),
            )


def _reign(document: JourneyMap) -> tuple[date, date] | None:
    """From which day to before which a version is in force, None where it never is."""
    if not is_ruling(document) or document.valid_from is None:
        return None
    return document.valid_from, document.valid_to or date.max


def change_without_initiative(sight: Sight) -> Iterator[Finding]:
    """[M59] What shall be differs from what it is based on, and no initiative makes it happen."""
    document = sight.map.document
    base = next((one for one in sight.earlier if one.version == document.based_on), None)
    if document.state == "as_is" or base is None:
        return
    made = {ref for one in document.initiatives for ref in one.changes}
    changes = changed_promises(diff(base, document))
    differing = (one.ref for one in changes if one.command.path[0] not in LIVING)
    for about in dict.fromkeys(differing):
        if about in made or about.kind == "journey":
            continue
        known = about in sight.map.elements
        yield sight.found(
            "change_without_initiative",
            "I",
            about,
            say("Who makes '{name}' happen?", name=sight.name(about) if known else str(about)),
            remedy=say("Add an initiative with `changes: [{about}]`.", about=str(about)),
            at=None if known else ("stages",),
        )


def shelf_ware(sight: Sight, found: Sequence[Finding]) -> Iterator[Finding]:
    """[M52] Published long ago, something to be done, and nobody has touched it since."""
    document = sight.map.document
    days = [one.valid_from for one in sight.earlier if one.status in RULING]
    since = document.valid_from
    if document.status != "published" or since is None or sight.today - since <= SHELVED_AFTER:
        return
    open_ones = [one for one in found if one.severity == "W"]
    touched = [since, *days, document.reviewed_on, *_moved(document)]
    last = max(day for day in touched if day is not None and day <= sight.today)
    if not open_ones or sight.today - last <= QUIET_FOR:
        return
    yield sight.found(
        "shelf_ware",
        "W",
        sight.root,
        say(
            "Nobody has acted on this map for {days} days, and {n} of its findings are open",
            days=(sight.today - last).days,
            n=len(open_ones),
        ),
        remedy=say(
            "Take up a finding in an initiative, or review the map and say so: `reviewed_on`."
        ),
        at=("valid_from",),
    )


def _moved(document: JourneyMap) -> Iterator[date | None]:
    """The days on which something was begun or done."""
    for one in document.initiatives:
        yield one.start if one.status not in NOT_BEGUN else None
        yield one.done


CHECKS = (lost_key, version_overlap, change_without_initiative)
AFTER = (shelf_ware,)  # which look at what the others found
