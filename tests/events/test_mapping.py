"""The mapping file: what each key does, and how a wrong one is refused [E7]."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from events.taking_in import Intake, long_mapping
from wayline.base import DocumentError, SourceError
from wayline.events import read_mapping, read_mapping_text

BASE = long_mapping().replace('  properties: "*"\n', "")
ONE = "case,event,time,{head}\nA,paid,2026-01-05,{cell}\n"


def one(intake: Intake, cell: str, line: str, head: str = "x") -> None:
    """Take one row in whose fourth column is `x`, with one more line under `columns:`."""
    text = ONE.format(head=head, cell='"' + cell.replace('"', '""') + '"')
    intake.take(intake.write("one.csv", text), BASE + f"  {line}\n")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("source: s\ncolums: {}\n", r":2 \(colums\)\] Did you mean 'columns'"),
        (BASE + "  persn: {column: x}\n", r":7 .*Did you mean 'person'"),
        (BASE + "  person: {colum: x}\n", r":7 .*Did you mean 'column'"),
        (BASE + "shape: tall\n", r":7 \(shape\)"),
        ("source: s\ncolumns: {ts: time}\n", "needs `ts` .* and `name`"),
        ("source: s\nshape: wide\n", "shape: wide needs `stages:`"),
        (BASE + "  cost: {column: x, currency: Euro}\n", "ISO 4217 currency such as EUR, got 'Euro'"),
        (BASE + "  attributes: {deal.size: x}\n", "'deal.size' needs an owner"),
        ("- a\n- b\n", "list of `key: value` lines"),
        ("source: [unclosed\n", "not readable as YAML"),
        ("", "list of `key: value` lines"),
        (BASE + "on_error: ignore\n", "on_error"),
        (BASE + "abort_over: many\n", "abort_over"),
        (BASE + "header_row: 0\n", "header_row"),
        (BASE + "join: [{location: a.csv, on: {}, take: [x]}]\n", r"join\.0\.on"),
        (BASE + "  score: {column: x, kind: nps, scale: [0, 10], best: 5}\n", "one end of the scale"),
    ],
)  # fmt: skip
def test_wrong_mapping_is_refused_with_line_and_nearest_name(text: str, said: str) -> None:
    with pytest.raises(DocumentError, match=said):
        read_mapping_text(text, file="mapping.yaml")


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"x" * 2_000_000, b"a: " + b"[" * 5000])
def test_mapping_file_that_is_rubbish_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "mapping.yaml"
    path.write_bytes(content)
    with pytest.raises(DocumentError, match=r"mapping\.yaml"):
        read_mapping(path)
    with pytest.raises(DocumentError, match=r"none\.yaml"):
        read_mapping(tmp_path / "none.yaml")


@pytest.mark.parametrize(
    ("cell", "style", "expected"),
    [
        ("1234.5", "", "1234.5"), ("-3", "", "-3"), ("1 234.50 €", "", "1234.5"), ("$10", "", "10"),
        ("1.234,50", ", number: de", "1234.5"), ("1,234.50", ", number: en", "1234.5"), ("€ 12,00", ", number: de", "12"),
    ],
)  # fmt: skip
def test_numbers_are_read_as_declared(intake: Intake, cell: str, style: str, expected: str) -> None:
    one(intake, cell, f"value: {{column: x, currency: eur{style}}}")
    assert intake.rows("SELECT value, value_currency FROM facts.events") == [(Decimal(expected), "EUR")]  # fmt: skip


def test_decimal_comma_of_the_whole_file(intake: Intake) -> None:
    path = intake.write("one.csv", "case;event;time;x\nA;paid;2026-01-05;12,50\n")
    intake.take(path, BASE + "  cost: {column: x}\ndecimal: ','\n")
    assert intake.rows("SELECT cost, cost_currency FROM facts.events") == [(Decimal("12.5"), None)], "[E2] never guessed"  # fmt: skip


@pytest.mark.parametrize("cell", ["1,234", "12,50", "ten", "1e", "--5", "1.2.3"])
def test_number_that_cannot_be_read_is_refused(intake: Intake, cell: str) -> None:
    one(intake, cell, "value: {column: x}")
    assert intake.column("SELECT code FROM facts.quarantine") == ["bad_number"], "[E9]"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("channel: {column: x, values: {Tel.: phone}}", "phone"),
        ("channel: {column: x, values: {Fax: fax}}", "Tel."),
        ("channel: {column: x, like: {'T*': voice, '*': other}}", "voice"),
        ("channel: {column: x, like: {'F*': fax, '*': other}}", "other"),
        ("channel: {column: x, prefix: 'by '}", "by Tel."),
        ("channel: {value: post}", "post"),
        ("channel: {columns: [x, event], join: ' / '}", "Tel. / paid"),
        ("channel: x", "Tel."),
    ],
)
def test_values_are_renamed_joined_and_fixed(intake: Intake, line: str, expected: str) -> None:
    one(intake, " Tel. ", line)
    assert intake.column("SELECT name FROM facts.channels") == [expected]


@pytest.mark.parametrize(
    ("cell", "best", "expected"), [("9", 10, (9.0, None)), ("2", 0, (8.0, None)), ("11", 10, (None, "bad_scale")), ("", 10, (None, None))]
)  # fmt: skip
def test_scores_carry_their_scale(
    intake: Intake, cell: str, best: int, expected: tuple[float | None, str | None]
) -> None:
    one(intake, cell, f"score: {{column: x, kind: nps, scale: [0, 10], best: {best}}}")
    score, code = expected
    found = intake.rows("SELECT score, scale_max, score_kind FROM facts.events")
    shown = (score, 10.0, "nps") if score is not None else (None, None, None)
    assert found == ([shown] if code is None else [])
    assert intake.column("SELECT code FROM facts.quarantine") == ([] if code is None else [code])


def test_score_without_a_scale_is_refused(intake: Intake) -> None:
    with pytest.raises(SourceError, match="needs `kind:` and `scale:`"):
        one(intake, "9", "score: {column: x}")


@pytest.mark.parametrize(
    ("cell", "person"),
    [(" Ann@Example.COM ", "ann@example.com"), ("info@example.com", None), ("guest", None), ("0000", None), ("", None), ("NA", "na")],
)  # fmt: skip
def test_persons_by_email_are_normalised_and_nobody_is_nobody(
    intake: Intake, cell: str, person: str | None
) -> None:
    one(intake, cell, "person: {column: x, type: email}")
    known = intake.rows("SELECT person_id, type FROM facts.people")
    assert known == ([] if person is None else [(person, "email")]), "[E5]"


def test_rows_that_name_nobody_are_told(intake: Intake) -> None:
    text = "case,event,time,x\nA,paid,2026-01-05,guest\nB,paid,2026-01-06,u1\n"
    report = intake.take(intake.write("one.csv", text), BASE + "  person: {column: x}\n")
    assert any("1 rows name nobody as their person ('guest')" in str(note) for note in report.notes)


def test_ids_of_persons_keep_zeros_and_case(intake: Intake) -> None:
    one(intake, "00aB", "person: {column: x}")
    assert intake.rows("SELECT person_id, type FROM facts.people") == [("00aB", "user_id")], "[E5]"


@pytest.mark.parametrize(
    "more",
    ["also: {none: won}\n", "key: [none]\n", "order: none\n", "  properties: [none]\n", "  objects: [{type: x, column: none}]\n",
     "join: [{location: one.csv, on: {none: case}, take: [x]}]\n", "join: [{location: one.csv, on: {case: none}, take: [x]}]\n"],
)  # fmt: skip
def test_column_that_the_file_lacks_is_named_wherever_it_stands(intake: Intake, more: str) -> None:
    path = intake.write("one.csv", ONE.format(head="x", cell="5"))
    mapping = BASE.replace("  objects: [{type: order, column: case, role: subject}]\n", "") if "objects" in more else BASE  # fmt: skip
    with pytest.raises(SourceError, match=r"'none', which the file does not have.*one\.csv"):
        intake.take(path, mapping + more)


@pytest.mark.parametrize("form", ["%Q", "%", "", "%d %d %d %d"])
def test_format_that_reads_nothing_is_refused_or_quarantined(intake: Intake, form: str) -> None:
    path = intake.write("one.csv", ONE.format(head="x", cell="5"))
    mapping = BASE.replace("{column: time}", f"{{column: time, formats: ['{form}']}}")
    try:
        report = intake.take(path, mapping)
    except SourceError as error:
        said = str(error)
    else:
        said = " ".join(str(finding.sentence) for finding in report.findings)
        assert report.balance.quarantined == 1
    assert "one.csv" in said or "in no format that the mapping lists" in said


def test_object_without_id_is_refused_where_it_is_the_only_identity(intake: Intake) -> None:
    text = "case,event,time,x\n,paid,2026-01-05,u1\nB,paid,2026-01-06,u1\n"
    path = intake.write("one.csv", text)
    assert intake.take(path, BASE).balance.quarantined == 1, "[E7]"
    assert intake.column("SELECT code FROM facts.quarantine") == ["object_without_id"]
    other = BASE.replace("shop", "other") + "  person: {column: x}\n"
    assert intake.take(path, other).balance.stored == 2, "an empty object cell = no object"


def test_properties_are_those_listed_or_all_that_are_left(intake: Intake) -> None:
    text = "case,event,time,a,b,c\nA,paid,2026-01-05,1,,3\n"
    path = intake.write("one.csv", text)
    intake.take(path, BASE + "  channel: a\n  properties: '*'\n")
    intake.take(path, BASE.replace("shop", "two") + "  properties: [a, b]\n")
    found = intake.column("SELECT properties FROM facts.event_properties ORDER BY event_no")
    assert [json.loads(str(text)) for text in found] == [{"c": "3"}, {"a": "1"}]


def test_attributes_are_kept_with_their_time(intake: Intake) -> None:
    text = "case,event,time,seats\nA,a,2026-01-05,3\nA,b,2026-01-06,3\nA,c,2026-01-07,9\nA,d,2026-01-08,\n"
    path = intake.write("one.csv", text)
    intake.take(path, BASE + "  attributes: {order.seats: seats}\n")
    found = intake.rows("SELECT object_type, field, value, ts_us // 86400000000 FROM facts.object_changes ORDER BY ts_us")  # fmt: skip
    assert [(row[0], row[1], row[2]) for row in found] == [("order", "seats", "3"), ("order", "seats", "3"), ("order", "seats", "9")]  # fmt: skip
    assert intake.take(path, BASE + "  attributes: {order.seats: seats}\n").balance.duplicate == 4
    assert intake.count("facts.object_changes") == 3, (
        "[E1] the same file twice stores nothing twice"
    )


def test_value_repeated_on_each_row_goes_to_the_object_once(intake: Intake) -> None:
    text = "case,event,time,x\nA,asked,2026-01-05,500\nA,paid,2026-01-06,500\n"
    path = intake.write("one.csv", text)
    intake.take(path, BASE + "  value: {column: x, currency: EUR, as: once}\n")
    assert intake.column("SELECT value FROM facts.events") == [None, None], "[E7] as: once"
    found = intake.rows("SELECT DISTINCT field, value FROM facts.object_changes ORDER BY ALL")
    assert found == [("value", "500.0000"), ("value_currency", "EUR")]


def test_value_of_an_object_needs_one(intake: Intake) -> None:
    mapping = "source: s\ncolumns: {ts: time, name: event, account: case, value: {column: x, as: total}}\n"
    with pytest.raises(SourceError, match="needs an object"):
        intake.take(intake.write("one.csv", ONE.format(head="x", cell="5")), mapping)


def test_date_repeated_on_the_rows_of_an_object_is_one_event(intake: Intake) -> None:
    rows = "case,event,time,won,x\nA,asked,2026-01-05,2026-02-01,10\nA,paid,2026-01-06,2026-02-01,20\nB,asked,2026-01-07,,30\n"
    mapping = BASE + "  value: {column: x}\nalso: {won: deal_won}\n"
    intake.take(intake.write("one.csv", rows), mapping)
    assert [row[1:] for row in intake.events()] == [("asked", "A"), ("paid", "A"), ("asked", "B"), ("deal_won", "A")]  # fmt: skip
    assert intake.column("SELECT sum(value) FROM facts.events") == [Decimal(60)]
    later = rows.replace("asked,2026-01-05", "called,2026-01-04")
    assert intake.take(intake.write("two.csv", later), mapping).balance.stored == 1, "[E7] one event per object and column"  # fmt: skip


class TestWide:
    """One row per case, one time column per stage."""

    MAPPING = """\
