"""What is the matter with a map: every check, one list, in the order of the file [M52]."""

from collections.abc import Sequence
from datetime import date

from wayline.map.checked import checked
from wayline.map.checks import (
    aims,
    care,
    earlier,
    links,
    parties,
    proofs,
    routes,
    sizes,
    times,
    voices,
    wording,
)
from wayline.map.checks.finding import Finding, Sight
from wayline.map.document import JourneyMap
from wayline.map.elements import take_inventory
from wayline.map.reading import MapFile

CHECKS = (
    *links.CHECKS, *times.CHECKS, *proofs.CHECKS, *routes.CHECKS, *sizes.CHECKS, *parties.CHECKS,
    *voices.CHECKS, *care.CHECKS, *aims.CHECKS, *wording.CHECKS, *earlier.CHECKS,
)  # fmt: skip


def find_problems(
    map_file: MapFile, *, today: date, versions: Sequence[JourneyMap] = ()
) -> tuple[Finding, ...]:
    """Every finding about a map, by file, line and code; drafts with open references are welcome.

    Args:
        map_file: the map as it was read.
        today: the day on which reviews, targets and initiatives are judged.
        versions: the other versions of it that are known: what was published before, what it is based on.
    """
    inventory = take_inventory(map_file.document, map_file.workspace)
    sight = Sight(
        map=checked(map_file, inventory),
        file=map_file,
        inventory=inventory,
        today=today,
        thresholds=map_file.workspace.thresholds,
        earlier=tuple(versions),
    )
    found = [finding for check in CHECKS for finding in check(sight)]
    found += [finding for check in earlier.AFTER for finding in check(sight, tuple(found))]
    return tuple(sorted(found, key=_order))


def _order(finding: Finding) -> tuple[bool, int, str, str]:
    place = finding.place
    in_workspace = place.file is not None and place.file.endswith("workspace.yaml")
    return in_workspace, place.line or 0, finding.code, finding.fingerprint


def check_codes() -> tuple[tuple[str, str], ...]:
    """The code of every check, with what it looks for."""
    return tuple(
        (check.__name__, (check.__doc__ or "").strip()) for check in (*CHECKS, *earlier.AFTER)
    )
