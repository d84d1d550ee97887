"""How do people keep a journey? They draw it together, publish it, and care for those who are on it.

`editing` edits of a draft, followed or in conflict · `publishing` from a draft to a version.
"""

from wayline.manage.editing import Conflict, Edited, RevisionError, SentEdit, edit_draft
from wayline.manage.publishing import (
    Proposal,
    Publishing,
    PublishingError,
    propose_publishing,
    publish_draft,
)

__all__ = [
    "Conflict",
    "Edited",
    "Proposal",
    "Publishing",
    "PublishingError",
    "RevisionError",
    "SentEdit",
    "edit_draft",
    "propose_publishing",
    "publish_draft",
]
