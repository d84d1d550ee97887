"""What was refused, and why: kept with text, line and reason; listed, exported, given up [E10]."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Literal

from wayline.base import NotFoundError, Saying, paragraph, say
from wayline.engine import Engine, quote_text
from wayline.events.codes import BY_CODE, sentence
from wayline.events.scanning import Opened
from wayline.events.sources.scan import Rejected
from wayline.events.sources.text import lines_of_rows
from wayline.events.staging import Staged
from wayline.events.tables import EVENT, SCHEMA, count, make_tables

State = Literal["open", "replayed", "discarded"]
SHOWN = 200
EVERY = 1 << 62


@dataclass(frozen=True, slots=True)
class QuarantinedRow:
    """One row that was refused: where it stood, its text, why, and what to do."""

    id: int
    source: str
    raw_ref: str
    line: int | None
    raw: str
    code: str
    message: Saying
    state: State

    @property
    def place(self) -> str:
        """Where to look: `file:line` as an editor counts, `file:row` where a file has no lines."""
        file, _, row = self.raw_ref.rpartition(":")
        return f"{file}:{row if self.line is None else self.line}"


@dataclass(frozen=True, slots=True)
class LoadRow:
    """The load that refused rows belong to."""

    source: int
    load_id: int
    at_us: int


def quarantine_refused(engine: Engine, opened: Opened, staged: Staged, load: LoadRow) -> None:
    """Keep the events that `stage.event` marks as bad, and the wide rows that gave none, with the cells of their rows."""
    scan = opened.scan
    if scan is None:
        return
    cells = ", ".join(
        f"{quote_text(name)}, {scan.text_of(at)}" for at, name in enumerate(scan.headers)
    )
    wanted = f"SELECT row_no, bad, part FROM {EVENT} WHERE bad IS NOT NULL"
    if staged.rows_without_event:
        wanted += (
            f" UNION ALL SELECT r.row_no, 'no_event', NULL FROM ({scan.relation}) r "
            f"WHERE r.row_no NOT IN (SELECT row_no FROM {EVENT})"
        )
    if not count(engine, f"SELECT count(*) FROM ({wanted})"):
        return
    _number_lines(engine, opened)
    paths = " ".join(
        f"WHEN {part} THEN {'NULL' if column is None else quote_text(column)}"
        for part, column in enumerate(staged.part_columns)
    )
    start = count(engine, f"SELECT max(id) FROM {SCHEMA}.quarantine")
    engine.execute(
        f"INSERT INTO {SCHEMA}.quarantine SELECT {start} + row_number() OVER (ORDER BY w.row_no, w.part), {load.source}, {load.load_id}, {load.at_us}, "
        f"{quote_text(scan.file.name + ':')} || w.row_no, l.line, json_object({cells}), w.bad, CASE w.part {paths} END, NULL, 'open' "
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
    import numpy as np

    if not rejects:
        return
    start = count(engine, f"SELECT max(id) FROM {SCHEMA}.quarantine")
    many = len(rejects)
    columns = {
        "id": np.arange(start + 1, start + 1 + many), "source": np.full(many, load.source), "load_id": np.full(many, load.load_id),
        "received_us": np.full(many, load.at_us), "line": np.array([one.line for one in rejects]),
    }  # fmt: skip
    texts = {
        "raw_ref": [f"{file}:{one.line}" for one in rejects], "raw": [one.raw for one in rejects],
        "code": [one.code for one in rejects], "message": [one.message for one in rejects], "state": ["open"] * many,
    }  # fmt: skip
    words = {name: np.array(values, dtype=object) for name, values in texts.items()}
    engine.insert_arrays(f"{SCHEMA}.quarantine", {**columns, **words})


def forget_known(engine: Engine, load: LoadRow) -> int:
    """Refused rows that stand in quarantine already, from an earlier load, are duplicates; returns how many [E1]."""
    same = "PARTITION BY code, path, raw ORDER BY id"
    lines = f"SELECT id, load_id, code, path, raw FROM {SCHEMA}.quarantine WHERE source = {load.source} AND load_id"
    known = (
        f"SELECT n.id FROM (SELECT *, row_number() OVER ({same}) AS k FROM ({lines} = {load.load_id})) n "
        f"JOIN (SELECT *, row_number() OVER ({same}) AS k FROM ({lines} <> {load.load_id})) o "
        "ON o.raw = n.raw AND o.code = n.code AND o.path IS NOT DISTINCT FROM n.path AND o.k = n.k"
    )
    found = count(engine, f"SELECT count(*) FROM ({known})")
    if found:
        engine.execute(f"DELETE FROM {SCHEMA}.quarantine WHERE id IN ({known})")
    return found


def list_quarantine(
    engine: Engine, *, code: str | None = None, state: State = "open", limit: int = SHOWN
) -> tuple[QuarantinedRow, ...]:
    """The refused rows, oldest first; `code` narrows to one reason.

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
    rows = engine.run(
        f"SELECT q.id, s.key, q.raw_ref, q.line, q.raw, q.code, q.message, q.state FROM {SCHEMA}.quarantine q "
        f"JOIN {SCHEMA}.sources s ON s.code = q.source WHERE q.state = $state AND ($code IS NULL OR q.code = $code) "
        "ORDER BY q.id LIMIT $limit",
        {"state": state, "code": code, "limit": limit},
    ).rows
    return tuple(
        QuarantinedRow(
            int(str(row[0])), str(row[1]), str(row[2]), None if row[3] is None else int(str(row[3])), str(row[4]), str(row[5]),
            paragraph([sentence(str(row[5])), *([str(row[6])] if row[6] else [])]), _state(str(row[7])),
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
        for row in list_quarantine(engine, state=state, limit=EVERY):
            if row.id == number:
                return row
    raise NotFoundError(
        say("there is no quarantined row {number}", number=number),
        remedy=say("List them: wayline quarantine list"),
    )


def count_quarantine(engine: Engine) -> tuple[tuple[str, int], ...]:
    """How many rows are open for each reason, most first."""
    make_tables(engine)
    rows = engine.run(
        f"SELECT code, count(*) AS n FROM {SCHEMA}.quarantine WHERE state = 'open' GROUP BY code ORDER BY n DESC, code"
    ).rows
    return tuple((str(code), int(str(n))) for code, n in rows)


def export_quarantine(engine: Engine, *, code: str | None = None, state: State = "open") -> str:
    """The refused rows as JSON Lines, one row a line, with everything that is known of each."""
    rows = list_quarantine(engine, code=code, state=state, limit=EVERY)
    return "".join(json.dumps(asdict(row), ensure_ascii=False) + "\n" for row in rows)


def discard_quarantine(engine: Engine, *, code: str | None = None) -> int:
    """Give the open rows up for good; they stay counted as quarantined. Returns how many."""
    open_rows = len(list_quarantine(engine, code=code, limit=EVERY))
    chosen = "state = 'open' AND ($code IS NULL OR code = $code)"
    with engine.transaction():
        engine.execute(
            f"UPDATE {SCHEMA}.loads SET discarded = discarded + q.n FROM (SELECT load_id, count(*) AS n FROM {SCHEMA}.quarantine "
            f"WHERE {chosen} GROUP BY load_id) q WHERE q.load_id = {SCHEMA}.loads.load_id",
            {"code": code},
        )
        engine.execute(
            f"UPDATE {SCHEMA}.quarantine SET state = 'discarded' WHERE {chosen}", {"code": code}
        )
    return open_rows
