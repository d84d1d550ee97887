"""Typed files: Parquet and Excel sheets [E8]."""

import gzip
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from events.taking_in import Intake, long_mapping
from wayline.base import SourceError


def parquet(intake: Intake, rows: str, name: str = "events.parquet") -> Path:
    """A Parquet file of what a SELECT returns."""
    path = intake.folder / "plain.parquet"
    intake.engine.execute(f"COPY ({rows}) TO '{path}' (FORMAT parquet)")
    return intake.write(name, path.read_bytes())


def two(times: str, more: str = "") -> str:
    """Two rows: A was sent, B was paid; `times` is an expression over `n` = 1, 2."""
    return f"SELECT chr(64 + n) AS case, CASE n WHEN 1 THEN 'sent' ELSE 'paid' END AS event, {times} AS time{more} FROM (VALUES (1), (2)) t(n)"


def workbook(intake: Intake, rows: list[list[object]], name: str = "events.xlsx") -> Path:
    """A workbook whose first sheet holds the rows."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(row)
    path = intake.folder / "plain.xlsx"
    book.save(path)
    return intake.write(name, path.read_bytes())


@pytest.mark.parametrize("name", ["events.parquet", "events.parquet.gz", "events"])
def test_parquet_times_keep_their_kind(intake: Intake, name: str) -> None:
    path = parquet(intake, two("TIMESTAMPTZ '2026-01-05 09:00:00+00' + INTERVAL (n - 1) DAY"), name)
    intake.take(path, long_mapping(zone="Asia/Tokyo"))
    assert intake.events() == [("2026-01-05 09:00:00", "sent", "A"), ("2026-01-06 09:00:00", "paid", "B")]  # fmt: skip


@pytest.mark.parametrize("kind", ["TIMESTAMP", "TIMESTAMP_MS", "TIMESTAMP_NS"])
def test_parquet_time_without_zone_takes_that_of_the_source(intake: Intake, kind: str) -> None:
    path = parquet(intake, two(f"CAST('2026-0' || (6 * n - 5) || '-05 09:00:00' AS {kind})"))
    intake.take(path, long_mapping(zone="Europe/Helsinki"))
    assert [row[0] for row in intake.events()] == ["2026-01-05 07:00:00", "2026-07-05 06:00:00"]


def test_parquet_dates_are_days(intake: Intake) -> None:
    intake.take(parquet(intake, two("DATE '2026-01-05' + n")), long_mapping())
    assert intake.column("SELECT ts_precision FROM facts.events") == [3, 3]


def test_parquet_numbers_text_and_missing(intake: Intake) -> None:
    rows = (
        "SELECT 9007199254740992 + n AS case, CASE n WHEN 1 THEN 'paid' END AS event, '2026-01-05' AS time, "
        "CASE n WHEN 1 THEN 10.50 ELSE -99.00 END AS amount, CASE n WHEN 1 THEN 'nan'::DOUBLE ELSE 1.5 END AS ratio, [n, 2] AS parts "
        "FROM (VALUES (1), (2)) t(n)"
    )
    mapping = long_mapping().replace(
        'properties: "*"',
        "value: {column: amount, missing: ['-99.00']}\n  cost: {column: ratio, missing: ['nan']}",
    )
    report = intake.take(parquet(intake, rows), mapping)
    assert (report.balance.stored, report.balance.quarantined) == (1, 1)
    assert intake.column("SELECT object_id FROM facts.objects") == ["9007199254740993"], "[E8] 2^53"
    assert intake.rows("SELECT value, cost FROM facts.events") == [(Decimal("10.5000"), None)]
    assert intake.column("SELECT code FROM facts.quarantine") == ["no_name"]


def test_number_that_is_none_is_refused_not_dropped(intake: Intake) -> None:
    rows = two("'2026-01-05'", ", CASE n WHEN 1 THEN 'inf'::DOUBLE ELSE 2 END AS cost")
    mapping = long_mapping().replace('properties: "*"', "cost: {column: cost}")
    intake.take(parquet(intake, rows), mapping)
    assert intake.column("SELECT code FROM facts.quarantine") == ["bad_number"]


def test_ids_that_come_as_floats_have_no_tail(intake: Intake) -> None:
    rows = two("'2026-01-05'", ", CASE n WHEN 1 THEN 13085.0::DOUBLE ELSE 1.5 END AS firm")
    mapping = long_mapping().replace('properties: "*"', "account: {column: firm}")
    intake.take(parquet(intake, rows), mapping)
    assert intake.column("SELECT account_id FROM facts.accounts ORDER BY code") == ["13085", "1.5"]


def test_parquet_without_rows_is_no_events(intake: Intake) -> None:
    report = intake.take(parquet(intake, two("DATE '2026-01-05'") + " WHERE n > 2"))
    assert report.balance.received == 0
    assert any("no events" in str(note) for note in report.notes)


@pytest.mark.parametrize("name", ["events.xlsx", "events.xlsx.gz", "events.dat"])
def test_sheet_keeps_dates_ids_and_text(intake: Intake, name: str) -> None:
    rows: list[list[object]] = [
        ["case", "event", "time", "ok"],
        [17, "sent", datetime(2026, 1, 5, 9, 30), True],  # noqa: DTZ001
        ["007", "paid", date(2026, 1, 6), None],
        [None, None, None, None],
        ["1e5", "closed", "2026-01-07", "=1+1"],
    ]
    report = intake.take(workbook(intake, rows, name), long_mapping())
    assert report.balance.stored == 3
    assert intake.events() == [
        ("2026-01-05 09:30:00", "sent", "17"), ("2026-01-06 00:00:00", "paid", "007"), ("2026-01-07 00:00:00", "closed", "1e5"),
    ]  # fmt: skip


def test_sheet_is_chosen_by_name_and_others_are_told(intake: Intake) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["nothing", "here"])
    book.worksheets[0].append(["x", "y"])
    sheet = book.create_sheet("Events")
    for row in (["case", "event", "time"], ["A", "paid", "2026-01-05"]):
        sheet.append(row)
    path = intake.folder / "events.xlsx"
    book.save(path)
    report = intake.take(path, long_mapping(more="sheet: Events\n"))
    assert report.balance.stored == 1
    assert any("1 more sheets are not read" in str(note) for note in report.notes)
    with pytest.raises(SourceError, match="no sheet 'events'; the sheets are Sheet, Events"):
        intake.take(path, long_mapping(more="sheet: events\n"))


def test_sheet_with_a_header_only_is_no_events(intake: Intake) -> None:
    report = intake.take(workbook(intake, [["case", "event", "time"]]), long_mapping())
    assert report.balance.received == 0


def test_title_above_the_header_of_a_sheet(intake: Intake) -> None:
    rows: list[list[object]] = [["Report of May"], ["case", "event", "time"], ["A", "paid", "2026-01-05"]]  # fmt: skip
    intake.take(workbook(intake, rows), long_mapping(more="header_row: 2\n"))
    assert intake.events() == [("2026-01-05 00:00:00", "paid", "A")]


def test_gzip_is_known_by_its_bytes_not_its_name(intake: Intake) -> None:
    path = intake.folder / "events.csv"
    path.write_bytes(gzip.compress(b"case,event,time\nA,paid,2026-01-05\n"))
    intake.take(path, long_mapping())
    assert intake.events() == [("2026-01-05 00:00:00", "paid", "A")], "[E7] by its first bytes"
