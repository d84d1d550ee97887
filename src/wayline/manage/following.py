"""Where does drawing go on whose draft was published meanwhile? In a draft of the version that it became."""

from collections.abc import Sequence
from datetime import datetime

from wayline.base import NotFoundError, say
from wayline.manage.starting import NextDraft, open_draft
from wayline.state import Draft, Published, Transaction, find_draft, list_drafts, list_versions


def draft_after(
    records: Transaction, workspace_id: str, draft_id: str, *, by: str, now: datetime
) -> Draft:
    """The draft itself while it is open; else one that is open of the version it became, or a new one.

    What was drawn on the closed draft and not sent can be made there as on its beginning: what
    others decided there since is asked about like in any draft.

    Raises:
        NotFoundError: when there is no such draft.
    """
    closed = find_draft(records, workspace_id, draft_id)
    if closed.closed_at is None:
        return closed
    version = _became(closed, list_versions(records, workspace_id, closed.journey_key))
    is_to_be = version.state == "to_be"
    for one in list_drafts(records, workspace_id, closed.journey_key):
        if one.based_on == version.version and (one.document.get("state") == "to_be") is is_to_be:
            return one
    wanted = NextDraft(closed.name, version.version, is_to_be=is_to_be)
    return open_draft(records, workspace_id, closed.journey_key, wanted, by=by, now=now)


def _became(closed: Draft, versions: Sequence[Published]) -> Published:
    """The version that a draft became: published as it was closed, at one instant."""
    for one in versions:
        if one.published_at == closed.closed_at:
            return one
    raise NotFoundError(
        say("This draft is closed."), remedy=say("Open a new one from its version.")
    )
