"""What is each column of a file taken for, and how is that changed without writing YAML?"""

import io
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, get_args

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq

from wayline.base import DocumentError, say
from wayline.engine import Engine, open_memory
from wayline.events.looking import first_rows
from wayline.events.mapping import SourceMapping, read_mapping_text
from wayline.events.naming import object_type_of
from wayline.events.scanning import open_scan
from wayline.events.sources.scan import Scan
from wayline.events.yamling import event_of

Single = Literal[
    "ts", "name", "account", "person", "channel", "medium", "department", "employee", "status",
    "value", "cost", "score", "comment", "touchpoint", "stage", "message_id", "ended_at",
]  # fmt: skip
ColumnRole = Literal[Single, "case", "stages", "property", "other", "unused"]
COLUMN_ROLES: tuple[ColumnRole, ...] = get_args(ColumnRole)
SAMPLES = 3
CELL = 60  # characters shown of a cell


@dataclass(frozen=True, slots=True)
class ColumnUse:
    """A column of a file: what it is taken for, a few of its values, how much of it is filled.

    Attributes:
        role: a field of the event; `case`, an object; `stages`, the time of one event of a wide
            table; `property`, kept as it is; `other`, used in a way that only the text says;
            `unused`, not kept.
        samples: its first different values.
        filled: rows in which it is not empty, of those looked at.
        rows: rows looked at: the file's first 50,000.
    """

    name: str
    role: ColumnRole
    samples: tuple[str, ...]
    filled: int
    rows: int


def describe_columns(file: Path, mapping: SourceMapping) -> tuple[ColumnUse, ...]:
    """Every column of a file in its order, under a mapping; none for a file without rows.

    Raises:
        SourceError: when the file is damaged, or no file of events.
    """
    engine = open_memory()
    try:
        with tempfile.TemporaryDirectory(prefix="wayline-") as folder:
            scan = open_scan(engine, file, mapping, Path(folder)).scan
            return () if scan is None else _described(engine, scan, mapping)
    finally:
        engine.close()


def under_mapping(
    described: tuple[ColumnUse, ...], mapping: SourceMapping
) -> tuple[ColumnUse, ...]:
    """The same columns, as another mapping of their file takes them."""
    return tuple(replace(one, role=role_of(mapping, one.name)) for one in described)


def assign_columns(text: str, roles: Mapping[str, ColumnRole], columns: tuple[str, ...]) -> str:
    """A mapping's text with columns taken for something else; comments and other keys stay.

    Whatever had a role that one column only can have becomes a property. `columns` are all
    columns of the file, needed when some are not to be kept.

    Raises:
        DocumentError: for a text that is no mapping, a column that the file does not have, or a
            role that cannot be given.
    """
    before = read_mapping_text(text)
    for column, role in roles.items():
        if column not in columns:
            raise DocumentError(
                say("there is no column {column}", column=repr(column)),
                remedy=say("The columns are {columns}.", columns=", ".join(columns)),
            )
        if role not in COLUMN_ROLES or role == "other":
            raise DocumentError(say("a column cannot be taken for {role}", role=repr(role)))
    yaml = YAML()
    document = yaml.load(text)
    for column, role in roles.items():
        _give(document, column, role)
    _keep(document, before, roles, columns)
    written = io.StringIO()
    yaml.dump(document, written)
    return written.getvalue()


def role_of(mapping: SourceMapping, column: str) -> ColumnRole:
    """What a mapping takes a column for."""
    if column in mapping.stages:
        return "stages"
    for name in get_args(Single):
        form = getattr(mapping.columns, name)
        if form is not None and form.column == column:
            found: ColumnRole = name
            return found
    if any(form.column == column for form in mapping.columns.objects):
        return "case"
    if column in mapping.used_columns():
        return "other"
    kept = mapping.columns.properties
    return "property" if kept == "*" or column in kept else "unused"


def _described(engine: Engine, scan: Scan, mapping: SourceMapping) -> tuple[ColumnUse, ...]:
    looked = first_rows(engine, scan, scan.own_width)
    texts = [looked.text_of(at) for at in range(scan.own_width)]
    counts = ", ".join(f"count(*) FILTER (trim({text}) <> '')" for text in texts)
    rows, *filled = _counts(engine, f"SELECT count(*), {counts} FROM ({looked.relation})")
    return tuple(
        ColumnUse(name, role_of(mapping, name), _samples(engine, looked, text), n, rows)
        for name, text, n in zip(looked.headers, texts, filled, strict=True)
    )


def _counts(engine: Engine, text: str) -> list[int]:
    """The one row of counts that a query gives."""
    return [int(str(value)) for value in engine.run(text).rows[0]]


def _samples(engine: Engine, looked: Scan, text: str) -> tuple[str, ...]:
    """The first different values of a column, cut."""
    found = engine.run(
        f"SELECT left(trim(t), {CELL}) AS t FROM (SELECT row_no, {text} AS t FROM ({looked.relation}))"
        f" WHERE trim(t) <> '' GROUP BY 1 ORDER BY min(row_no) LIMIT {SAMPLES}"
    )
    return tuple(str(one) for one in found.column("t"))


def _give(document: CommentedMap, column: str, role: ColumnRole) -> None:
    """One column in its new role, taken out of every role it had."""
    columns = document.setdefault("columns", CommentedMap())
    had = _take_out(document, column)
    if role == "stages":
        document["shape"] = "wide"
        document.setdefault("stages", CommentedMap())[column] = event_of(column)
        columns.pop("ts", None)
        columns.pop("name", None)
    elif role == "case":
        objects = columns.setdefault("objects", CommentedSeq())
        subject = CommentedMap(type=object_type_of(column), column=column, role="subject")
        objects[:] = [one for one in objects if one.get("role") != "subject"] + [subject]
    elif role not in ("property", "unused"):
        columns[role] = had if had is not None and role in ("value", "cost") else CommentedMap(column=column)  # fmt: skip
        if role in ("ts", "name"):
            document["shape"] = "long"
            document.pop("stages", None)


def _take_out(document: CommentedMap, column: str) -> CommentedMap | None:
    """Take a column out of the roles it has; the form it had, where it was an amount."""
    columns = document["columns"]
    had: CommentedMap | None = None
    for name in get_args(Single):
        form = columns.get(name)
        if form == column or (isinstance(form, CommentedMap) and form.get("column") == column):
            columns.pop(name)
            had = form if isinstance(form, CommentedMap) and name in ("value", "cost") else None
    objects = columns.get("objects")
    if objects is not None:
        objects[:] = [one for one in objects if one.get("column") != column]
        if not objects:
            columns.pop("objects")
    stages = document.get("stages")
    if stages is not None:
        stages.pop(column, None)
    return had


def _keep(
    document: CommentedMap,
    before: SourceMapping,
    roles: Mapping[str, ColumnRole],
    columns: tuple[str, ...],
) -> None:
    """Which columns stay properties: all, unless some are said not to be kept."""
    unused = {name for name in columns if roles.get(name, role_of(before, name)) == "unused"}
    used = {name for name, role in roles.items() if role not in ("property", "unused")}
    mapped = {str(name) for name in before.used_columns()} - set(roles)
    kept = [name for name in columns if name not in unused | used | mapped]
    document["columns"]["properties"] = kept if unused else "*"
