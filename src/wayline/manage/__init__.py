"""How do people keep a journey? They draw it together, publish it, and care for those who are on it.

`editing` edits of a draft, followed or in conflict · `approving`, `publishing` from a draft to a version · `documents` what
a version says · `ruling` which version is in force on a day · `starting` a new journey, a new draft · `following` where drawing goes on · `remembering` who changed what · `commenting`,
`caring` what people say and agree · `belonging` who may come in · `atlas` which journey is part of which.
"""

from wayline.manage.approving import ApprovalError, approve_draft, withdraw_approval
from wayline.manage.atlas import AtlasEntry, atlas_of
from wayline.manage.belonging import (
    BelongingError,
    Invitation,
    Invited,
    change_role,
    invite,
    new_link,
    remove_member,
)
from wayline.manage.caring import CareConflict, WantedCare, change_care
from wayline.manage.commenting import (
    CommentAt,
    CommentError,
    NewComment,
    change_comment,
    say_about,
    take_back,
)
from wayline.manage.editing import Conflict, Edited, RevisionError, SentEdit, edit_draft
from wayline.manage.following import draft_after
from wayline.manage.publishing import (
    Proposal,
    Publishing,
    PublishingError,
    findings_of_draft,
    propose_publishing,
    publish_draft,
)
from wayline.manage.remembering import Remembered, history_of
from wayline.manage.ruling import Reign, in_force, next_in_force, reign_of
from wayline.manage.starting import (
    NewJourney,
    NextDraft,
    ShownMap,
    begun_map,
    map_shown,
    named_journey,
    open_draft,
    start_journey,
)

# fmt: off
__all__ = [
    "ApprovalError", "AtlasEntry", "BelongingError", "CareConflict", "CommentAt", "CommentError", "Conflict", "Edited", "Invitation", "Invited", "NewComment", "NewJourney", "NextDraft", "Proposal",
    "Publishing", "PublishingError", "Reign", "Remembered", "RevisionError", "SentEdit", "ShownMap", "WantedCare", "approve_draft", "atlas_of", "begun_map",
    "change_care", "change_comment", "change_role", "draft_after", "edit_draft", "findings_of_draft", "history_of", "in_force", "invite",
    "map_shown", "named_journey", "new_link", "next_in_force", "open_draft", "propose_publishing", "publish_draft", "reign_of",
    "remove_member", "say_about", "start_journey", "take_back", "withdraw_approval",
]
