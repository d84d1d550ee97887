"""What does the living map of a question say, and who is behind its numbers? Measured once on the events of now, kept as it is sent."""

import gzip
from typing import Literal

from wayline.insights import Members, overlay
from wayline.journeys import LaidMap, Scope
from wayline.reports import asking_json, members_at, members_text, numbers_json
from wayline.server.packing import pack
from wayline.server.ports import Ports
from wayline.server.shelf import Question

Seen = Literal["whole", "numbers"]  # with how many customers can be asked for, or without
View = Literal["whole", "numbers", "who"]


def measured_map(ports: Ports, question: Question, scope: Scope, seen: Seen) -> bytes:
    """The document `wayline.page/1` of the living map over a scope, packed."""
    return _measured(ports, question, scope, seen)


def measured_who(
    ports: Ports, question: Question, scope: Scope, number: str, *, snapshot_id: str = ""
) -> Members | None:
    """Who is behind a number of this living map; None when it has no such number.

    As it was on the events of a snapshot while that is kept, so that a list has as many in it as the
    number says that somebody looks at; else on the events of now.
    """
    packed = ports.shelf.kept(question, "who", snapshot_id)
    if packed is None:
        packed = _measured(ports, question, scope, "who")
    return members_at(gzip.decompress(packed).decode(), number)


def _measured(ports: Ports, question: Question, scope: Scope, view: View) -> bytes:
    def make(laid: LaidMap) -> dict[str, bytes]:
        overlaid = overlay(laid, scope, clock=ports.clock)
        return {
            "whole": pack(asking_json(overlaid, laid)),
            "numbers": pack(numbers_json(overlaid, laid)),
            "who": pack(members_text(overlaid), level=1),  # large, and never sent
        }

    return ports.shelf.view(question, view, make)
