"""When it was: formats, zones, clock changes, precision, stand-ins, the future [E4] [E9]."""

import re
from collections.abc import Sequence

import pytest

from events.taking_in import Intake, long_mapping
from wayline.base import DocumentError, SourceError
from wayline.events import open_store


def csv_of(times: Sequence[str]) -> str:
    """One row for each time; every time in quotes."""
    return "case,event,time\n" + "".join(f'A{n},paid,"{t}"\n' for n, t in enumerate(times))


def read_as(intake: Intake, text: str, ts: str = "{column: time}", zone: str = "UTC") -> str:
    """How one time is understood, in UTC, to the microsecond."""
    intake.take(intake.write("one.csv", csv_of([text])), long_mapping(ts, zone=zone))
    [at] = intake.column(
        "SELECT strftime(make_timestamp(ts_us), '%Y-%m-%d %H:%M:%S.%f') FROM facts.events"
    )
    return str(at)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-01-05", "2026-01-05 00:00:00.000000"),
        ("2026-01-05 09:30", "2026-01-05 09:30:00.000000"),
        ("2026-01-05T09:30:15", "2026-01-05 09:30:15.000000"),
        ("2026-01-05T09:30:15Z", "2026-01-05 09:30:15.000000"),
        ("2026-01-05 09:30:15.123456", "2026-01-05 09:30:15.123456"),
        ("2026-01-05T09:30:15.5+02:00", "2026-01-05 07:30:15.500000"),
        ("2026-01-05T09:30:15+0200", "2026-01-05 07:30:15.000000"),
        ("2026-01-05 09:30:15+02", "2026-01-05 07:30:15.000000"),
        ("2026-01-05 09:30:15-03:30", "2026-01-05 13:00:15.000000"),
        ("31.12.2025 23:59", "2025-12-31 23:59:00.000000"),
        ("31/12/2025", "2025-12-31 00:00:00.000000"),
        ("12/31/2025 11:05 PM", "2025-12-31 23:05:00.000000"),
        ("31/12/25", "2025-12-31 00:00:00.000000"),
        ("20251231", "2025-12-31 00:00:00.000000"),
        ("31 Dec 2025", "2025-12-31 00:00:00.000000"),
        ("December 31, 2025", "2025-12-31 00:00:00.000000"),
        ("1767603600", "2026-01-05 09:00:00.000000"),
        ("1767603600123", "2026-01-05 09:00:00.123000"),
        ("1767603600123456", "2026-01-05 09:00:00.123456"),
    ],
)
def test_usual_times_are_read_without_being_declared(
    intake: Intake, text: str, expected: str
) -> None:
    assert read_as(intake, text) == expected, "[E4]"


@pytest.mark.parametrize(
    ("text", "zone", "expected"),
    [
        ("2026-01-05 09:00", "Europe/Helsinki", "2026-01-05 07:00:00.000000"),
        ("2026-07-05 09:00", "Europe/Helsinki", "2026-07-05 06:00:00.000000"),
        ("2026-07-05", "Europe/Helsinki", "2026-07-04 21:00:00.000000"),
        ("2026-01-05T09:00:00+01:00", "Europe/Helsinki", "2026-01-05 08:00:00.000000"),
        ("2026-01-05T09:00:00+01", "Europe/Helsinki", "2026-01-05 08:00:00.000000"),
        ("2026-10-25 02:30", "Europe/Berlin", "2026-10-25 00:30:00.000000"),
        ("2026-03-29 02:30", "Europe/Berlin", "2026-03-29 01:30:00.000000"),
        ("2026-11-01 01:30", "America/New_York", "2026-11-01 05:30:00.000000"),
    ],
)
def test_local_times_take_the_zone_of_the_source(
    intake: Intake, text: str, zone: str, expected: str
) -> None:
    assert read_as(intake, text, zone=zone) == expected, "[E4] offset in force before the change"


def test_zone_of_the_column_wins(intake: Intake) -> None:
    read = read_as(intake, "2026-01-05 09:00", "{column: time, zone: Asia/Tokyo}", "Europe/Rome")
    assert read == "2026-01-05 00:00:00.000000"


