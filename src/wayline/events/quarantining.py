"""What was refused, and how does it come back: kept with text, line and reason, replayed after a fix [E10]."""

import json
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from wayline.base import Clock, NotFoundError
from wayline.engine import Engine, quote_text
from wayline.events.codes import BY_CODE, sentence
from wayline.events.mapping import SourceMapping
from wayline.events.owning import attribute_accounts
from wayline.events.scanning import Opened
from wayline.events.sources.jsonl import open_jsonl
from wayline.events.sources.scan import Rejected
from wayline.events.sources.text import lines_of_rows
from wayline.events.staging import stage_events
from wayline.events.store import Balance
from wayline.events.storing import Origin, store_events
from wayline.events.tables import EVENT, SCHEMA, count, make_tables

State = Literal["open", "replayed", "discarded"]
SHOWN = 200


@dataclass(frozen=True, slots=True)
class QuarantinedRow:
    """One row that was refused: where it stood, its text, why, and what to do."""

    id: int
    source: str
    raw_ref: str
    line: int | None
    raw: str
    code: str
    message: str
    state: State


@dataclass(frozen=True, slots=True)
class LoadRow:
    """The load that refused rows belong to."""

    source: int
    load_id: int
    at_us: int


@dataclass(frozen=True, slots=True)
class Replayed:
    """What became of the rows that were tried again."""

    tried: int
    stored: int
    duplicate: int
    still_refused: int


def quarantine_refused(engine: Engine, opened: Opened, load: LoadRow) -> None:
    """Keep the rows that `stage.event` marks as bad, and the wide rows that gave no event, with their cells."""
    scan = opened.scan
    if scan is None:
        return
    cells = ", ".join(
        f"{quote_text(name)}, CAST(c{at} AS VARCHAR)" for at, name in enumerate(scan.headers)
    )
    wanted = (
        f"SELECT row_no, bad FROM {EVENT} WHERE bad IS NOT NULL UNION ALL "
        f"SELECT r.row_no, 'no_event' FROM ({scan.relation}) r WHERE r.row_no NOT IN (SELECT row_no FROM {EVENT})"
    )
    if not count(engine, f"SELECT count(*) FROM ({wanted})"):
        return
    _number_lines(engine, opened)
    start = count(engine, f"SELECT max(id) FROM {SCHEMA}.quarantine")
    engine.execute(
        f"INSERT INTO {SCHEMA}.quarantine SELECT {start} + row_number() OVER (ORDER BY w.row_no), {load.source}, {load.load_id}, {load.at_us}, "
        f"{quote_text(scan.file.name + ':')} || w.row_no, l.line, json_object({cells}), w.bad, NULL, NULL, 'open' "
        f"FROM ({wanted}) w JOIN ({scan.relation}) r ON r.row_no = w.row_no LEFT JOIN stage.lines l ON l.row_no = w.row_no"
    )


def _number_lines(engine: Engine, opened: Opened) -> None:
    """`stage.lines`: the line of the file that a row begins on, where lines exist and are sure."""
    import numpy as np

    engine.execute("CREATE OR REPLACE TABLE stage.lines (row_no BIGINT, line BIGINT)")
    scan = opened.scan
    if scan is None or scan.first_line is None:
        return
    if scan.plain is None:
        engine.execute(
            f"INSERT INTO stage.lines SELECT row_no, row_no + {scan.first_line - 1} FROM ({scan.relation})"
        )
        return
    rows = count(engine, f"SELECT count(*) FROM ({scan.relation})")
    lines = lines_of_rows(scan, opened.rejects, rows)
    if lines:
        numbers = np.arange(1, len(lines) + 1)
        engine.insert_arrays("stage.lines", {"row_no": numbers, "line": np.array(lines)})


