"""The same table in every format gives the same facts [E7] [E8]."""

import csv
import gzip
import io
import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from xml.sax.saxutils import quoteattr

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from events.taking_in import Intake

NAMES = ("case", "event", "time", "who", "via", "spent", "note")
TABLE: list[tuple[str, str, datetime, str, str, str, str]] = [
    ("007", "Order placed", datetime(2026, 1, 5, 9, 0), "ann", "phone", "12.5", "a, b; c"),  # noqa: DTZ001
    ("007", "paid", datetime(2026, 1, 7, 23, 59, 59), "", "email", "", 'said "yes"'),  # noqa: DTZ001
    ("NA", "Order placed", datetime(2026, 3, 29, 12, 30), "ben", "", "0", "Ärger – 漢字"),  # noqa: DTZ001
    ("NA", "sent back", datetime(2026, 3, 30, 8, 15), "ben", "phone", "3", ""),  # noqa: DTZ001
    ("1e5", "Order placed", datetime(2025, 12, 31, 0, 0, 1), "cy", "email", "", "=1+1"),  # noqa: DTZ001
]  # fmt: skip
MAPPING = """\
source: shop
zone: Europe/Berlin
columns:
  ts: {{column: "{time}"}}
  name: {{column: "{event}"}}
  objects: [{{type: order, column: "{case}", role: subject}}]
  person: {{column: who}}
  channel: {{column: via}}
  cost: {{column: spent, currency: EUR}}
  properties: [note]
"""
FLAT = MAPPING.format(time="time", event="event", case="case")
TRACED = MAPPING.format(time="time:timestamp", event="concept:name", case="case:concept:name")
FACTS = """
SELECT strftime(make_timestamp(e.ts_us), '%Y-%m-%d %H:%M:%S') AS at, n.name, o.object_id, p.person_id, c.name AS channel,
    e.cost, CASE WHEN e.cost IS NOT NULL THEN e.cost_currency END AS currency, json_extract_string(x.properties, '$.note') AS note
FROM facts.events e JOIN facts.event_names n ON n.code = e.name
JOIN facts.event_objects b ON b.event_no = e.event_no JOIN facts.objects o ON o.code = b.object
LEFT JOIN facts.people p ON p.code = e.person LEFT JOIN facts.channels c ON c.code = e.channel
LEFT JOIN facts.event_properties x ON x.event_no = e.event_no
ORDER BY e.ts_us
"""


def separated(sign: str) -> bytes:
    """The table as text."""
    held = io.StringIO(newline="")
    writer = csv.writer(held, delimiter=sign)
    writer.writerow(NAMES)
    writer.writerows((*row[:2], row[2].isoformat(" "), *row[3:]) for row in TABLE)
    return held.getvalue().encode()


def lines() -> bytes:
    """The table as JSON Lines; empty cells are left out."""
    rows = [dict(zip(NAMES, (*row[:2], row[2].isoformat(), *row[3:]), strict=True)) for row in TABLE]  # fmt: skip
    return "\n".join(json.dumps({key: cell for key, cell in row.items() if cell != ""}) for row in rows).encode()  # fmt: skip


def parquet(folder: Path) -> bytes:
    """The table as Parquet, with a real timestamp; empty cells are NULL."""
    import duckdb

    path = folder / "made.parquet"
    made = duckdb.connect()
    made.execute('CREATE TABLE t ("case" TEXT, event TEXT, time TIMESTAMP, who TEXT, via TEXT, spent DOUBLE, note TEXT)')  # fmt: skip
    made.executemany("INSERT INTO t VALUES (?, ?, ?, ?, ?, ?, ?)", [[cell if cell != "" else None for cell in row] for row in TABLE])  # fmt: skip
    made.execute(f"COPY t TO '{path}' (FORMAT parquet)")
    return path.read_bytes()


def sheet(folder: Path, *, old_mac: bool = False) -> bytes:
    """The table as a sheet, with real dates; text that looks like a formula is text."""
    book = openpyxl.Workbook()
    if old_mac:
        book.epoch = CALENDAR_MAC_1904
    page = book.worksheets[0]
    page.append(NAMES)
    for at, row in enumerate(TABLE, start=2):
        cells: tuple[str | datetime, ...] = row
        for column, cell in enumerate(cells, start=1):
            made = page.cell(at, column)
            made.value = cell if cell != "" else None
            if isinstance(cell, str) and cell.startswith("="):
                made.data_type = "s"
    book.save(folder / "made.xlsx")
    return (folder / "made.xlsx").read_bytes()


