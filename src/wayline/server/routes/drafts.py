"""Drafts of a journey: what they say, edits with their inverses, findings, and publishing."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field, JsonValue

from wayline.base import JsonObject, Language, spoken, today
from wayline.manage import (
    Conflict,
    NextDraft,
    Publishing,
    SentEdit,
    approve_draft,
    draft_after,
    edit_draft,
    findings_of_draft,
    open_draft,
    propose_publishing,
    publish_draft,
    withdraw_approval,
)
from wayline.map import Adopt, Finding, MapChange, command_from_json
from wayline.server.asked import Day, Flag, Whole
from wayline.server.auth import Caller, Needs, PortsOf
from wayline.server.languages import LanguageOf
from wayline.server.policy import may
from wayline.server.ports import Ports
from wayline.state import (
    INTEGER_MAX,
    Draft,
    Edit,
    Published,
    edits_after,
    find_draft,
    find_person,
    list_versions,
    names_of,
    write_audit,
)

router = APIRouter(prefix="/api/w/{workspace}", tags=["drafts"])
Reader = Annotated[Caller, Depends(Needs("map.read"))]
Editor = Annotated[Caller, Depends(Needs("map.edit"))]
Publisher = Annotated[Caller, Depends(Needs("map.publish"))]
Revision = Annotated[int, Query(ge=0, le=INTEGER_MAX)]


class DraftSaid(BaseModel):
    """A draft: the canonical document at its revision."""

    id: str
    journey: str
    name: str
    based_on: str | None
    revision: int
    document: dict[str, JsonValue]
    changed_at: datetime


class NewDraftAsked(BaseModel):
    """A draft from a published version; none = from the one in force. `to_be` = what shall be."""

    name: str = Field(min_length=1, max_length=200)
    version: str | None = None
    is_to_be: Flag = False


class FindingSaid(BaseModel):
    """A finding of the map check; `name` is how the check of that code is called."""

    code: str
    name: str
    severity: str
    refs: tuple[str, ...]
    message: str
    remedy: str
    fingerprint: str


class EditAsked(BaseModel):
    """A command with an id of its own, made on a revision."""

    command_id: str = Field(min_length=8, max_length=36)
    command: dict[str, JsonValue]
    base_revision: Whole = Field(ge=0, le=INTEGER_MAX)
    label: str = Field(default="", max_length=200)
    undo_of: str | None = Field(default=None, max_length=36)
    is_forced: Flag = False
    gesture: str | None = Field(default=None, max_length=36)


class EditSaid(BaseModel):
    """An edit that was kept."""

    revision: int
    command_id: str
    command: dict[str, JsonValue]
    inverse: dict[str, JsonValue]
    label: str
    undo_of: str | None
    gesture: str | None
    person: str
    person_name: str
    made_at: datetime


class EditedSaid(BaseModel):
    """What an edit became; the document and its findings after it."""

    revision: int
    edit: EditSaid
    document: dict[str, JsonValue]
    findings: tuple[FindingSaid, ...]


class ConflictSaid(BaseModel):
    """Somebody else decided about the same thing since; nothing was changed."""

    revision: int
    theirs: EditSaid
    document: dict[str, JsonValue]


class ChangeSaid(BaseModel):
    """A change between two versions, in words."""

    kind: str
    ref: str
    field: str | None
    before: JsonValue
    after: JsonValue
    subject: str
    what: str
    old: str
    new: str
    sentence: str
    stage: str | None
    breaks: str


class ProposalSaid(BaseModel):
    """What publishing would do, and what stands in its way."""

    version: str
    bump: str
    compared_with: str | None
    changes: tuple[ChangeSaid, ...]
    findings: tuple[FindingSaid, ...]
    reasons: tuple[str, ...]
    lost: tuple[str, ...]
    plan: str | None
    off_plan: tuple[ChangeSaid, ...]
    approved_by: str | None
    is_approval_asked: bool
    may_approve: bool
    approvers: tuple[str, ...]


class PublishAsked(BaseModel):
    """Why, from which day, and perhaps a number of one's own."""

    note: str = Field(min_length=1, max_length=2000)
    valid_from: Day | None = None
    version: str | None = Field(default=None, pattern=r"^\d+\.\d+\.\d+$")
    adopt: Adopt | None = None


class ApproveAsked(BaseModel):
    """The revision that was looked at."""

    revision: Whole = Field(ge=0, le=INTEGER_MAX)


