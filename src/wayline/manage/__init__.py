"""How do people keep a journey? They draw it together, publish it, and care for those who are on it.

`editing` edits of a draft, followed or in conflict · `caring` who looks after which open customer · `publishing` from a draft to a version · `starting` a new journey, a new draft.
"""

from wayline.manage.caring import CareConflict, WantedCare, change_care
from wayline.manage.editing import Conflict, Edited, RevisionError, SentEdit, edit_draft
from wayline.manage.publishing import (
    Proposal,
    Publishing,
    PublishingError,
    propose_publishing,
    publish_draft,
)
from wayline.manage.starting import NewJourney, NextDraft, map_shown, open_draft, start_journey

__all__ = [
    "CareConflict",
    "Conflict",
    "Edited",
    "NewJourney",
    "NextDraft",
    "Proposal",
    "Publishing",
    "PublishingError",
    "RevisionError",
    "SentEdit",
    "WantedCare",
    "change_care",
    "edit_draft",
    "map_shown",
    "open_draft",
    "propose_publishing",
    "publish_draft",
    "start_journey",
]
