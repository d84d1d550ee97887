"""How is XES read: streamed, without DTD, entities or network; one line for each event."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from wayline.base import Place, SourceError
from wayline.engine import Engine
from wayline.events.sources.jsonl import open_jsonl
from wayline.events.sources.opening import unpacked
from wayline.events.sources.scan import Rejected, Scan

if TYPE_CHECKING:
    from lxml.etree import _Element

_VALUES = ("string", "date", "int", "float", "boolean", "id")


def open_xes(
    engine: Engine, path: Path, folder: Path
) -> tuple[Scan | None, tuple[Rejected, ...], int]:
    """A scan whose columns are the attributes, those of the trace as `case:KEY`; and the empty traces.

    Raises:
        SourceError: when it is no well-formed XML, or declares entities.
    """
    plain = unpacked(path, folder)
    target = folder / f"{path.name}.jsonl"
    empty = 0
    with target.open("w", encoding="utf-8") as out:
        for line in _events(plain, path):
            if line is None:
                empty += 1
            else:
                out.write(json.dumps(line, ensure_ascii=False) + "\n")
    scan, rejects = open_jsonl(engine, target, folder)
    if scan is None:
        return None, rejects, empty
    notes = (*scan.notes, f"{path.name}: {empty} traces have no event.") if empty else scan.notes
    return Scan("xes", path, scan.relation, scan.headers, scan.native, notes), rejects, empty


def _events(plain: Path, path: Path) -> Iterator[dict[str, str] | None]:
    """The attributes of every event with those of its trace; None for a trace without events."""
    from lxml import etree

    try:
        steps = etree.iterparse(
            str(plain),
            events=("start", "end"),
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
            huge_tree=False,
        )
        checked = False
        for step, element in steps:
            if not checked:
                _refuse_doctype(element, path)
                checked = True
            if step == "end" and _tag(element) == "trace":
                yield from _of_trace(element)
                element.clear()
                while element.getprevious() is not None:
                    parent = element.getparent()
                    if parent is None:
                        break
                    del parent[0]
    except (etree.XMLSyntaxError, OSError) as error:
        raise SourceError(
            f"the XES file is not well-formed XML: {error}",
            place=Place(str(path)),
            remedy="Export it again.",
        ) from error


def _refuse_doctype(element: "_Element", path: Path) -> None:
    if element.getroottree().docinfo.doctype:
        raise SourceError("the file declares a document type with entities, which is not read for safety",
                          place=Place(str(path)), remedy="Remove the DOCTYPE.")  # fmt: skip


def _of_trace(trace: "_Element") -> Iterator[dict[str, str] | None]:
    held = {f"case:{key}": value for key, value in _attributes(trace)}
    events = [child for child in trace if _tag(child) == "event"]
    for event in events:
        yield {**held, **dict(_attributes(event))}
    if not events:
        yield None


def _attributes(element: "_Element") -> Iterator[tuple[str, str]]:
    for child in element:
        if _tag(child) in _VALUES:
            key, value = child.get("key"), child.get("value")
            if key is not None and value is not None:
                yield str(key), str(value)


def _tag(element: "_Element") -> str:
    return str(element.tag).rpartition("}")[2]
