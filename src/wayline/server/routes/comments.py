"""What people say about an element of a journey: a thread for each, everybody's words their own."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, Field

from wayline.manage import CommentAt, NewComment, change_comment, say_about, take_back
from wayline.server.auth import Caller, Needs, PortsOf
from wayline.server.ports import Ports
from wayline.state import (
    Comment,
    Transaction,
    count_comments,
    find_journey,
    list_comments,
    names_of,
)

router = APIRouter(prefix="/api/w/{workspace}/journeys/{journey}/comments", tags=["comments"])
Reader = Annotated[Caller, Depends(Needs("comments.read"))]
Writer = Annotated[Caller, Depends(Needs("comments.write"))]
REF = r"^(journey|stage|touchpoint):[a-z][a-z0-9_]{0,62}$"
LONGEST = 4000


class CommentSaid(BaseModel):
    """A comment as it is answered; text, never markup."""

    id: str
    ref: str
    text: str
    person: str
    person_name: str
    written_at: datetime
    edited_at: datetime | None


class CommentAsked(BaseModel):
    """What somebody says about which element."""

    ref: str = Field(pattern=REF)
    text: str = Field(min_length=1, max_length=LONGEST)


class OtherWords(BaseModel):
    """The same in other words."""

    text: str = Field(min_length=1, max_length=LONGEST)


@router.get("")
def list_thread(
    caller: Reader, journey: str, ref: Annotated[str, Query(pattern=REF)], ports: PortsOf
) -> tuple[CommentSaid, ...]:
    """The thread of an element, the oldest first."""
    with ports.records.read() as records:
        find_journey(records, caller.workspace_id, journey)
        found = list_comments(records, caller.workspace_id, journey, ref)
        return say_comments(records, found)


@router.get("/counts")
def count(caller: Reader, journey: str, ports: PortsOf) -> dict[str, int]:
    """How many comments each element has that has any."""
    with ports.records.read() as records:
        find_journey(records, caller.workspace_id, journey)
        return count_comments(records, caller.workspace_id, journey)


@router.post("", status_code=201)
def write(caller: Writer, journey: str, asked: CommentAsked, ports: PortsOf) -> CommentSaid:
    """Say something about an element."""
    now = ports.clock.now()
    with ports.records.write() as records:
        new = NewComment(journey, asked.ref, asked.text)
        made = say_about(records, caller.workspace_id, new, by=caller.person_id, now=now)
        (said,) = say_comments(records, (made,))
    tell(ports, caller, made)
    return said


@router.put("/{comment}")
def rewrite(
    caller: Writer, journey: str, comment: str, asked: OtherWords, ports: PortsOf
) -> CommentSaid:
    """Say it in other words; only who wrote it may."""
    now = ports.clock.now()
    with ports.records.write() as records:
        at = CommentAt(journey, comment)
        changed = change_comment(
            records, caller.workspace_id, at, asked.text, by=caller.person_id, now=now
        )
        (said,) = say_comments(records, (changed,))
    tell(ports, caller, changed)
    return said


@router.delete("/{comment}", status_code=204)
def delete(caller: Writer, journey: str, comment: str, ports: PortsOf) -> None:
    """Take one's own comment back."""
    now = ports.clock.now()
    with ports.records.write() as records:
        at = CommentAt(journey, comment)
        gone = take_back(records, caller.workspace_id, at, by=caller.person_id, now=now)
    tell(ports, caller, gone)


def say_comments(records: Transaction, found: tuple[Comment, ...]) -> tuple[CommentSaid, ...]:
    """Comments, each with the name of who wrote it."""
    names = names_of(records, (one.person_id for one in found))
    return tuple(
        CommentSaid(
            id=one.id, ref=one.ref, text=one.text, person=one.person_id,
            person_name=names[one.person_id], written_at=one.written_at, edited_at=one.edited_at,
        )
        for one in found
    )  # fmt: skip


def tell(ports: Ports, caller: Caller, comment: Comment) -> None:
    """Tell every open browser which thread is another now."""
    about = {"journey": comment.journey_key, "ref": comment.ref}
    ports.live.tell(caller.workspace_id, "comments.changed", dict(about))