def test_local_times_that_exist_twice_or_never_are_counted(intake: Intake) -> None:
    times = ["2026-10-25 02:30", "2026-03-29 02:30", "2026-03-29 01:30", "2026-10-25 03:30"]
    report = intake.take(intake.write("one.csv", csv_of(times)), long_mapping(zone="Europe/Berlin"))
    told = [str(note) for note in report.notes if "clock change" in str(note)]
    assert len(told) == 1, "[E4] a warning"
    assert told[0].startswith("2 local times")


def test_no_zone_at_all_is_utc_and_told(intake: Intake) -> None:
    mapping = long_mapping().replace("zone: UTC\n", "")
    report = intake.take(intake.write("one.csv", csv_of(["2026-01-05 09:00"])), mapping)
    assert any("no zone" in str(note) for note in report.notes), "[E4] UTC with a finding"


@pytest.mark.parametrize("where", ["zone: Mars/Olympus", "zone: 3"])
def test_zone_that_does_not_exist_is_refused_by_name(where: str) -> None:
    from wayline.events import read_mapping_text

    with pytest.raises(DocumentError, match=r"unknown time zone"):
        read_mapping_text(long_mapping().replace("zone: UTC", where))


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("2026-01-05", 3), ("05.01.2026", 3), ("2026-01-05 09:30", 2), ("05.01.2026 09:30", 2),
        ("2026-01-05 09:30:15", 1), ("2026-01-05T09:30:15Z", 1), ("2026-01-05T09:30:15+02:00", 1),
        ("1767603600", 1), ("1767603600123", 0), ("2026-01-05T09:30:15.5Z", 0),
    ],
)  # fmt: skip
def test_precision_is_that_of_the_text(intake: Intake, text: str, precision: int) -> None:
    read_as(intake, text)
    assert intake.column("SELECT ts_precision FROM facts.events") == [precision], "[E4] precision"


def test_declared_formats_are_tried_in_order_and_counted(intake: Intake) -> None:
    times = ["05.01.2026 09:30", "2026-01-06", "07.01.2026 10:00", "08/01/2026"]
    ts = '{column: time, formats: ["%d.%m.%Y %H:%M", "%Y-%m-%d"]}'
    report = intake.take(intake.write("one.csv", csv_of(times)), long_mapping(ts))
    assert [row[0] for row in intake.events()] == [
        "2026-01-05 09:30:00", "2026-01-06 00:00:00", "2026-01-07 10:00:00",
    ]  # fmt: skip
    assert intake.column("SELECT code FROM facts.quarantine") == ["time_unreadable"]
    told = " ".join(map(str, report.notes))
    assert "%d.%m.%Y %H:%M (2)" in told, "[E7] counted per format"
    assert "%Y-%m-%d (1)" in told


def test_mixed_formats_are_found_and_told(intake: Intake) -> None:
    times = ["2026-01-05", "13.01.2026", "01/25/2026", "Jan 28, 2026"]
    report = intake.take(intake.write("one.csv", csv_of(times)), long_mapping())
    assert [str(row[0])[:10] for row in intake.events()] == [
        "2026-01-05", "2026-01-13", "2026-01-25", "2026-01-28",
    ]  # fmt: skip
    told = " ".join(map(str, report.notes))
    assert all(one in told for one in ("ISO 8601 (1)", "%d.%m.%Y (1)", "%m/%d/%Y (1)"))


def test_format_far_down_in_the_file_is_found_too(intake: Intake) -> None:
    times = [f"2026-01-05 09:{n % 60:02}" for n in range(30_000)]
    report = intake.take(intake.write("one.csv", csv_of([*times, "13.01.2026"])), long_mapping())
    assert report.balance.quarantined == 0


def test_day_and_month_are_decided_by_the_whole_column(intake: Intake) -> None:
    intake.take(intake.write("one.csv", csv_of(["05/01/2026", "13/01/2026"])), long_mapping())
    assert [str(row[0])[:10] for row in intake.events()] == ["2026-01-05", "2026-01-13"]


