"""CSV and TSV: encodings, separators, headers, broken lines [E9]."""

import pytest

from events.taking_in import Intake, long_mapping
from wayline.base import SourceError

ROWS = "case,event,time\nA,Größe bestellt,2026-01-05 09:00\nB,bezahlt €,2026-01-06 10:30\n"
EXPECTED = [
    ("2026-01-05 09:00:00", "Größe bestellt", "A"),
    ("2026-01-06 10:30:00", "bezahlt €", "B"),
]


@pytest.mark.parametrize("packed", ["", ".gz"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-32"])
def test_same_rows_in_every_encoding(intake: Intake, encoding: str, packed: str) -> None:
    path = intake.write(f"events.csv{packed}", ROWS.encode(encoding))
    intake.take(path, long_mapping())
    assert intake.events() == EXPECTED, "[E9] encoding"


def test_declared_encoding_is_used(intake: Intake) -> None:
    path = intake.write("events.csv", ROWS.replace("€", "Ł").encode("cp1250"))
    intake.take(path, long_mapping(more="encoding: cp1250\n"))
    assert [row[1] for row in intake.events()] == ["Größe bestellt", "bezahlt Ł"]


def test_guessed_encoding_is_told(intake: Intake) -> None:
    report = intake.take(intake.write("events.csv", ROWS.encode("cp1252")), long_mapping())
    assert any("read as Windows-1252, a guess" in str(note) for note in report.notes)


def test_unknown_encoding_is_refused_by_name(intake: Intake) -> None:
    path = intake.write("events.csv", ROWS)
    with pytest.raises(SourceError, match="klingon"):
        intake.take(path, long_mapping(more="encoding: klingon\n"))


@pytest.mark.parametrize(
    ("encoding", "bad", "kept"),
    [("utf-8", b"\xff", "\\xff"), ("cp1252", b"\x81", "\\x81"), ("ascii", b"\xe9", "\\xe9")],
)
def test_bytes_that_are_no_text_go_to_quarantine_with_the_bytes(
    intake: Intake, encoding: str, bad: bytes, kept: str
) -> None:
    rows = b"case,event,time\nA,paid,2026-01-05 09:00\nB,pa" + bad + b"id,2026-01-06 09:00\n"
    path = intake.write("events.csv", rows + b"C,paid,2026-01-07 09:00\n")
    report = intake.take(path, long_mapping(more=f"encoding: {encoding}\n"))
    assert (report.balance.stored, report.balance.quarantined) == (2, 1)
    [(code, raw)] = intake.rows("SELECT code, raw FROM facts.quarantine")
    assert code == "invalid_utf8"
    assert kept in str(raw), "[E9] the bytes are kept"


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("name", ["events.csv", "events.txt.gz"])
def test_separator_is_found_and_told(intake: Intake, separator: str, name: str) -> None:
    path = intake.write(name, ROWS.replace(",", separator))
    report = intake.take(path, long_mapping())
    assert intake.events() == EXPECTED
    shown = "tab" if separator == "\t" else repr(separator)
    assert any(f"3 columns, separator {shown}" in str(note) for note in report.notes)


@pytest.mark.parametrize("declared", ["", "separator: blanks\n"], ids=["found", "declared"])
def test_columns_kept_apart_by_runs_of_blanks_are_read(intake: Intake, declared: str) -> None:
    rows = "  case   event  time\n" + "  A   paid  2026-01-05   \n" * 30 + "  C 2026-01-07\n"
    report = intake.take(intake.write("a.txt", rows), long_mapping(more=declared))
    assert any("separator runs of blanks" in str(note) for note in report.notes)
    assert (report.balance.stored, report.balance.quarantined) == (30, 1)
    assert set(intake.events()) == {("2026-01-05 00:00:00", "paid", "A")}
    assert intake.column("SELECT raw_ref FROM facts.quarantine") == ["a.txt:32"]


def test_tsv_is_read_by_its_name(intake: Intake) -> None:
    intake.take(intake.write("events.tsv", ROWS.replace(",", "\t")), long_mapping())
    assert intake.events() == EXPECTED


def test_declared_separator_and_quote_win(intake: Intake) -> None:
    path = intake.write("events.csv", "case~event~time\n'A~1'~paid~2026-01-05 09:00\n")
    intake.take(path, long_mapping(more='separator: "~"\nquote: "\'"\n'))
    assert intake.events() == [("2026-01-05 09:00:00", "paid", "A~1")]


def test_no_quote_at_all_can_be_declared(intake: Intake) -> None:
    path = intake.write("events.csv", 'case,event,time\nA,5" pipe,2026-01-05 09:00\n')
    intake.take(path, long_mapping(more='quote: ""\n'))
    assert intake.events() == [("2026-01-05 09:00:00", '5" pipe', "A")]


@pytest.mark.parametrize("declared", ['separator: "||"', 'quote: "ab"', 'separator: ""'])
def test_separator_and_quote_are_one_character(intake: Intake, declared: str) -> None:
    path = intake.write("events.csv", ROWS)
    with pytest.raises(SourceError, match="one character"):
        intake.take(path, long_mapping(more=declared + "\n"))


def test_header_may_stand_lower_down(intake: Intake) -> None:
    path = intake.write("events.csv", "Export of May\n\n" + ROWS)
    intake.take(path, long_mapping(more="header_row: 3\n"))
    assert intake.events() == EXPECTED


def test_blank_lines_before_the_header_are_passed_over(intake: Intake) -> None:
    intake.take(intake.write("events.csv", "\n\n" + ROWS), long_mapping())
    assert intake.events() == EXPECTED


def test_header_with_a_line_break_in_quotes(intake: Intake) -> None:
    path = intake.write("events.csv", 'case,"the\nevent",time\nA,paid,2026-01-05 09:00\n')
    intake.take(path, long_mapping().replace("{column: event}", "{column: 2}"))
    assert intake.events() == [("2026-01-05 09:00:00", "paid", "A")]


def test_second_header_of_a_name_is_numbered_and_told(intake: Intake) -> None:
    rows = "case,event,time,event\nA,first,2026-01-05 09:00,second\n"
    mapping = long_mapping().replace("{column: event}", "{column: event_2}")
    report = intake.take(intake.write("events.csv", rows), mapping)
    assert intake.events()[0][1] == "second"
    assert "The header 'event' stands twice; column 4 is called 'event_2'." in map(
        str, report.notes
    )


def test_column_may_be_named_by_its_position(intake: Intake) -> None:
    rows = "case,event,time,event\nA,first,2026-01-05 09:00,second\n"
    mapping = long_mapping().replace("{column: event}", "{column: 4}")
    intake.take(intake.write("events.csv", rows), mapping)
    assert intake.events()[0][1] == "second"


def test_column_that_is_not_there_is_named_with_the_nearest(intake: Intake) -> None:
    mapping = long_mapping().replace("{column: event}", "{column: evnt}")
    with pytest.raises(SourceError, match=r"'evnt'.*Did you mean 'event'"):
        intake.take(intake.write("events.csv", ROWS), mapping)


def test_lines_of_wrong_width_are_kept_with_their_text_and_line(intake: Intake) -> None:
    rows = "case,event,time\nA,paid,2026-01-05\nB,paid\nC,paid,2026-01-06,more\nD,paid,2026-01-07"
    report = intake.take(intake.write("events.csv", rows), long_mapping())
    assert (report.balance.received, report.balance.stored) == (4, 2)
    kept = intake.rows("SELECT line, code, raw FROM facts.quarantine ORDER BY line")
    assert kept == [(3, "field_count", "B,paid"), (4, "field_count", "C,paid,2026-01-06,more")]


def test_line_numbers_count_broken_lines_and_breaks_inside_quotes(intake: Intake) -> None:
    rows = 'case,event,time\nA,"pa\nid",2026-01-05\nB,paid\n\nC,paid,never\nD,paid,soon\n'
    intake.take(
        intake.write("events.csv", rows), long_mapping('{column: time, formats: ["%Y-%m-%d"]}')
    )
    kept = intake.rows("SELECT line, code FROM facts.quarantine ORDER BY line")
    assert kept == [(4, "field_count"), (6, "time_unreadable"), (7, "time_unreadable")]


def test_line_breaks_quotes_and_separators_inside_quotes_stay(intake: Intake) -> None:
    rows = 'case,event,time\r\n"A","say ""yes"", then\r\nsign",2026-01-05\r\n'
    intake.take(intake.write("events.csv", rows), long_mapping())
    assert intake.events()[0][1] == 'say "yes", then\r\nsign'


def test_lone_quote_loses_nothing_silently(intake: Intake) -> None:
    rows = 'case,event,time\nA,paid,2026-01-05\nB,"paid,2026-01-06\nC,paid,2026-01-07\n'
    report = intake.take(intake.write("events.csv", rows), long_mapping())
    assert report.balance.stored == 1
    [raw] = intake.column("SELECT raw FROM facts.quarantine")
    assert 'B,"paid,2026-01-06' in str(raw)
    assert "C,paid,2026-01-07" in str(raw)


@pytest.mark.parametrize("content", ["", "\ufeff", "\n\n"])
def test_empty_file_is_a_load_of_no_events_with_a_warning(intake: Intake, content: str) -> None:
    report = intake.take(intake.write("events.csv", content), long_mapping())
    assert report.balance.received == 0
    assert any("no events" in str(note) for note in report.notes), "[E9] empty file"


@pytest.mark.parametrize("mapping", [None, long_mapping()])
def test_file_with_a_header_only_is_a_load_of_no_events(
    intake: Intake, mapping: str | None
) -> None:
    report = intake.take(intake.write("events.csv", "case,event,time\n"), mapping)
    assert report.balance.received == 0
    assert any("no events" in str(note) for note in report.notes), "[E9] header only"


@pytest.mark.parametrize("literal", ["NA", "NULL", "None", "nan", "0", "null", "-99", "?", "007"])
def test_case_id_is_text_whatever_it_looks_like(intake: Intake, literal: str) -> None:
    rows = f"case,event,time\n{literal},paid,2026-01-05\n"
    intake.take(intake.write("events.csv", rows), long_mapping())
    assert intake.column("SELECT object_id FROM facts.objects") == [literal], "[E9] read as text"


def test_stand_ins_are_missing_only_where_declared(intake: Intake) -> None:
    rows = "case,event,time,answer,note\nA,paid,2026-01-05,-99,?\nB,paid,2026-01-06,?,-99\n"
    mapping = long_mapping(more='missing: ["", "-99"]\n').replace(
        'properties: "*"', "status: {column: answer}\n  medium: {column: note, missing: ['?']}"
    )
    intake.take(intake.write("events.csv", rows), mapping)
    kept = intake.rows("SELECT status, medium FROM facts.events ORDER BY ts_us")
    assert kept == [(None, None), ("?", "-99")], "[E9] missing only where declared"


def test_cell_of_more_than_a_megabyte_is_refused_alone(intake: Intake) -> None:
    rows = (
        f"case,event,time\nA,paid,2026-01-05\nB,{'x' * 1_100_000},2026-01-06\nC,paid,2026-01-07\n"
    )
    report = intake.take(intake.write("events.csv", rows), long_mapping())
    assert report.balance.stored == 2
    assert intake.column("SELECT code FROM facts.quarantine") == ["event_too_large"]


def test_nul_in_a_cell_is_refused_alone(intake: Intake) -> None:
    rows = "case,event,time\nA,paid,2026-01-05\nB,pa\0id,2026-01-06\nC,paid,2026-01-07\n"
    report = intake.take(intake.write("events.csv", rows), long_mapping())
    assert (report.balance.stored, report.balance.quarantined) == (2, 1), "[E9] NUL"


def test_formulas_are_data(intake: Intake) -> None:
    rows = "case,event,time\nA,=cmd|'/c calc'!A0,2026-01-05\n"
    intake.take(intake.write("events.csv", rows), long_mapping())
    assert intake.events()[0][1] == "=cmd|'/c calc'!A0"


def test_rows_may_come_in_any_order(intake: Intake) -> None:
    rows = "case,event,time\nA,third,2026-01-07\nA,first,2026-01-05\nA,second,2026-01-06\n"
    intake.take(intake.write("events.csv", rows), long_mapping())
    assert [row[1] for row in intake.events()] == ["first", "second", "third"]


def test_ties_keep_the_order_of_the_file(intake: Intake) -> None:
    rows = "case,event,time\n" + "".join(f"A,step {n:02},2026-01-05\n" for n in range(30))
    intake.take(intake.write("events.csv", rows), long_mapping())
    assert [row[1] for row in intake.events()] == [f"step {n:02}" for n in range(30)], "[E4] order"


def test_declared_column_breaks_ties(intake: Intake) -> None:
    rows = "case,event,time,line\nA,second,2026-01-05,20\nA,first,2026-01-05,3\n"
    intake.take(intake.write("events.csv", rows), long_mapping(more="order: line\n"))
    assert [row[1] for row in intake.events()] == ["first", "second"]
