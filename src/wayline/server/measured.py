"""What does the living map of a question say? Measured once on the events of now, kept as it is sent."""

from collections.abc import Callable
from typing import Literal

from wayline.insights import OverlaidMap, overlay
from wayline.journeys import LaidMap, Scope
from wayline.reports import living_map_json, numbers_json
from wayline.server.packing import pack
from wayline.server.ports import Ports
from wayline.server.shelf import Question

Seen = Literal["whole", "numbers"]  # with the customers, or without
WRITERS: dict[Seen, Callable[[OverlaidMap, LaidMap], str]] = {
    "whole": living_map_json, "numbers": numbers_json,
}  # fmt: skip


def measured_map(ports: Ports, question: Question, scope: Scope, seen: Seen) -> bytes:
    """The document `wayline.page/1` of the living map over a scope, packed."""

    def make(laid: LaidMap) -> bytes:
        return pack(WRITERS[seen](overlay(laid, scope, clock=ports.clock), laid))

    return ports.shelf.answer(question, make, named=seen)