class PublishedSaid(BaseModel):
    """The version that a draft became."""

    journey: str
    version: str
    valid_from: date | None


@router.post("/journeys/{journey}/drafts", status_code=201)
def begin(caller: Editor, journey: str, asked: NewDraftAsked, ports: PortsOf) -> DraftSaid:
    """A new draft from a published version."""
    with ports.records.write() as records:
        wanted = NextDraft(asked.name, asked.version, is_to_be=asked.is_to_be)
        draft = open_draft(
            records,
            caller.workspace_id,
            journey,
            wanted,
            by=caller.person_id,
            now=ports.clock.now(),
        )
    ports.live.tell(caller.workspace_id, "journeys.changed", {"journey": journey})
    return say_draft(draft)


@router.get("/drafts/{draft}")
def read(caller: Reader, draft: str, ports: PortsOf) -> DraftSaid:
    """The draft as it stands."""
    with ports.records.read() as records:
        return say_draft(find_draft(records, caller.workspace_id, draft))


@router.get("/drafts/{draft}/edits")
def list_edits(
    caller: Reader, draft: str, ports: PortsOf, after: Revision = 0
) -> tuple[EditSaid, ...]:
    """The edits later than a revision, in order."""
    with ports.records.read() as records:
        find_draft(records, caller.workspace_id, draft)
        found = edits_after(records, caller.workspace_id, draft, after)
        names = names_of(records, (one.person_id for one in found))
    return tuple(say_edit(one, names[one.person_id]) for one in found)


@router.post(
    "/drafts/{draft}/edits",
    response_model=EditedSaid,
    responses={409: {"model": ConflictSaid}},
)
def edit(
    caller: Editor, draft: str, asked: EditAsked, ports: PortsOf, language: LanguageOf
) -> EditedSaid | JSONResponse:
    """Make one edit; sending it twice makes it once. 409: somebody decided about the same thing."""
    sent = SentEdit(
        asked.command_id, command_from_json(asked.command), asked.base_revision, asked.label,
        asked.undo_of, is_forced=asked.is_forced, gesture=asked.gesture,
    )  # fmt: skip
    with ports.records.write() as records:
        answer = edit_draft(
            records, caller.workspace_id, draft, sent, by=caller.person_id, now=ports.clock.now()
        )
        made = answer.theirs if isinstance(answer, Conflict) else answer.edit
        name = find_person(records, made.person_id).name
        versions = list_versions(records, caller.workspace_id, answer.draft.journey_key)
    if isinstance(answer, Conflict):
        said = ConflictSaid(
            revision=answer.draft.revision, theirs=say_edit(made, name),
            document=answer.draft.document,
        )  # fmt: skip
        return JSONResponse(said.model_dump(mode="json"), 409)
    revision = answer.draft.revision
    about: JsonObject = {"draft": draft, "revision": revision, "person": caller.person_id}
    ports.live.tell(caller.workspace_id, "map.changed", about)
    return EditedSaid(
        revision=answer.draft.revision, edit=say_edit(made, name), document=answer.draft.document,
        findings=findings_of(answer.draft, versions, ports, language),
    )  # fmt: skip


@router.post("/drafts/{draft}/after")
def go_on(caller: Editor, draft: str, ports: PortsOf) -> DraftSaid:
    """Where drawing goes on: the draft itself while it is open, else one of the version that it became.

    What was drawn and not sent can be made there on revision 0.
    """
    with ports.records.write() as records:
        found = draft_after(
            records, caller.workspace_id, draft, by=caller.person_id, now=ports.clock.now()
        )
    ports.live.tell(caller.workspace_id, "journeys.changed", {"journey": found.journey_key})
    return say_draft(found)


@router.get("/drafts/{draft}/findings")
def list_findings(
    caller: Reader, draft: str, ports: PortsOf, language: LanguageOf
) -> tuple[FindingSaid, ...]:
    """What the map check says of the draft."""
    with ports.records.read() as records:
        found = find_draft(records, caller.workspace_id, draft)
        versions = list_versions(records, caller.workspace_id, found.journey_key)
    return findings_of(found, versions, ports, language)


