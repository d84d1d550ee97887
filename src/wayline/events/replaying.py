"""How does a refused row come back: read again by a mended mapping, stored, and counted where it belongs [E10]."""

import io
import json
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ruamel.yaml import YAML

from wayline.base import Clock, NotFoundError, say
from wayline.engine import Engine, quote_text
from wayline.events.codes import BY_CODE
from wayline.events.mapping import SourceMapping
from wayline.events.owning import attribute_accounts
from wayline.events.sources.jsonl import open_jsonl
from wayline.events.sources.scan import Scan
from wayline.events.staging import Staged, stage_events
from wayline.events.storing import Origin, store_events
from wayline.events.tables import EVENT, GOOD, KEPT, SCHEMA, count, make_tables

if TYPE_CHECKING:
    import numpy as np

NOT_ROWS = ("invalid_json", "not_an_object", "field_count", "damaged")  # kept as text, not as cells


@dataclass(frozen=True, slots=True)
class Replayed:
    """What became of the rows that were tried again."""

    tried: int
    stored: int
    duplicate: int
    still_refused: int


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of the quarantine, and the row it came from."""

    id: int
    load_id: int
    raw_ref: str
    raw: str
    code: str
    path: str | None
    received_us: int


def kept_mapping(engine: Engine, source: str) -> str:
    """The mapping that a source was last read with, as text; empty when there is no such source."""
    make_tables(engine)
    found = engine.run(
        f"SELECT mapping FROM {SCHEMA}.sources WHERE key = {quote_text(source)}"
    ).column("mapping")
    if not found or found[0] is None:
        return ""
    yaml = YAML()
    yaml.default_flow_style = None
    written = io.StringIO()
    yaml.dump(json.loads(str(found[0])), written)
    return written.getvalue()


def replay_quarantine(
    engine: Engine, mapping: SourceMapping, *, code: str | None = None, clock: Clock
) -> Replayed:
    """Try the open rows of the mapping's source again, through the whole reading order.

    What can be read now moves from quarantined to stored or duplicate, so that the balance still
    closes. Lines that could not be split into fields stay: take their file in again with a mapping
    that says how, and what is stored already counts as duplicate.

    Raises:
        NotFoundError: when the reason is none of the closed list.
    """
    make_tables(engine)
    if code is not None and code not in BY_CODE:
        raise NotFoundError(
            say(
                "there is no reason {code}; the reasons are {codes}",
                code=repr(code),
                codes=", ".join(BY_CODE),
            )
        )
    lines = _open_lines(engine, mapping.source, code)
    usable = [(line, held) for line in lines if (held := _cells(line)) is not None]
    if not usable:
        return Replayed(len(lines), 0, 0, len(lines))
    received = max(line.received_us for line, _ in usable)
    at_us = min(received, round(clock.now().timestamp() * 1_000_000))
    with tempfile.TemporaryDirectory(prefix="wayline-") as folder, engine.transaction():
        done = _again(engine, mapping, usable, Path(folder), at_us)
        attribute_accounts(engine)
    engine.execute("DROP SCHEMA IF EXISTS stage CASCADE")
    return replace(done, tried=len(lines), still_refused=len(lines) - done.tried)


def _open_lines(engine: Engine, source: str, code: str | None) -> list[_Line]:
    rows = engine.run(
        f"SELECT q.id, q.load_id, q.raw_ref, q.raw, q.code, q.path, q.received_us FROM {SCHEMA}.quarantine q "
        f"JOIN {SCHEMA}.sources s ON s.code = q.source WHERE q.state = 'open' AND s.key = $source "
        "AND ($code IS NULL OR q.code = $code) ORDER BY q.id",
        {"source": source, "code": code},
    ).rows
    return [
        _Line(int(str(row[0])), int(str(row[1])), str(row[2]), str(row[3]), str(row[4]),
              None if row[5] is None else str(row[5]), int(str(row[6])))
        for row in rows
    ]  # fmt: skip


def _cells(line: _Line) -> dict[str, str | None] | None:
    """The cells of a row; None for a line that never became one."""
    if line.code in NOT_ROWS:
        return None
    try:
        held = json.loads(line.raw)
    except (ValueError, RecursionError):
        return None
    return held if isinstance(held, dict) else None


def _again(
    engine: Engine,
    mapping: SourceMapping,
    usable: Sequence[tuple[_Line, dict[str, str | None]]],
    folder: Path,
    at_us: int,
) -> Replayed:
    rows = {(line.load_id, line.raw_ref): held for line, held in usable}
    numbers = {key: at for at, key in enumerate(rows, start=1)}
    scan = _scan(engine, list(rows.values()), mapping, folder)
    if scan is None:
        return Replayed(0, 0, 0, 0)
    staged = stage_events(engine, scan, mapping.model_copy(update={"join": ()}))
    _claim(engine, [(numbers[line.load_id, line.raw_ref], line) for line, _ in usable], staged)
    if mapping.order is None:
        engine.execute(
            f"UPDATE {EVENT} SET source_seq = a.seq * {len(staged.part_columns)} + part FROM (SELECT row_no, any_value(seq) AS seq FROM stage.again "
            f"WHERE seq IS NOT NULL GROUP BY row_no) a WHERE a.row_no = {EVENT}.row_no"
        )
    code = count(
        engine, f"SELECT code FROM {SCHEMA}.sources WHERE key = {quote_text(mapping.source)}"
    )
    outcome = store_events(engine, staged, Origin(code, "replay", at_us, mapping))
    engine.execute(
        f"UPDATE {SCHEMA}.events SET raw_ref = a.raw_ref FROM (SELECT k.event_no, any_value(a.raw_ref) AS raw_ref "
        f"FROM {KEPT} k JOIN stage.again a ON a.row_no = k.row_no GROUP BY k.event_no) a WHERE a.event_no = {SCHEMA}.events.event_no"
    )
    moved = _settle(engine, code)
    return Replayed(moved, outcome.stored, outcome.duplicate, 0)


def _scan(
    engine: Engine,
    rows: Sequence[dict[str, str | None]],
    mapping: SourceMapping,
    folder: Path,
) -> Scan | None:
    """The rows as a file; every column of the source is there, also one that is empty in all of them."""
    file = folder / "replay.jsonl"
    file.write_text("".join(json.dumps(held) + "\n" for held in rows), encoding="utf-8")
    scan, _ = open_jsonl(engine, file, folder)
    if scan is None:
        return None
    joined = [name for form in mapping.join for name in form.take]
    every = list(dict.fromkeys(name for held in rows for name in held))
    names = [*(name for name in every if name not in joined), *(name for name in every if name in joined)]  # fmt: skip
    place = {name: at for at, name in enumerate(scan.headers)}
    columns = ", ".join(
        f"c{place[name]} AS c{at}" if name in place else f"CAST(NULL AS VARCHAR) AS c{at}"
        for at, name in enumerate(names)
    )
    return replace(
        scan,
        relation=f"SELECT row_no, {columns} FROM ({scan.relation})",
        headers=tuple(names),
        native=("VARCHAR",) * len(names),
        own=len([name for name in names if name not in joined]),
    )


def _claim(engine: Engine, lines: Sequence[tuple[int, _Line]], staged: Staged) -> None:
    """Leave in `stage.event` only what the lines stand for: the event of their column, or of a row without event all.

    A line of a row whose events are refused again keeps all of them back.
    """
    engine.execute(
        "CREATE OR REPLACE TABLE stage.again (id BIGINT, load_id INTEGER, raw_ref VARCHAR, row_no BIGINT, seq BIGINT, part INTEGER)"
    )
    parts: dict[str | None, int] = {column: at for at, column in enumerate(staged.part_columns)}
    engine.insert_arrays("stage.again", _columns(lines, parts))
    engine.execute(
        f"CREATE OR REPLACE TABLE stage.claimed AS SELECT a.id, a.load_id, e.row_no, e.part, e.bad FROM stage.again a "
        f"JOIN {EVENT} e ON e.row_no = a.row_no AND (a.part IS NULL OR a.part = e.part)"
    )
    # What is refused again may be refused for another reason: the list names the one of now.
    engine.execute(
        f"UPDATE {SCHEMA}.quarantine SET code = c.bad FROM (SELECT id, min(bad) AS bad FROM stage.claimed "
        f"WHERE bad IS NOT NULL GROUP BY id) c WHERE c.id = {SCHEMA}.quarantine.id"
    )
    engine.execute(
        "DELETE FROM stage.claimed WHERE id IN (SELECT id FROM stage.claimed WHERE bad IS NOT NULL)"
    )
    engine.execute(
        f"DELETE FROM {EVENT} WHERE (row_no, part) NOT IN (SELECT (row_no, part) FROM stage.claimed)"
    )


def _columns(
    lines: Sequence[tuple[int, _Line]], parts: dict[str | None, int]
) -> "dict[str, np.ndarray[tuple[int], np.dtype[np.generic]]]":
    import numpy as np

    seq = [line.raw_ref.rpartition(":")[2] for _, line in lines]
    part = [None if line.code == "no_event" else parts.get(line.path) for _, line in lines]
    return {
        "id": np.array([line.id for _, line in lines]),
        "load_id": np.array([line.load_id for _, line in lines]),
        "raw_ref": np.array([line.raw_ref for _, line in lines], dtype=object),
        "row_no": np.array([number for number, _ in lines]),
        "seq": np.array([int(one) if one.isdigit() else None for one in seq], dtype=object),
        "part": np.array(part, dtype=object),
    }


def _settle(engine: Engine, code: int) -> int:
    """Move the counts from quarantined to stored or duplicate, on the loads the rows came from; how many lines moved."""
    engine.execute(
        f"UPDATE {SCHEMA}.quarantine SET state = 'replayed' WHERE id IN (SELECT id FROM stage.claimed)"
    )
    outcomes = (
        "SELECT c.load_id, count(DISTINCT c.id) AS moved, count(DISTINCT (g.row_no, g.part)) AS good, "
        "count(DISTINCT k.event_no) AS fresh FROM stage.claimed c "
        f"JOIN {GOOD} g ON g.row_no = c.row_no AND g.part = c.part "
        f"LEFT JOIN {KEPT} k ON k.row_no = c.row_no AND k.part = c.part GROUP BY c.load_id"
    )
    engine.execute(
        f"UPDATE {SCHEMA}.loads SET stored = stored + o.fresh, duplicate = duplicate + o.good - o.fresh, "
        f"quarantined = quarantined - o.moved, received = received + o.good - o.moved FROM ({outcomes}) o "
        f"WHERE o.load_id = {SCHEMA}.loads.load_id"
    )
    engine.execute(
        f"UPDATE {SCHEMA}.sources SET first_us = (SELECT min(ts_us) FROM {SCHEMA}.events WHERE source = $code), "
        f"last_us = (SELECT max(ts_us) FROM {SCHEMA}.events WHERE source = $code) WHERE code = $code",
        {"code": code},
    )
    return count(engine, "SELECT count(DISTINCT id) FROM stage.claimed")