source: deals
shape: wide
columns:
  objects: [{type: deal, column: deal}]
  account: {column: firm}
  value: {column: amount, currency: EUR}
  attributes: {deal.owner: owner, account.size: size}
stages: {called: first call, offered: {event: offer}, won: won}
"""
    ROWS = (
        "deal,firm,owner,size,amount,called,offered,won\nA,F1,Ann,3,100,2026-01-05,2026-01-07,2026-01-07\n"
        "B,F1,Ben,3,,2026-02-01,,\nC,F2,Ben,5,,,,\n"
    )

    def test_every_filled_time_is_an_event(self, intake: Intake) -> None:
        report = intake.take(intake.write("deals.csv", self.ROWS), self.MAPPING)
        assert [row[1:] for row in intake.events()] == [("first call", "A"), ("offer", "A"), ("won", "A"), ("first call", "B")]  # fmt: skip
        balance = report.balance
        assert (balance.received, balance.stored, balance.quarantined) == (5, 4, 1), "[E1] 2."
        assert intake.column("SELECT code FROM facts.quarantine") == ["no_event"]

    def test_stages_of_one_day_keep_the_order_of_their_columns(self, intake: Intake) -> None:
        rows = "deal,firm,owner,size,amount,called,offered,won\n" + "".join(
            f"D{n:02},F,Ann,3,,2026-01-05,2026-01-05,2026-01-05\n" for n in range(20)
        )
        intake.take(intake.write("deals.csv", rows), self.MAPPING)
        assert [row[1] for row in intake.events()] == ["first call", "offer", "won"] * 20, "[E8] same day ties"  # fmt: skip

    def test_value_of_the_case_counts_once(self, intake: Intake) -> None:
        intake.take(intake.write("deals.csv", self.ROWS), self.MAPPING)
        assert intake.column("SELECT sum(value) FROM facts.events") == [None]
        found = intake.rows("SELECT field, value FROM facts.object_changes WHERE field LIKE 'value%' ORDER BY ALL")  # fmt: skip
        assert found == [("value", "100.0000"), ("value_currency", "EUR")]

    def test_attributes_carry_the_time_of_the_earliest_stage(self, intake: Intake) -> None:
        intake.take(intake.write("deals.csv", self.ROWS), self.MAPPING)
        found = intake.rows(
            "SELECT value, strftime(make_timestamp(ts_us), '%m-%d') FROM facts.object_changes WHERE field = 'owner' ORDER BY ALL"
        )
        assert found == [("Ann", "01-05"), ("Ben", "02-01")], "[E7] attributes_at"

    def test_attributes_carry_the_declared_time(self, intake: Intake) -> None:
        rows = self.ROWS.replace("won\n", "won,taken\n", 1).replace("07\nB", "07,2026-03-01\nB").replace(",,\nC", ",,,2026-03-01\nC").replace(",,,,\n", ",,,,,\n")  # fmt: skip
        intake.take(intake.write("deals.csv", rows), self.MAPPING + "attributes_at: taken\n")
        days = intake.column(
            "SELECT DISTINCT strftime(make_timestamp(ts_us), '%m-%d') FROM facts.object_changes WHERE field = 'owner'"
        )
        assert days == ["03-01"]

    def test_later_export_adds_only_what_is_new(self, intake: Intake) -> None:
        intake.take(intake.write("deals.csv", self.ROWS), self.MAPPING)
        later = self.ROWS.replace("B,F1,Ben,3,,2026-02-01,,", "B,F1,Kim,3,70,2026-02-01,2026-02-09,")  # fmt: skip
        report = intake.take(intake.write("later.csv", later), self.MAPPING)
        assert (report.balance.stored, report.balance.duplicate) == (1, 5), (
            "[E14] object, field, time"
        )
        owners = intake.column("SELECT DISTINCT value FROM facts.object_changes WHERE field = 'owner' ORDER BY 1")  # fmt: skip
        assert owners == ["Ann", "Ben", "Kim"]

    def test_what_a_wide_row_cannot_tell_is_told(self, intake: Intake) -> None:
        report = intake.take(intake.write("deals.csv", self.ROWS), self.MAPPING)
        found = {finding.code: finding for finding in report.findings}
        assert "rework cannot be seen" in str(found["history_lossy"].sentence), "[E8]"
        assert str(found["leak_suspect"].sentence).startswith("'amount' is filled only where 'won' is"), "[E7]"  # fmt: skip


class TestJoins:
    """Columns of another file."""

    ROWS = "case,event,time\nA,paid,2026-01-05\nB,paid,2026-01-06\nC,paid,2026-01-07\n"
    JOIN = "join: [{location: deals.csv, on: {case: id}, take: [firm, won]}]\n"
    MAPPING = BASE + "  account: {column: firm}\nalso: {won: deal_won}\n" + JOIN

    def test_columns_are_added_and_rows_without_a_match_stay(self, intake: Intake) -> None:
        intake.write("deals.csv", "id,firm,won\nA,F1,2026-02-01\nB,F2,\n")
        report = intake.take(intake.write("events.csv", self.ROWS), self.MAPPING)
        assert report.balance.stored == 4, "[E7] keep"
        found = intake.rows("SELECT o.object_id, a.account_id FROM facts.events e JOIN facts.event_objects x USING (event_no) "
                            "JOIN facts.objects o ON o.code = x.object LEFT JOIN facts.accounts a ON a.code = e.account ORDER BY ALL")  # fmt: skip
        assert found == [("A", "F1"), ("A", "F1"), ("B", "F2"), ("C", None)]

    def test_more_than_one_match_is_refused_with_the_count(self, intake: Intake) -> None:
        intake.write("deals.csv", "id,firm,won\nA,F1,\nA,F2,\nB,F1,\nB,F2,\n")
        with pytest.raises(SourceError, match="2 keys stand more than once"):
            intake.take(intake.write("events.csv", self.ROWS), self.MAPPING)

    def test_broken_lines_of_the_other_file_are_told_not_counted(self, intake: Intake) -> None:
        intake.write("deals.csv", "id,firm,won\nA,F1,2026-02-01\nB\n")
        report = intake.take(intake.write("events.csv", self.ROWS), self.MAPPING)
        assert report.balance.received == 4
        assert any("deals.csv: 1 lines cannot be read" in str(note) for note in report.notes)

    def test_other_file_that_is_missing_is_named(self, intake: Intake) -> None:
        with pytest.raises(SourceError, match=r"deals\.csv"):
            intake.take(intake.write("events.csv", self.ROWS), self.MAPPING)

    def test_change_in_the_other_file_makes_no_new_events(self, intake: Intake) -> None:
        events = intake.write("events.csv", self.ROWS)
        intake.write("deals.csv", "id,firm,won\nA,F1,\n")
        intake.take(events, self.MAPPING)
        intake.write("deals.csv", "id,firm,won\nA,F9,2026-02-01\n")
        report = intake.take(events, self.MAPPING)
        assert (report.balance.stored, report.balance.duplicate) == (1, 3), "deal_won is new"


def test_history_of_a_field_is_a_row_per_change(intake: Intake) -> None:
    rows = "deal,old,new,at\nA,,open,2026-01-05 09:00:00\nA,open,won,2026-01-06 10:00:00\nA,won,lost,2026-01-06 10:00:00\n"
    mapping = (
        "source: h\nshape: history\ncolumns:\n  ts: {column: at}\n  name: {column: new, prefix: 'Stage: '}\n"
        "  objects: [{type: deal, column: deal}]\n"
    )
    report = intake.take(intake.write("h.csv", rows), mapping)
    assert [row[1] for row in intake.events()] == ["Stage: open", "Stage: won", "Stage: lost"]
    assert intake.column("SELECT DISTINCT call FROM facts.events") == ["change"], "[E2]"
    assert [f.n for f in report.findings if f.code == "order_unsafe"] == [2], "[E8]"


def test_horizon_is_the_declared_extraction_else_the_latest_event(intake: Intake) -> None:
    from wayline.events import open_store

    path = intake.write("one.csv", ONE.format(head="x", cell="5"))
    intake.take(path, BASE)
    latest = open_store(intake.engine).horizon_us
    intake.take(path, BASE + "extracted_at: 2026-01-04 18:40\nzone: Europe/Helsinki\n".replace("zone: Europe/Helsinki\n", ""))  # fmt: skip
    declared = open_store(intake.engine).horizon_us
    assert latest == 1767571200_000000
    assert declared == 1767552000_000000, "[E7] complete up to here"
