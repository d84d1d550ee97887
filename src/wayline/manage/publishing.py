"""How does a draft become a version? With a number that says what it breaks, and for good [M22]-[M30]."""

from dataclasses import dataclass
from datetime import date, datetime

from wayline.base import FixedClock, WaylineError, today
from wayline.manage.starting import in_force_now
from wayline.map import (
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
    lost_keys,
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
        findings: of the map check on the draft.
        reasons: why it cannot be published yet; empty = it can.
        compared_with: the version before, None for a first one.
        lost: what the version in force has and the draft neither has nor retires [M5].
    """

    version: str
    bump: Bump
    changes: tuple[MapChange, ...]
    findings: tuple[Finding, ...]
    reasons: tuple[str, ...]
    compared_with: str | None
    lost: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Publishing:
    """What a person decides when publishing: why, from which day, and perhaps a number."""

    note: str
    valid_from: date | None = None
    version: str | None = None
    approved_by: str | None = None


def propose_publishing(
    records: Transaction, workspace_id: str, draft_id: str, *, now: datetime
) -> Proposal:
    """What publishing a draft would do today; changes nothing."""
    draft = find_draft(records, workspace_id, draft_id)
    return _proposal(draft, list_versions(records, workspace_id, draft.journey_key), now=now)


def publish_draft(
    records: Transaction, workspace_id: str, draft_id: str, wanted: Publishing, *, by: str, now: datetime
) -> Published:  # fmt: skip
    """Publish a draft: sealed, numbered, in force from its day; the version before ends there.

    Raises:
        PublishingError: naming everything that stands in the way.
    """
    draft = find_draft(records, workspace_id, draft_id)
    versions = list_versions(records, workspace_id, draft.journey_key)
    proposal = _proposal(draft, versions, now=now)
    document = from_json(draft.document)
    number = wanted.version or proposal.version
    since = wanted.valid_from or today(FixedClock(now))
    before = in_force_now(versions)
    reasons = [*proposal.reasons, *_reasons(wanted, number, versions=versions, by=by)]
    if document.state == "as_is" and before is not None and _not_later(since, before):
        reasons.append(
            f"Version {before.version} holds since {before.valid_from}: choose a later day."
        )
    if reasons:
        raise PublishingError(" ".join(reasons))
    is_ruling = document.state == "as_is"
    kept = with_version(
        sealed(document, Workspace()), number, valid_from=since if is_ruling else None
    )
    version = Published(
        draft.journey_key, number, document.state, kept.valid_from, None, content_hash(kept),
        to_json(kept), wanted.note.strip(), by, wanted.approved_by, now,
    )  # fmt: skip
    if is_ruling and before is not None:
        end_version(records, workspace_id, draft.journey_key, before.version, valid_to=since)
    add_version(records, workspace_id, version)
    close_draft(records, workspace_id, draft_id, now=now)
    return version


def _proposal(draft: Draft, versions: tuple[Published, ...], *, now: datetime) -> Proposal:
    document = from_json(draft.document)
    before = _compared(draft, document, versions)
    compared = diff(from_json(before.document), document) if before is not None else ()
    changes = changed_promises(compared)
    findings = find_problems(map_file_of(document, Workspace()), today=today(FixedClock(now)))
    bump = proposed_bump(changes) if before is not None else "none"
    number = next_version(_highest(versions), bump) if versions else "1.0.0"
    reasons = [_said(one) for one in findings if one.severity == "E"]
    if before is not None and not changes:
        reasons.append(f"Nothing differs from version {before.version}.")
    if document.owner is None:
        reasons.append("The map has no owner: name the department that answers for it.")
    ruling = in_force_now(versions)
    lost: tuple[str, ...] = ()
    if ruling is not None and document.state == "as_is":
        lost = tuple(str(ref) for ref in lost_keys(from_json(ruling.document), document))
        reasons += [
            f"{ref} vanished since version {ruling.version}: name a successor or `none` under `retired`."
            for ref in lost
        ]
    if document.state != "as_is" and document.based_on is None:
        reasons.append("A map of what shall be names the version that it is based on.")
    return Proposal(
        number,
        bump,
        changes,
        findings,
        tuple(reasons),
        before.version if before is not None else None,
        lost,
    )


def _said(finding: Finding) -> str:
    """A finding in two sentences, after what it is about."""
    about = ", ".join(map(str, finding.refs))
    return f"{about}: {finding.message.rstrip('.')}. {finding.remedy}".strip()


def _reasons(
    wanted: Publishing, number: str, *, versions: tuple[Published, ...], by: str
) -> list[str]:
    reasons = [] if wanted.note.strip() else ["Say in a note what is new."]
    if any(one.version == number for one in versions):
        reasons.append(f"There is a version {number} already.")
    if wanted.approved_by is not None and wanted.approved_by == by:
        reasons.append("Somebody else than the author approves.")
    return reasons


def _compared(
    draft: Draft, document: JourneyMap, versions: tuple[Published, ...]
) -> Published | None:
    """The version that a draft is compared with: what it is based on, else the one in force."""
    wanted = draft.based_on or document.based_on
    named = next((one for one in versions if one.version == wanted), None)
    return named or in_force_now(versions)


def _not_later(since: date, before: Published) -> bool:
    return before.valid_from is not None and since <= before.valid_from


def _highest(versions: tuple[Published, ...]) -> str:
    return max(
        (one.version for one in versions), key=lambda text: [int(x) for x in text.split(".")]
    )
