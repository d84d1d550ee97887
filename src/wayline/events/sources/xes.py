"""How is XES read: streamed, without DTD, entities or network; one line for each event."""

import json
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO, TYPE_CHECKING

from wayline.base import Number, Place, Saying, SourceError, say
from wayline.engine import Engine
from wayline.events.sources.jsonl import open_jsonl
from wayline.events.sources.opening import unpacked
from wayline.events.sources.scan import Rejected, Scan

if TYPE_CHECKING:
    from lxml.etree import _Element

CASE, NAME, INSTANCE = "case:concept:name", "concept:name", "concept:instance"
TIME, LIFECYCLE = "time:timestamp", "lifecycle:transition"
ENDED = "wayline:ended_at"  # the time of the complete that belongs to a start
_VALUES = ("string", "date", "int", "float", "boolean", "id")
_HOLDERS = ("list", "container", "values")


@dataclass(slots=True)
class _Seen:
    """What was noticed on the way through the log."""

    empty: list[str] = field(default_factory=list)
    cases: set[str] = field(default_factory=set)
    twice: int = 0


def open_xes(engine: Engine, path: Path, folder: Path) -> tuple[Scan | None, tuple[Rejected, ...]]:
    """A scan whose columns are the attributes, those of the trace as `case:KEY`; nested ones as `KEY.INNER`.

    Raises:
        SourceError: when it is no well-formed XML, or declares entities.
    """
    plain = unpacked(path, folder)
    target = folder / f"{path.name}.jsonl"
    seen = _Seen()
    with target.open("w", encoding="utf-8") as out:
        for line in _events(plain, path, seen):
            out.write(json.dumps(line, ensure_ascii=False) + "\n")
    scan, rejects = open_jsonl(engine, target, folder)
    if scan is None:
        return None, rejects
    notes = (*scan.notes, *_told(path, seen))
    empty = tuple(seen.empty)
    return replace(scan, reader="xes", file=path, notes=notes, first_line=None, empty_cases=empty), rejects  # fmt: skip


def _told(path: Path, seen: _Seen) -> list[Saying]:
    told: list[Saying] = []
    if seen.empty:
        told.append(say("{file}: {n} traces have no event; they are kept as cases.", file=path.name, n=Number(f"{len(seen.empty):,}")))  # fmt: skip
    if seen.twice:
        told.append(say("{file}: {n} traces have the id of an earlier one; their events are one case.", file=path.name, n=Number(f"{seen.twice:,}")))  # fmt: skip
    return told


def _events(plain: Path, path: Path, seen: _Seen) -> Iterator[dict[str, str]]:
    """The attributes of every event with those of its trace."""
    from lxml import etree

    try:
        with plain.open("rb") as file:
            checked = False
            for step, element in _steps(file):
                if not checked:
                    _refuse_strangers(element, path)
                    checked = True
                if step == "end":
                    yield from _of_element(element, seen)
    except (etree.XMLSyntaxError, OSError) as error:
        raise SourceError(
            say("the XES file is not well-formed XML: {error}", error=str(error)),
            place=Place(str(path)),
            remedy=say("Export it again."),
        ) from error


def _steps(file: IO[bytes]) -> "Iterator[tuple[str, _Element]]":
    from lxml import etree

    return etree.iterparse(
        file, events=("start", "end"), resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False,
    )  # fmt: skip


def _of_element(element: "_Element", seen: _Seen) -> Iterator[dict[str, str]]:
    tag, parent = _tag(element), element.getparent()
    if tag == "trace":
        yield from _of_trace(element, seen)
    elif tag == "event" and parent is not None and _tag(parent) == "log":
        yield dict(_attributes(element))  # an event outside every trace: it has no case
    else:
        return
    element.clear()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _refuse_strangers(element: "_Element", path: Path) -> None:
    if element.getroottree().docinfo.doctype:
        raise SourceError(say("the file declares a document type with entities, which is not read for safety"),
                          place=Place(str(path)), remedy=say("Remove the DOCTYPE."))  # fmt: skip
    if _tag(element) != "log":
        raise SourceError(say("expected an event log in XES (`<log>`), got XML that begins with <{element}>", element=_tag(element)),
                          place=Place(str(path)))  # fmt: skip


def _of_trace(trace: "_Element", seen: _Seen) -> Iterator[dict[str, str]]:
    held = {f"case:{key}": value for key, value in _attributes(trace)}
    events = [dict(_attributes(child)) for child in trace if _tag(child) == "event"]
    case = held.get(CASE)
    if case is not None:
        seen.twice += case in seen.cases
        seen.cases.add(case)
        if not events:
            seen.empty.append(case)
    _pair(events)
    for event in events:
        yield {**held, **event}


def _pair(events: list[dict[str, str]]) -> None:
    """A start gets the time of its complete: by activity and instance, first in, first out [E8]."""
    open_starts: dict[tuple[str | None, str | None], deque[dict[str, str]]] = {}
    for event in events:
        step = event.get(LIFECYCLE, "").lower()
        which = (event.get(NAME), event.get(INSTANCE))
        if step == "start":
            open_starts.setdefault(which, deque()).append(event)
        elif step == "complete" and open_starts.get(which) and TIME in event:
            open_starts[which].popleft()[ENDED] = event[TIME]


def _attributes(element: "_Element", inside: str = "") -> Iterator[tuple[str, str]]:
    """Key and value of every attribute, nested ones under the key of their holder."""
    for child in element:
        tag, key, value = _tag(child), child.get("key"), child.get("value")
        if tag not in _VALUES and tag not in _HOLDERS:
            continue
        name = inside if key is None else f"{inside}.{key}" if inside else str(key)
        if tag in _VALUES and name and value is not None:
            yield name, str(value)
        if len(child):
            yield from _attributes(child, name)


def _tag(element: "_Element") -> str:
    return str(element.tag).rpartition("}")[2]
