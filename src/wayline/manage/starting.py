"""How does a journey begin, and which map of it is meant?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from wayline.base import JsonObject, NotFoundError, say, unique_slug
from wayline.manage.ruling import in_force, next_in_force, reign_of, reigning
from wayline.map import JourneyMap, from_json, to_json
from wayline.state import (
    Draft,
    Journey,
    NewDraft,
    Published,
    Transaction,
    add_draft,
    add_journey,
    find_draft,
    find_journey,
    find_version,
    list_drafts,
    list_journeys,
    list_versions,
)

FIRST_DRAFT = "First draft"


@dataclass(frozen=True, slots=True)
class NewJourney:
    """A journey that begins as a map."""

    key: str
    name: str
    document: JourneyMap


def begun_map(name: str, stage: str, *, timezone: str = "") -> JourneyMap:
    """A map as somebody begins to draw it: what it is called, and what the customer goes through first.

    Raises:
        DocumentError: without a name or a stage, or in a time zone that nobody knows.
    """
    document: JsonObject = {
        "wayline": 1,
        "key": unique_slug(name, set(), kind="journey"),
        "name": name.strip(),
        "stages": [{"key": unique_slug(stage, set(), kind="stage"), "name": stage.strip()}],
    }
    return from_json(document | ({"timezone": timezone} if timezone else {}))


def named_journey(
    records: Transaction, workspace_id: str, document: JourneyMap, name: str = ""
) -> NewJourney:
    """A journey that begins as this map, under a key that is free; no name = that of the map."""
    called = name or str(document.name)
    taken = {one.key for one in list_journeys(records, workspace_id)}
    return NewJourney(unique_slug(called, taken, kind="journey"), called, document)


def start_journey(
    records: Transaction, workspace_id: str, new: NewJourney, *, by: str, now: datetime
) -> tuple[Journey, Draft]:
    """A new journey with a first draft; its number starts anew, it holds nowhere yet."""
    journey = add_journey(records, workspace_id, new.key, new.name, now=now)
    begun = new.document.model_copy(
        update={
            "key": new.key, "status": "draft", "version": "0.1.0", "valid_from": None, "valid_to": None,
        }
    )  # fmt: skip
    first = NewDraft(new.key, FIRST_DRAFT, to_json(begun))
    return journey, add_draft(records, workspace_id, first, by=by, now=now)


@dataclass(frozen=True, slots=True)
class NextDraft:
    """A draft of the next version, or of what shall be; no version = from the one in force, else the next to be.

    From an older version it restores that one; from one of what shall be it takes it live [M59].
    """

    name: str
    version: str | None = None
    is_to_be: bool = False


def open_draft(
    records: Transaction, workspace_id: str, journey_key: str, wanted: NextDraft, *, by: str, now: datetime
) -> Draft:  # fmt: skip
    """A draft of the next version, or of what shall be [M29], from a published one."""
    find_journey(records, workspace_id, journey_key)
    base = _base(records, workspace_id, journey_key, wanted.version, now=now)
    dropped = ("valid_from", "valid_to", "state")
    document = {name: part for name, part in base.document.items() if name not in dropped}
    document |= {"status": "draft", "based_on": base.version}
    if wanted.is_to_be:
        document["state"] = "to_be"
    new = NewDraft(journey_key, wanted.name, document, base.version)
    return add_draft(records, workspace_id, new, by=by, now=now)


@dataclass(frozen=True, slots=True)
class ShownMap:
    """A map that is meant, and the versions by which cases are judged: each by that of its time [M27].

    None of them = it judges all cases itself, as a version or draft that is named does [M28].
    """

    document: JsonObject
    judges: tuple[Published, ...] = ()


def map_shown(
    records: Transaction, workspace_id: str, journey_key: str, *, version: str | None, draft: str | None,
    now: datetime,
) -> ShownMap:  # fmt: skip
    """The map that is meant: the draft or version named, else the one in force, to come, or drawn last.

    Raises:
        NotFoundError: when there is none.
    """
    find_journey(records, workspace_id, journey_key)
    if draft is not None:
        return ShownMap(find_draft(records, workspace_id, draft).document)
    if version is not None:
        return ShownMap(find_version(records, workspace_id, journey_key, version).document)
    versions = list_versions(records, workspace_id, journey_key)
    begun = tuple(one for one in reigning(versions) if reign_of(one, now) in ("ruling", "past"))
    ruling = _ruling(versions, now)
    if ruling is not None:
        return ShownMap(ruling.document, begun)
    drafts = list_drafts(records, workspace_id, journey_key)
    if not drafts:
        raise NotFoundError(say("The journey '{journey_key}' has no map.", journey_key=journey_key))
    return ShownMap(drafts[0].document, begun)


def _ruling(versions: Sequence[Published], now: datetime) -> Published | None:
    return in_force(versions, now) or next_in_force(versions, now)


def _base(
    records: Transaction, workspace_id: str, journey_key: str, version: str | None, *, now: datetime
) -> Published:
    if version is not None:
        return find_version(records, workspace_id, journey_key, version)
    ruling = _ruling(list_versions(records, workspace_id, journey_key), now)
    if ruling is None:
        raise NotFoundError(
            say("No version is in force yet."),
            remedy=say("Publish the first draft, then draw the next."),
        )
    return ruling
