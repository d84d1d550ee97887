"""Who changed this element, when, and in which words: its history over the versions, and what is drawn now."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from wayline.base import Saying
from wayline.manage.documents import document_of
from wayline.manage.ruling import reigning
from wayline.map import JourneyMap, Ref, command_from_json, diff, is_about
from wayline.state import (
    Draft,
    Published,
    Transaction,
    edits_after,
    find_journey,
    list_drafts,
    list_versions,
)


@dataclass(frozen=True, slots=True)
class Remembered:
    """Something that was done to an element.

    Attributes:
        at: when it was published or drawn.
        by: who did it.
        version: the version that brought it, None while it is only drawn.
        state: of the version: as it is, or what shall be.
        valid_from: since when the version is in force, None = never.
        draft: the name of the draft in which it was drawn, None once it is published.
        note: why the version was published.
        sentences: what changed, in words; empty where the element was there from the first version on.
    """

    at: datetime
    by: str
    version: str | None
    state: str | None
    valid_from: date | None
    draft: str | None
    note: str
    sentences: tuple[Saying, ...]


def history_of(
    records: Transaction, workspace_id: str, journey_key: str, ref: Ref
) -> tuple[Remembered, ...]:
    """Everything that was done to an element or inside it, the latest first."""
    find_journey(records, workspace_id, journey_key)
    versions = list_versions(records, workspace_id, journey_key)
    found = [*_published(versions, ref)]
    for draft in list_drafts(records, workspace_id, journey_key):
        found += _drawn(records, workspace_id, draft, ref)
    return tuple(sorted(found, key=lambda one: one.at, reverse=True))


def _published(versions: Sequence[Published], ref: Ref) -> Iterator[Remembered]:
    documents = {one.version: document_of(one) for one in versions}
    for version in versions:
        before = _before(version, versions)
        after = documents[version.version]
        said: tuple[Saying, ...] = ()
        if before is not None:
            changes = diff(documents[before.version], after)
            said = tuple(one.told.sentence for one in changes if is_about(one.command, ref))
        is_first = before is None and ref in _elements(after)
        if said or is_first:
            yield Remembered(
                version.published_at, version.published_by, version.version, version.state,
                version.valid_from, None, version.note, said,
            )  # fmt: skip


def _before(version: Published, versions: Sequence[Published]) -> Published | None:
    """What a version is to be compared with: the one in force before it, or what it is based on."""
    if version.state != "as_is":
        base = version.document.get("based_on")
        return next((one for one in versions if one.version == base), None)
    ruling = reigning(versions)
    later = [one.version for one in ruling].index(version.version)
    return ruling[later + 1] if later + 1 < len(ruling) else None


def _elements(document: JourneyMap) -> frozenset[Ref]:
    stages = (Ref("stage", stage.key) for stage in document.stages)
    points = (Ref("touchpoint", one.key) for stage in document.stages for one in stage.touchpoints)
    return frozenset((*stages, *points))


def _drawn(records: Transaction, workspace_id: str, draft: Draft, ref: Ref) -> Iterator[Remembered]:
    """What people do to it in a draft that is open; what was taken back is left out."""
    edits = edits_after(records, workspace_id, draft.id, 0)
    undone = {edit.undo_of for edit in edits if edit.undo_of is not None}
    for edit in edits:
        gone = edit.undo_of is not None or edit.command_id in undone
        if not gone and is_about(command_from_json(edit.command), ref):
            yield Remembered(
                edit.made_at, edit.person_id, None, None, None, draft.name, "", (edit.label,)
            )
