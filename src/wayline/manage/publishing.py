"""How does a draft become a version? With a number that says what it breaks, and for good [M22]-[M30]."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from wayline.base import Day, FixedClock, Sentence, WaylineError, paragraph, say, today
from wayline.manage.approving import approvers_of, authors_of
from wayline.manage.documents import document_of
from wayline.manage.editing import refuse_closed
from wayline.manage.ruling import last_in_force
from wayline.map import (
    Adopt,
    Bump,
    Finding,
    JourneyMap,
    MapChange,
    Workspace,
    changed_promises,
    content_hash,
    diff,
    find_problems,
    from_json,
    map_file_of,
    next_version,
    proposed_bump,
    sealed,
    to_json,
    with_version,
)
from wayline.state import (
    Draft,
    Published,
    Transaction,
    add_version,
    asks_approval,
    close_draft,
    end_version,
    find_draft,
    list_versions,
)


class PublishingError(WaylineError):
    """A draft cannot be published; the message names every reason."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What publishing a draft would do, and what stands in its way.

    Attributes:
        version: the number that the changes ask for.
        bump: which part of the number goes up, and so what can no longer be compared.
        changes: against the version before, in words; empty for a first version.
        findings: of the map check on the draft and the versions before it.
        reasons: why it cannot be published yet; empty = it can.
        compared_with: the version before, None for a first one.
        lost: what the version before has and the draft neither has nor retires [M5].
        plan: the version of what shall be that is taken live, None where it is none [M59].
        off_plan: what differs from that plan.
        authors: everybody who drew on the draft, and who began it.
        approvers: everybody who approves of the draft as it is now, the latest first.
        approved_by: which of them is neither an author nor who publishes it, None for nobody.
        is_approval_asked: the workspace asks for somebody besides the author.
    """

    version: str
    bump: Bump
    changes: tuple[MapChange, ...]
    findings: tuple[Finding, ...]
    reasons: tuple[Sentence, ...]
    compared_with: str | None
    lost: tuple[str, ...] = ()
    plan: str | None = None
    off_plan: tuple[MapChange, ...] = ()
    authors: frozenset[str] = frozenset()
    approvers: tuple[str, ...] = ()
    approved_by: str | None = None
    is_approval_asked: bool = False


@dataclass(frozen=True, slots=True)
class Publishing:
    """What a person decides when publishing: why, from which day, for whom, and perhaps a number.

    `adopt`: `new_cases` = those that begin from then on, `open_cases` = open ones at their next stage too [M27].
    """

    note: str
    valid_from: date | None = None
    version: str | None = None
    adopt: Adopt | None = None


def propose_publishing(
    records: Transaction, workspace_id: str, draft_id: str, *, by: str, now: datetime
) -> Proposal:
    """What it would do if somebody published a draft today; changes nothing."""
    draft = find_draft(records, workspace_id, draft_id)
    versions = list_versions(records, workspace_id, draft.journey_key)
    return _proposal(records, workspace_id, draft, versions, by=by, now=now)


def publish_draft(
    records: Transaction, workspace_id: str, draft_id: str, wanted: Publishing, *, by: str, now: datetime
) -> Published:  # fmt: skip
    """Publish a draft: sealed, numbered, in force from its day; the version before ends there [M26].

    For the first day of the version before, it takes its place: that one is in force on no day.

    Raises:
        NotFoundError: when it was published already.
        PublishingError: naming everything that stands in the way.
    """
    draft = find_draft(records, workspace_id, draft_id)
    refuse_closed(draft)
    versions = list_versions(records, workspace_id, draft.journey_key)
    proposal = _proposal(records, workspace_id, draft, versions, by=by, now=now)
    document = from_json(draft.document)
    number = wanted.version or proposal.version
    since = wanted.valid_from or today(FixedClock(now))
    before = last_in_force(versions)
    reasons = [*proposal.reasons, *_reasons(wanted, number, versions=versions)]
    is_ruling = document.state == "as_is"
    began_on = None if before is None else before.valid_from
    if is_ruling and before is not None and began_on is not None and since < began_on:
        reasons.append(
            say(
                "Version {version} is in force from {day} on: choose that day or a later one."
            ).filled(version=before.version, day=Day(began_on))
        )
    if reasons:
        raise PublishingError(paragraph(reasons))
    kept = with_version(
        sealed(document, Workspace()), number,
        valid_from=since if is_ruling else None, adopt=wanted.adopt,
    )  # fmt: skip
    version = Published(
        draft.journey_key, number, document.state, kept.valid_from, None, content_hash(kept),
        to_json(kept), wanted.note.strip(), by, proposal.approved_by, now,
    )  # fmt: skip
    if is_ruling and before is not None:
        end_version(records, workspace_id, draft.journey_key, before.version, valid_to=since)
    add_version(records, workspace_id, version)
    close_draft(records, workspace_id, draft_id, now=now)
    return version


def _proposal(
    records: Transaction, workspace_id: str, draft: Draft, versions: Sequence[Published], *, by: str, now: datetime
) -> Proposal:  # fmt: skip
    document = from_json(draft.document)
    before = compared_with(draft, document, versions)
    changes = _changes(before, document)
    findings = findings_of_draft(draft, versions, on=today(FixedClock(now)))
    bump = proposed_bump(changes) if before is not None else "none"
    number = next_version(_highest(versions), bump) if versions else "1.0.0"
    plan = _plan(draft, document, versions)
    authors = authors_of(records, workspace_id, draft)
    approvers = approvers_of(records, workspace_id, draft)
    approved_by = next((one for one in approvers if one not in {*authors, by}), None)
    is_asked = asks_approval(records, workspace_id)
    reasons = _in_the_way(document, findings, before=before, changes=changes)
    if is_asked and approved_by is None:
        reasons.append(say("Somebody besides its author has to approve of it as it is now."))
    return Proposal(
        number, bump, changes, findings, tuple(reasons),
        before.version if before is not None else None,
        tuple(str(ref) for one in findings if one.code == "lost_key" for ref in one.refs),
        None if plan is None else plan.version, _changes(plan, document),
        authors, approvers, approved_by, is_asked,
    )  # fmt: skip


def findings_of_draft(
    draft: Draft, versions: Sequence[Published], *, on: date
) -> tuple[Finding, ...]:
    """What the map check says of a draft, beside the versions that were published before it."""
    earlier = [document_of(one) for one in versions]
    map_file = map_file_of(from_json(draft.document), Workspace())
    return find_problems(map_file, today=on, versions=earlier)


def compared_with(
    draft: Draft, document: JourneyMap, versions: Sequence[Published]
) -> Published | None:
    """The version that a draft follows: how it is, the one in force before it; what shall be, its base [M59]."""
    if document.state == "as_is":
        return last_in_force(versions)
    wanted = draft.based_on or document.based_on
    named = next((one for one in versions if one.version == wanted), None)
    return named or last_in_force(versions)


def _changes(before: Published | None, document: JourneyMap) -> tuple[MapChange, ...]:
    return () if before is None else changed_promises(diff(document_of(before), document))


def _plan(draft: Draft, document: JourneyMap, versions: Sequence[Published]) -> Published | None:
    """The version of what shall be that a draft of how it is was drawn from."""
    if document.state != "as_is":
        return None
    shall = (one for one in versions if one.version == draft.based_on and one.state != "as_is")
    return next(shall, None)


def _in_the_way(
    document: JourneyMap,
    findings: Sequence[Finding],
    *,
    before: Published | None,
    changes: Sequence[MapChange],
) -> list[Sentence]:
    """Why the map cannot be published as it is drawn."""
    reasons = [_said(one) for one in findings if one.severity == "E"]
    if before is not None and not changes:
        reasons.append(say("Nothing differs from version {version}.", version=before.version))
    if document.owner is None:
        reasons.append(say("The map has no owner: name the department that answers for it."))
    if document.state != "as_is" and document.based_on is None:
        reasons.append(say("A map of what shall be names the version that it is based on."))
    return reasons


def _said(finding: Finding) -> Sentence:
    """A finding in two sentences, after what it is about."""
    about = ", ".join(map(str, finding.refs))
    if finding.message.startswith(about):
        return say("{message}. {remedy}", message=finding.said, remedy=finding.advice)
    return say(
        "{about}: {message}. {remedy}", about=about, message=finding.said, remedy=finding.advice
    )


def _reasons(wanted: Publishing, number: str, *, versions: Sequence[Published]) -> list[Sentence]:
    reasons = [] if wanted.note.strip() else [say("Say in a note what is new.")]
    if any(one.version == number for one in versions):
        reasons.append(say("There is a version {version} already.", version=number))
    return reasons


def _highest(versions: Sequence[Published]) -> str:
    return max(
        (one.version for one in versions), key=lambda text: [int(x) for x in text.split(".")]
    )