@pytest.mark.parametrize(
    "times",
    [
        ["05/01/2026", "06/02/2026"],
        ["13/01/2026", "01/14/2026"],
        ["13/01/2026", "15/01/2026", "02/03/2026", "01/14/2026"],
    ],
)
def test_day_or_month_first_is_asked_never_guessed_by_row(intake: Intake, times: list[str]) -> None:
    with pytest.raises(SourceError, match=re.escape('"%d/%m/%Y"')) as caught:
        intake.take(intake.write("one.csv", csv_of(times)), long_mapping())
    assert '"%m/%d/%Y"' in str(caught.value), "[E9] refuse and ask"
    assert intake.count("facts.events") == 0


def test_answer_in_the_mapping_settles_it(intake: Intake) -> None:
    ts = '{column: time, formats: ["%m/%d/%Y"]}'
    intake.take(intake.write("one.csv", csv_of(["05/01/2026"])), long_mapping(ts))
    assert [str(row[0])[:10] for row in intake.events()] == ["2026-05-01"]


@pytest.mark.parametrize("stand_in", ["1900-01-01", "1949-12-31 23:59", "0001-01-01"])
def test_time_before_1950_is_refused(intake: Intake, stand_in: str) -> None:
    intake.take(intake.write("one.csv", csv_of(["2026-01-05", stand_in])), long_mapping())
    assert intake.column("SELECT code FROM facts.quarantine") == ["time_before_epoch"], "[E4]"


@pytest.mark.parametrize("text", ["epoch", "infinity", "now", "today", "-infinity", "soon", ""])
def test_words_are_no_times(intake: Intake, text: str) -> None:
    intake.take(intake.write("one.csv", csv_of(["2026-01-05", text])), long_mapping())
    assert intake.column("SELECT code FROM facts.quarantine") == ["time_unreadable"]


def test_column_without_any_time_is_refused_with_what_was_seen(intake: Intake) -> None:
    with pytest.raises(SourceError, match="seen: 'later', 'soon'"):
        intake.take(intake.write("one.csv", csv_of(["soon", "later"])), long_mapping())


def test_time_in_the_future_is_clamped_to_the_arrival(intake: Intake) -> None:
    times = ["2026-01-05", "9999-12-31", "2026-11-25 08:59"]
    report = intake.take(intake.write("one.csv", csv_of(times)), long_mapping())
    kept = intake.rows("SELECT ts_us // 1000000, ts_quality FROM facts.events ORDER BY event_no")
    assert kept[1] == (1795510800, 3), "[E4] clamped to 2026-11-24 09:00"
    assert kept[2][1] == 4, "within 24 hours of the arrival nothing is changed"
    clamped = [finding for finding in report.findings if finding.code == "clamped"]
    assert [(finding.n, finding.severity) for finding in clamped] == [(1, "warning")]


def test_mistyped_future_date_does_not_move_how_far_the_data_is_complete(intake: Intake) -> None:
    times = ["2026-01-05", "2062-01-06", "2026-01-07 08:30"]
    report = intake.take(intake.write("one.csv", csv_of(times)), long_mapping())
    assert open_store(intake.engine).horizon_us == 1767774600_000_000, "2026-01-07 08:30"
    (said,) = [str(finding.sentence) for finding in report.findings if finding.code == "clamped"]
    assert "does not count as complete up to there" in said


def test_date_and_clock_may_stand_in_two_columns(intake: Intake) -> None:
    rows = "case,event,day,clock\nA,paid,05.01.2026,09:30\n"
    mapping = long_mapping("{columns: [day, clock]}")
    intake.take(intake.write("one.csv", rows), mapping)
    assert intake.events() == [("2026-01-05 09:30:00", "paid", "A")]


def test_end_of_an_activity_is_kept_on_its_row(intake: Intake) -> None:
    rows = "case,event,time,until\nA,visit,2026-01-05 09:00,2026-01-05 10:30\n"
    mapping = long_mapping().replace('properties: "*"', "ended_at: {column: until}")
    intake.take(intake.write("one.csv", rows), mapping)
    assert intake.column("SELECT (ended_us - ts_us) // 60000000 FROM facts.events") == [90]