def traces() -> bytes:
    """The table as XES: a trace for each case."""
    parts = ['<?xml version="1.0" encoding="UTF-8"?><log>']
    for case in dict.fromkeys(row[0] for row in TABLE):
        parts.append(f'<trace><string key="concept:name" value={quoteattr(case)}/>')
        for _, event, time, *rest in (row for row in TABLE if row[0] == case):
            cells = "".join(
                f'<string key="{key}" value={quoteattr(cell)}/>'
                for key, cell in zip(NAMES[3:], rest, strict=True)
                if cell != ""
            )
            parts.append(
                f'<event><string key="concept:name" value={quoteattr(event)}/>'
                f'<date key="time:timestamp" value="{time.isoformat()}"/>{cells}</event>'
            )
        parts.append("</trace>")
    return "".join([*parts, "</log>"]).encode()


MADE: dict[str, Callable[[Path], bytes]] = {
    "csv": lambda _: separated(","),
    "semicolon.csv": lambda _: separated(";"),
    "tsv": lambda _: separated("\t"),
    "jsonl": lambda _: lines(),
    "parquet": parquet,
    "xlsx": sheet,
    "1904.xlsx": lambda folder: sheet(folder, old_mac=True),
    "xes": lambda _: traces(),
}
EXPECTED = [
    ("2025-12-30 23:00:01", "Order placed", "1e5", "cy", "email", None, None, "=1+1"),
    ("2026-01-05 08:00:00", "Order placed", "007", "ann", "phone", "12.5000", "EUR", "a, b; c"),
    ("2026-01-07 22:59:59", "paid", "007", None, "email", None, None, 'said "yes"'),
    ("2026-03-29 10:30:00", "Order placed", "NA", "ben", None, "0.0000", "EUR", "Ärger – 漢字"),
    ("2026-03-30 06:15:00", "sent back", "NA", "ben", "phone", "3.0000", "EUR", None),
]


@pytest.mark.parametrize("packed", ["", ".gz"], ids=["plain", "packed"])
@pytest.mark.parametrize("made", MADE)
def test_one_table_gives_the_same_facts_in_every_format(
    intake: Intake, made: str, packed: str
) -> None:
    """Ids keep their zeros, `NA` is a case, times take the zone of the source, formulas are text."""
    content = MADE[made](intake.folder)
    path = intake.folder / f"table.{made}{packed}"
    path.write_bytes(gzip.compress(content) if packed else content)
    report = intake.take(path, TRACED if made == "xes" else FLAT)
    assert (report.balance.received, report.balance.stored) == (5, 5)
    found = [tuple(None if cell is None else str(cell) for cell in row) for row in intake.rows(FACTS)]  # fmt: skip
    assert found == EXPECTED


def test_the_same_table_between_other_signs_is_the_same_rows(intake: Intake) -> None:
    """[E1] 4. Commas, semicolons or tabs: the rows have the same ids."""
    made = ("csv", "semicolon.csv", "tsv")
    paths = [intake.write(f"table.{one}", MADE[one](intake.folder)) for one in made]
    assert [intake.take(path, FLAT).balance.stored for path in paths] == [5, 0, 0]


def test_merged_and_hidden_rows_of_a_sheet_are_counted(intake: Intake) -> None:
    """[E8] A merged case stands in its first row only: the others are kept in quarantine, hidden rows are rows."""
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    for row in (["case", "event", "time"], ["A", "sent", "2026-01-05"], [None, "paid", "2026-01-06"], ["B", "sent", "2026-01-07"]):  # fmt: skip
        page.append(row)
    page.merge_cells("A2:A3")
    page.row_dimensions[4].hidden = True
    page["D1"], page["D2"] = "sum", "=1+1"
    book.save(intake.folder / "sheet.xlsx")
    report = intake.take(intake.folder / "sheet.xlsx", MAPPING.format(time="time", event="event", case="case").replace("  person: {column: who}\n  channel: {column: via}\n  cost: {column: spent, currency: EUR}\n  properties: [note]\n", "  properties: [sum]\n"))  # fmt: skip
    assert (report.balance.stored, report.balance.quarantined) == (2, 1)
    assert intake.column("SELECT code FROM facts.quarantine") == ["object_without_id"]
    assert intake.count("facts.event_properties") == 0, (
        "a formula without a stored value is missing"
    )
