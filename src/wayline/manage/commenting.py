"""What do people say to each other about an element? Their own words are theirs to change, nobody else's."""

from dataclasses import dataclass
from datetime import datetime

from wayline.base import JsonObject, WaylineError, new_id, say
from wayline.state import (
    Comment,
    Transaction,
    add_comment,
    drop_comment,
    find_comment,
    find_journey,
    rewrite_comment,
    write_audit,
)


class CommentError(WaylineError):
    """A comment cannot be kept, or is not one's own."""


@dataclass(frozen=True, slots=True)
class NewComment:
    """What is said about which element of which journey."""

    journey_key: str
    ref: str
    text: str


@dataclass(frozen=True, slots=True)
class CommentAt:
    """Which comment of which journey is meant."""

    journey_key: str
    comment_id: str


def say_about(
    records: Transaction, workspace_id: str, new: NewComment, *, by: str, now: datetime
) -> Comment:
    """Say something about an element of a journey.

    Raises:
        CommentError: when there is nothing in it.
        NotFoundError: when there is no such journey.
    """
    find_journey(records, workspace_id, new.journey_key)
    comment = Comment(new_id(), new.journey_key, new.ref, _words(new.text), by, now)
    add_comment(records, workspace_id, comment)
    _note(records, workspace_id, comment, "comment.written", now=now)
    return comment


def change_comment(
    records: Transaction, workspace_id: str, at: CommentAt, text: str, *, by: str, now: datetime
) -> Comment:
    """Say it in other words.

    Raises:
        CommentError: when it is somebody else's, or nothing would be left of it.
    """
    comment = _own(records, workspace_id, at, by=by)
    rewrite_comment(records, workspace_id, comment, _words(text), now=now)
    _note(records, workspace_id, comment, "comment.changed", now=now)
    return find_comment(records, workspace_id, at.journey_key, at.comment_id)


def take_back(
    records: Transaction, workspace_id: str, at: CommentAt, *, by: str, now: datetime
) -> Comment:
    """Delete one's own comment; its words are gone, that there was one stays in the history.

    Raises:
        CommentError: when it is somebody else's.
    """
    comment = _own(records, workspace_id, at, by=by)
    drop_comment(records, workspace_id, comment)
    _note(records, workspace_id, comment, "comment.deleted", now=now)
    return comment


def _own(records: Transaction, workspace_id: str, at: CommentAt, *, by: str) -> Comment:
    comment = find_comment(records, workspace_id, at.journey_key, at.comment_id)
    if comment.person_id != by:
        raise CommentError(say("This comment is somebody else's; only who wrote it changes it."))
    return comment


def _words(text: str) -> str:
    words = text.strip()
    if not words:
        raise CommentError(say("A comment says something."))
    return words


def _note(
    records: Transaction, workspace_id: str, comment: Comment, what: str, *, now: datetime
) -> None:
    """The words of a comment stay out of a history that is never erased."""
    about: JsonObject = {
        "journey": comment.journey_key, "comment": comment.id, "ref": comment.ref,
    }  # fmt: skip
    write_audit(records, workspace_id, what, by=comment.person_id, about=about, now=now)