def quarantine_rejected(
    engine: Engine, file: str, rejects: Sequence[Rejected], load: LoadRow
) -> None:
    """Keep the lines that are no rows, as they stood."""
    start = count(engine, f"SELECT max(id) FROM {SCHEMA}.quarantine")
    for at, line in enumerate(rejects, start=start + 1):
        engine.execute(
            f"INSERT INTO {SCHEMA}.quarantine VALUES ($id, $source, $load, $at, $ref, $line, $raw, $code, NULL, $message, 'open')",
            {"id": at, "source": load.source, "load": load.load_id, "at": load.at_us, "ref": f"{file}:{line.line}", "line": line.line,
             "raw": line.raw, "code": line.code, "message": line.message},
        )  # fmt: skip


def list_quarantine(
    engine: Engine, *, code: str | None = None, state: State = "open", limit: int = SHOWN
) -> tuple[QuarantinedRow, ...]:
    """The refused rows, oldest first; `code` narrows to one reason.

    Raises:
        NotFoundError: when the reason is none of the closed list.
    """
    make_tables(engine)
    if code is not None and code not in BY_CODE:
        raise NotFoundError(f"there is no reason {code!r}; the reasons are {', '.join(BY_CODE)}")
    rows = engine.run(
        f"SELECT q.id, s.key, q.raw_ref, q.line, q.raw, q.code, q.message, q.state FROM {SCHEMA}.quarantine q "
        f"JOIN {SCHEMA}.sources s ON s.code = q.source WHERE q.state = $state AND ($code IS NULL OR q.code = $code) "
        "ORDER BY q.id LIMIT $limit",
        {"state": state, "code": code, "limit": limit},
    ).rows
    return tuple(
        QuarantinedRow(
            int(str(row[0])), str(row[1]), str(row[2]), None if row[3] is None else int(str(row[3])), str(row[4]), str(row[5]),
            f"{sentence(str(row[5]))}{'' if not row[6] else ' ' + str(row[6])}", _state(str(row[7])),
        )
        for row in rows
    )  # fmt: skip


def _state(text: str) -> State:
    return "open" if text == "open" else "replayed" if text == "replayed" else "discarded"


def show_quarantine(engine: Engine, number: int) -> QuarantinedRow:
    """One refused row by its id.

    Raises:
        NotFoundError: when there is none.
    """
    for state in ("open", "replayed", "discarded"):
        for row in list_quarantine(engine, state=state, limit=10_000_000):
            if row.id == number:
                return row
    raise NotFoundError(
        f"there is no quarantined row {number}", remedy="List them: wayline quarantine list"
    )


def count_quarantine(engine: Engine) -> tuple[tuple[str, int], ...]:
    """How many rows are open for each reason, most first."""
    make_tables(engine)
    rows = engine.run(
        f"SELECT code, count(*) AS n FROM {SCHEMA}.quarantine WHERE state = 'open' GROUP BY code ORDER BY n DESC, code"
    ).rows
    return tuple((str(code), int(str(n))) for code, n in rows)


def discard_quarantine(engine: Engine, *, code: str | None = None) -> int:
    """Give the open rows up for good; they stay counted as quarantined. Returns how many."""
    rows = list_quarantine(engine, code=code, limit=10_000_000)
    engine.execute(
        f"UPDATE {SCHEMA}.quarantine SET state = 'discarded' WHERE state = 'open' AND ($code IS NULL OR code = $code)",
        {"code": code},
    )
    return len(rows)


def replay_quarantine(
    engine: Engine, mapping: SourceMapping, *, code: str | None = None, clock: Clock
) -> Replayed:
    """Try the open rows of the mapping's source again, through the whole reading order.

    What can be read now moves from quarantined to stored or duplicate, so that the balance still closes.
    """
    make_tables(engine)
    rows = [
        row
        for row in list_quarantine(engine, code=code, limit=10_000_000)
        if row.source == mapping.source
    ]
    cells = [(row, _object(row.raw)) for row in rows]
    usable = [(row, held) for row, held in cells if held is not None]
    if not usable:
        return Replayed(len(rows), 0, 0, len(rows))
    with tempfile.TemporaryDirectory(prefix="wayline-") as folder, engine.transaction():
        stored, duplicate, refused = _again(engine, mapping, usable, Path(folder), clock)
        attribute_accounts(engine)
    engine.execute("DROP SCHEMA IF EXISTS stage CASCADE")
    return Replayed(len(rows), stored, duplicate, refused + len(rows) - len(usable))


