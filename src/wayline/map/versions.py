"""What must hold for a version to be published [M5] [M22] [M23]?"""

from collections.abc import Sequence
from datetime import date

from wayline.map.document import JourneyMap
from wayline.map.elements import take_inventory
from wayline.map.entity import Keyed
from wayline.map.nodes import Places
from wayline.map.portfolio import Library, Workspace
from wayline.map.reading import MapFile
from wayline.map.rules import Ref
from wayline.map.vocabulary import Adopt

KEPT_KINDS = (
    "stage",
    "touchpoint",
    "path",
    "outcome",
    "fail_point",
    "kpi",
)  # whose keys are history [M5]

RULING = ("published", "superseded")  # the states of a map that is or was in force


def lost_keys(before: JourneyMap, after: JourneyMap) -> tuple[Ref, ...]:
    """Elements of the version before whose keys are gone without a successor or a reason [M5]."""
    known = {element.ref for element in take_inventory(after, Workspace()).elements}
    named = {Ref(row.ref.kind, row.ref.key) for row in after.retired}
    renamed = {
        Ref(element.ref.kind, element.entity.was)
        for element in take_inventory(after, Workspace()).elements
        if element.entity.was is not None
    }
    return tuple(
        element.ref
        for element in take_inventory(before, Workspace()).elements
        if element.ref.kind in KEPT_KINDS and element.ref not in known | named | renamed
    )


def is_ruling(document: JourneyMap) -> bool:
    """True for a version of how it is that is or was in force, or waits for its day."""
    return document.state == "as_is" and document.status in RULING


def last_published(versions: Sequence[JourneyMap], *, but: JourneyMap) -> JourneyMap | None:
    """The newest published version of how it is, other than this one; a draft bears its base's number."""
    own = but.version if but.status in RULING else None
    published = [one for one in versions if is_ruling(one) and one.version != own]
    return max(
        published, key=lambda one: (one.valid_from or date.min, number_of(one)), default=None
    )


def number_of(document: JourneyMap) -> tuple[int, ...]:
    """The number of a version, so that 1.10.0 comes after 1.9.0."""
    return tuple(int(part) for part in document.version.split("."))


def sealed(document: JourneyMap, workspace: Workspace) -> JourneyMap:
    """The map with a copy of every library object of the workspace that it uses, so it reads alone [M23]."""
    used = _used(document, workspace)
    update: dict[str, object] = {}
    for name in Library.model_fields:
        mine, theirs = getattr(document, name), getattr(workspace, name)
        if isinstance(theirs, tuple):
            taken = tuple(
                one
                for one in theirs
                if isinstance(one, Keyed) and Ref(one.element, one.key) in used
            )
            update |= {name: (*mine, *taken)} if taken else {}
        elif mine is None and theirs is not None:
            update[name] = theirs
    return document.model_copy(update=update) if update else document


def _used(document: JourneyMap, workspace: Workspace) -> set[Ref]:
    """What the map points at, and what that points at in turn."""
    inventory = take_inventory(document, workspace)
    used = {pointer.to for pointer in inventory.pointers if not pointer.in_workspace}
    if document.calendar is None and workspace.calendar is not None:
        used.add(Ref("calendar", workspace.calendar))
    grown = True
    while grown:
        more = {
            pointer.to
            for pointer in inventory.pointers
            if pointer.in_workspace and pointer.holder in used
        }
        grown = not more <= used
        used |= more
    return used


def map_file_of(document: JourneyMap, workspace: Workspace) -> MapFile:
    """A map that never was a file, for what reads one: checks and resolving. It has no lines."""
    return MapFile(document, workspace, Places(), "", None)


def with_version(
    document: JourneyMap, version: str, *, valid_from: date | None, adopt: Adopt | None = None
) -> JourneyMap:
    """The map as the version that it is published as; `adopt` None = as the draft says."""
    return document.model_copy(
        update={
            "version": version, "status": "published", "valid_from": valid_from, "valid_to": None,
            "adopt": adopt or document.adopt,
        }
    )  # fmt: skip
