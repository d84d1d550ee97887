"""Which files need no mapping: XES with its standard keys, and the canonical event as JSON Lines [E2] [E8]."""

import json
from collections.abc import Sequence

from wayline.base import Sentence, say, slug
from wayline.engine import Engine
from wayline.events.sources.scan import Scan
from wayline.events.sources.xes import CASE, ENDED, LIFECYCLE, NAME, TIME

_XES = {
    "employee": "org:resource", "department": "org:group", "lifecycle": LIFECYCLE, "ended_at": ENDED,
}  # fmt: skip
_CANONICAL = {
    "account": ("account", "account_id"), "person": ("person", "person_id"), "channel": ("channel",), "medium": ("medium",),
    "direction": ("direction",), "department": ("department",), "employee": ("employee",), "system": ("system",),
    "status": ("status",), "lifecycle": ("lifecycle",), "call": ("call",), "message_id": ("message_id", "event_id"),
    "ended_at": ("ended_at",), "cost": ("cost",), "cost_currency": ("cost_currency",), "value": ("value",),
    "value_currency": ("value_currency",), "score": ("score",), "scale_min": ("scale_min",), "scale_max": ("scale_max",),
    "score_kind": ("score_kind",),
}  # fmt: skip
_RELATED = "objects."


def known_form(engine: Engine, scan: Scan) -> tuple[str, tuple[Sentence, ...]] | None:
    """The mapping of a file whose form is agreed, as text, and why; None for any other file."""
    if scan.reader == "xes" and {CASE, NAME, TIME} <= set(scan.headers):
        return _xes(scan), (say("The keys are those of XES, so nothing was guessed."),)
    identities = ("account", "account_id", "person", "person_id")
    named = any(h.startswith(_RELATED) or h in identities for h in scan.headers)
    if scan.reader == "jsonl" and {"ts", "name"} <= set(scan.headers) and named:
        reason = say("The keys are those of the canonical event, so nothing was guessed.")
        return _canonical(engine, scan), (reason,)
    return None


def _head(scan: Scan, source: str) -> list[str]:
    zone = "UTC  # for times that carry no zone"
    return [f"source: {source}", f"reader: {scan.reader}", "shape: long", f"zone: {zone}", "columns:"]  # fmt: skip


def _own_key(scan: Scan) -> str:
    return slug(scan.file.name.removesuffix(".gz").rsplit(".", 1)[0], kind="source")


def _xes(scan: Scan) -> str:
    lines = _head(scan, _own_key(scan))
    lines += [f"  ts: {{column: {_quoted(TIME)}}}", f"  name: {{column: {_quoted(NAME)}}}"]
    lines.append(f"  objects: [{{type: case, column: {_quoted(CASE)}, role: subject}}]")
    lines += _lines(scan, {role: (key,) for role, key in _XES.items()})
    return "\n".join([*lines, '  properties: "*"']) + "\n"


def _canonical(engine: Engine, scan: Scan) -> str:
    lines = _head(scan, _source_of(engine, scan))
    lines += ["  ts: {column: ts}", "  name: {column: name}"]
    objects = [header for header in scan.headers if header.startswith(_RELATED)]
    if objects:
        lines.append("  objects:")
        lines += [f"    - {_object(header)}" for header in objects]
    lines += _lines(scan, _CANONICAL)
    lines.append('  properties: "*"')
    if "source_seq" in scan.headers:
        lines.append("order: source_seq")
    return "\n".join(lines) + "\n"


def _source_of(engine: Engine, scan: Scan) -> str:
    """The source that the events name, when it is one; else the file's name."""
    if "source" not in scan.headers:
        return _own_key(scan)
    cell = f"c{scan.headers.index('source')}"
    named = engine.run(f"SELECT DISTINCT {cell} FROM ({scan.relation}) LIMIT 2").column(cell)
    return slug(str(named[0]), kind="source") if len(named) == 1 and named[0] else _own_key(scan)


def _object(header: str) -> str:
    """`objects.order.buyer_2` is the second order in the role of the buyer."""
    plain = header.removeprefix(_RELATED)
    stem, _, nth = plain.rpartition("_")
    kind, _, role = (stem if stem and nth.isdigit() else plain).partition(".")
    told = f", role: {_quoted(role)}" if role else ""
    return f"{{type: {_quoted(kind)}, column: {_quoted(header)}{told}}}"


def _lines(scan: Scan, roles: dict[str, tuple[str, ...]]) -> list[str]:
    found: list[str] = []
    for role, names in roles.items():
        name = _first(names, scan.headers)
        if name is not None:
            found.append(f"  {role}: {{column: {_quoted(name)}}}")
    return found


def _first(names: Sequence[str], headers: Sequence[str]) -> str | None:
    return next((name for name in names if name in headers), None)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