def _object(raw: str) -> dict[str, str | None] | None:
    try:
        held = json.loads(raw)
    except ValueError:
        return None
    return held if isinstance(held, dict) else None


def _again(
    engine: Engine,
    mapping: SourceMapping,
    usable: list[tuple[QuarantinedRow, dict[str, str | None]]],
    folder: Path,
    clock: Clock,
) -> tuple[int, int, int]:
    file = folder / "replay.jsonl"
    file.write_text("\n".join(json.dumps(held) for _, held in usable), encoding="utf-8")
    scan, _ = open_jsonl(engine, file, folder)
    if scan is None:
        return 0, 0, len(usable)
    # Every column of the source is there, also one that is empty in all refused rows.
    names = list(usable[0][1])
    order = {name: at for at, name in enumerate(scan.headers)}
    columns = ", ".join(
        f"c{order[name]} AS c{at}" if name in order else f"CAST(NULL AS VARCHAR) AS c{at}"
        for at, name in enumerate(names)
    )
    whole = replace(
        scan,
        relation=f"SELECT row_no, {columns} FROM ({scan.relation})",
        headers=tuple(names),
        native=("VARCHAR",) * len(names),
    )
    staged = stage_events(engine, whole, mapping.model_copy(update={"join": ()}))
    code = count(
        engine, f"SELECT code FROM {SCHEMA}.sources WHERE key = {quote_text(mapping.source)}"
    )
    origin = Origin(code, "replay", round(clock.now().timestamp() * 1_000_000), mapping)
    outcome = store_events(engine, staged, origin)
    good = [usable[int(str(row[0])) - 1][0].id for row in engine.run(
        f"SELECT DISTINCT row_no FROM {EVENT} GROUP BY row_no HAVING count(bad) = 0").rows]  # fmt: skip
    _settle(engine, code, good, outcome.stored, outcome.duplicate)
    return outcome.stored, outcome.duplicate, len(usable) - len(good)


def _settle(engine: Engine, code: int, good: list[int], stored: int, duplicate: int) -> None:
    """Move the counts from quarantined to stored or duplicate, on the loads the rows came from."""
    for number in good:
        engine.execute(
            f"UPDATE {SCHEMA}.quarantine SET state = 'replayed' WHERE id = $id", {"id": number}
        )
    loads = engine.run(
        f"SELECT load_id, count(*) FROM {SCHEMA}.quarantine WHERE list_contains($ids, id) GROUP BY load_id ORDER BY load_id",
        {"ids": good},
    ).rows
    extra = stored + duplicate - len(good)  # a wide row may yield several events
    for load_id, n in loads:
        moved = int(str(n))
        fresh = min(stored, moved + extra)
        old = moved + extra - fresh
        stored, duplicate = stored - fresh, duplicate - old
        engine.execute(
            f"UPDATE {SCHEMA}.loads SET stored = stored + $fresh, duplicate = duplicate + $old, quarantined = quarantined - $moved, "
            "received = received + $extra WHERE load_id = $load",
            {"fresh": fresh, "old": old, "moved": moved, "extra": extra, "load": load_id},
        )  # fmt: skip
        extra = 0
    engine.execute(
        f"UPDATE {SCHEMA}.sources SET first_us = (SELECT min(ts_us) FROM {SCHEMA}.events WHERE source = $code), "
        f"last_us = (SELECT max(ts_us) FROM {SCHEMA}.events WHERE source = $code) WHERE code = $code",
        {"code": code},
    )


def balance_of(engine: Engine) -> Balance:
    """The balance of the whole store."""
    row = engine.run(
        f"SELECT coalesce(sum(received), 0), coalesce(sum(stored), 0), coalesce(sum(duplicate), 0), coalesce(sum(quarantined), 0) FROM {SCHEMA}.loads"
    ).rows[0]
    return Balance(*(int(str(value)) for value in row))
