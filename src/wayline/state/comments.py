"""What do people say about an element of a journey? Living records [M24]: outside versions, hash and publishing."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, RowMapping, func, select, update

from wayline.base import NotFoundError, say
from wayline.state.instants import maybe_read, read, written
from wayline.state.tables import comments


@dataclass(frozen=True, slots=True)
class Comment:
    """What one person said about one element; `edited_at` None = as it was first written."""

    id: str
    journey_key: str
    ref: str
    text: str
    person_id: str
    written_at: datetime
    edited_at: datetime | None = None


def add_comment(connection: Connection, workspace_id: str, comment: Comment) -> None:
    """Keep a new comment."""
    connection.execute(
        comments.insert().values(
            workspace_id=workspace_id, id=comment.id, journey_key=comment.journey_key,
            ref=comment.ref, text=comment.text, person_id=comment.person_id,
            written_at=written(comment.written_at),
        )
    )  # fmt: skip


def find_comment(
    connection: Connection, workspace_id: str, journey_key: str, comment_id: str
) -> Comment:
    """A comment by id.

    Raises:
        NotFoundError: when the journey has none of that id.
    """
    asked = select(comments).where(*_one(workspace_id, journey_key, comment_id))
    row = connection.execute(asked).mappings().first()
    if row is None:
        raise NotFoundError(say("There is no such comment."))
    return _comment(row)


def list_comments(
    connection: Connection, workspace_id: str, journey_key: str, ref: str
) -> tuple[Comment, ...]:
    """The thread of an element, the oldest first."""
    asked = select(comments).where(*_of(workspace_id, journey_key), comments.c.ref == ref)
    rows = connection.execute(asked.order_by(comments.c.written_at, comments.c.id)).mappings()
    return tuple(_comment(row) for row in rows)


def count_comments(connection: Connection, workspace_id: str, journey_key: str) -> dict[str, int]:
    """How many comments each element has that has any."""
    asked = select(comments.c.ref, func.count().label("n")).where(*_of(workspace_id, journey_key))
    rows = connection.execute(asked.group_by(comments.c.ref)).mappings()
    return {row["ref"]: int(row["n"]) for row in rows}


def rewrite_comment(
    connection: Connection, workspace_id: str, comment: Comment, text: str, *, now: datetime
) -> None:
    """Other words in place of those before."""
    connection.execute(
        update(comments)
        .where(*_one(workspace_id, comment.journey_key, comment.id))
        .values(text=text, edited_at=written(now))
    )


def drop_comment(connection: Connection, workspace_id: str, comment: Comment) -> None:
    """Take a comment away for good; its words are gone."""
    connection.execute(
        comments.delete().where(*_one(workspace_id, comment.journey_key, comment.id))
    )


def _of(workspace_id: str, journey_key: str) -> tuple[ColumnElement[bool], ...]:
    return comments.c.workspace_id == workspace_id, comments.c.journey_key == journey_key


def _one(workspace_id: str, journey_key: str, comment_id: str) -> tuple[ColumnElement[bool], ...]:
    return (*_of(workspace_id, journey_key), comments.c.id == comment_id)


def _comment(row: RowMapping) -> Comment:
    return Comment(
        row["id"], row["journey_key"], row["ref"], row["text"], row["person_id"],
        read(row["written_at"]), maybe_read(row["edited_at"]),
    )  # fmt: skip