@router.get("/drafts/{draft}/proposal")
def propose(caller: Reader, draft: str, ports: PortsOf, language: LanguageOf) -> ProposalSaid:
    """What publishing the draft would do today."""
    now = ports.clock.now()
    with ports.records.read() as records:
        proposal = propose_publishing(
            records, caller.workspace_id, draft, by=caller.person_id, now=now
        )
        who = proposal.approved_by
        name = None if who is None else find_person(records, who).name
    return ProposalSaid(
        version=proposal.version, bump=proposal.bump, compared_with=proposal.compared_with,
        changes=tuple(say_change(one, language) for one in proposal.changes),
        findings=tuple(say_finding(one, language) for one in proposal.findings),
        reasons=tuple(one.spoken(language) for one in proposal.reasons),
        lost=proposal.lost, plan=proposal.plan,
        off_plan=tuple(say_change(one, language) for one in proposal.off_plan), approved_by=name,
        is_approval_asked=proposal.is_approval_asked,
        may_approve=may(caller.role, "map.publish") and caller.person_id not in proposal.authors,
        approvers=proposal.approvers,
    )  # fmt: skip


@router.post("/drafts/{draft}/approval", status_code=204)
def approve(caller: Publisher, draft: str, asked: ApproveAsked, ports: PortsOf) -> None:
    """Approve of the draft as it was seen."""
    now = ports.clock.now()
    with ports.records.write() as records:
        approve_draft(
            records, caller.workspace_id, draft, asked.revision, by=caller.person_id, now=now
        )
    ports.live.tell(caller.workspace_id, "map.approved", {"draft": draft})


@router.delete("/drafts/{draft}/approval", status_code=204)
def withdraw(caller: Publisher, draft: str, ports: PortsOf) -> None:
    """Take one's own approval back."""
    with ports.records.write() as records:
        withdraw_approval(records, caller.workspace_id, draft, by=caller.person_id)
    ports.live.tell(caller.workspace_id, "map.approved", {"draft": draft})


@router.post("/drafts/{draft}/publish", status_code=201)
def publish(caller: Publisher, draft: str, asked: PublishAsked, ports: PortsOf) -> PublishedSaid:
    """Publish the draft for good."""
    wanted = Publishing(asked.note, asked.valid_from, asked.version, asked.adopt)
    now = ports.clock.now()
    with ports.records.write() as records:
        version = publish_draft(
            records, caller.workspace_id, draft, wanted, by=caller.person_id, now=now
        )
        about = {"journey": version.journey_key, "version": version.version}
        write_audit(
            records, caller.workspace_id, "map.published", by=caller.person_id, about=dict(about), now=now
        )  # fmt: skip
    ports.live.tell(caller.workspace_id, "journeys.changed", {"journey": version.journey_key})
    return PublishedSaid(
        journey=version.journey_key, version=version.version, valid_from=version.valid_from
    )


def findings_of(
    draft: Draft, versions: Sequence[Published], ports: Ports, language: Language
) -> tuple[FindingSaid, ...]:
    """What the map check says of a draft today, beside what was published before."""
    found = findings_of_draft(draft, versions, on=today(ports.clock))
    return tuple(say_finding(one, language) for one in found)


def say_draft(draft: Draft) -> DraftSaid:
    """A draft as it is answered."""
    return DraftSaid(
        id=draft.id, journey=draft.journey_key, name=draft.name, based_on=draft.based_on,
        revision=draft.revision, document=draft.document, changed_at=draft.changed_at,
    )  # fmt: skip


def say_edit(edit: Edit, person_name: str) -> EditSaid:
    """An edit as it is answered, with the name of who made it."""
    return EditSaid(
        revision=edit.revision, command_id=edit.command_id, command=edit.command,
        inverse=edit.inverse, label=edit.label, undo_of=edit.undo_of, gesture=edit.gesture, person=edit.person_id,
        person_name=person_name, made_at=edit.made_at,
    )  # fmt: skip


def say_finding(finding: Finding, language: Language) -> FindingSaid:
    """A finding as it is answered."""
    return FindingSaid(
        code=finding.code, name=finding.name.spoken(language), severity=finding.severity, refs=tuple(map(str, finding.refs)),
        message=finding.said.spoken(language), remedy=finding.advice.spoken(language), fingerprint=finding.fingerprint,
    )  # fmt: skip


def say_change(change: MapChange, language: Language) -> ChangeSaid:
    """A change as it is answered."""
    told = change.told
    return ChangeSaid(
        kind=change.kind, ref=str(change.ref), field=change.field, before=change.before,
        after=change.after, subject=spoken(told.subject, language), what=spoken(told.what, language),
        old=spoken(told.old, language), new=spoken(told.new, language),
        sentence=spoken(told.sentence, language),
        stage=None if change.stage is None else str(change.stage), breaks=change.breaks,
    )  # fmt: skip
