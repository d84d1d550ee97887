"""Same input, any order, any number of times, any split: the same facts, and every row counted [E1] [E14]."""

import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from events.taking_in import Intake, long_mapping
from wayline.engine import open_file
from wayline.events import open_store

HEADER = "case,event,time,who,firm,seats,amount\n"
STEPS = ("asked", "offered", "paid", "closed")
MAPPING = """\
source: shop
columns:
  ts: {column: time, formats: ["%Y-%m-%d %H:%M"]}
  name: {column: event}
  objects: [{type: deal, column: case}]
  person: {column: who}
  account: {column: firm}
  value: {column: amount, currency: EUR}
  attributes: {account.seats: seats, deal.seats: seats}
  properties: "*"
"""
TOTALS = MAPPING.replace("currency: EUR", "currency: EUR, as: total")


def rows_of(cases: int) -> list[str]:
    """Rows of invented deals: times that differ inside a deal, some without a firm, amounts that grow."""
    rows = []
    for case in range(cases):
        firm = "" if case % 3 == 0 else f"F{case % 5}"
        for at, step in enumerate(STEPS[: 1 + case % 4]):
            day, minute = 1 + (case * 7 + at * 3) % 28, (case * 11 + at) % 60
            late = "" if at and case % 2 else firm
            rows.append(f"D{case},{step},2026-0{1 + at}-{day:02} 09:{minute:02},P{case % 4},{late},{(case + at) % 3},{10 * (at + 1)}\n")  # fmt: skip
    return rows


ROWS = rows_of(40)
FACTS = {
    "events": "SELECT e.event_id, n.name, e.ts_us, e.ts_precision, a.account_id, e.account_basis, p.person_id, e.value, e.value_currency, "
    "x.properties FROM facts.events e JOIN facts.event_names n ON n.code = e.name LEFT JOIN facts.accounts a ON a.code = e.account "
    "LEFT JOIN facts.people p ON p.code = e.person LEFT JOIN facts.event_properties x ON x.event_no = e.event_no ORDER BY ALL",
    "objects": "SELECT e.event_id, t.object_type, o.object_id, x.role FROM facts.event_objects x JOIN facts.events e ON e.event_no = x.event_no "
    "JOIN facts.objects o ON o.code = x.object JOIN facts.object_types t ON t.code = o.object_type ORDER BY ALL",
    "deals": "SELECT c.field, o.object_id, c.value, c.ts_us FROM facts.object_changes c JOIN facts.objects o ON o.code = c.object "
    "WHERE c.object_type = 'deal' ORDER BY ALL",
    "accounts": "SELECT c.field, a.account_id, c.value, c.ts_us FROM facts.object_changes c JOIN facts.accounts a ON a.code = c.object "
    "WHERE c.object_type = 'account' ORDER BY ALL",
}  # fmt: skip


def facts(intake: Intake) -> dict[str, list[tuple[object, ...]]]:
    """The facts without codes and numbers of arrival."""
    return {name: [tuple(row) for row in intake.rows(sql)] for name, sql in FACTS.items()}


def loaded(folder: Path, parts: Sequence[Sequence[str]], mapping: str = MAPPING) -> Intake:
    """A store into which the parts were taken one after another."""
    folder.mkdir(exist_ok=True)
    intake = Intake(folder)
    for at, part in enumerate(parts):
        intake.take(intake.write(f"part{at}.csv", HEADER + "".join(part)), mapping)
    return intake


@pytest.fixture
def whole(tmp_path: Path) -> dict[str, list[tuple[object, ...]]]:
    """The facts of all rows in one file, in the order they were written."""
    return facts(loaded(tmp_path / "whole", [ROWS]))


@pytest.mark.parametrize("seed", range(3))
def test_shuffled_rows_give_the_same_facts(
    tmp_path: Path, whole: dict[str, list[tuple[object, ...]]], seed: int
) -> None:
    shuffled = random.Random(seed).sample(ROWS, len(ROWS))  # noqa: S311 - seeded
    assert facts(loaded(tmp_path / "shuffled", [shuffled])) == whole, "[E1] 4."


@pytest.mark.parametrize("seed", range(3))
def test_split_files_give_the_same_facts(
    tmp_path: Path, whole: dict[str, list[tuple[object, ...]]], seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 - seeded
    parts: list[list[str]] = [[], [], []]
    for row in ROWS:
        chance.choice(parts).append(row)
    assert facts(loaded(tmp_path / "split", parts)) == whole, "[E1] 4."


def test_files_of_one_load_or_of_several_give_the_same_facts(
    tmp_path: Path, whole: dict[str, list[tuple[object, ...]]]
) -> None:
    intake = Intake(tmp_path)
    files = [intake.write(f"p{at}.csv", HEADER + "".join(ROWS[at::3])) for at in range(3)]
    intake.take(files, MAPPING)
    assert facts(intake) == whole


def test_taking_in_three_times_changes_nothing_but_the_counts(
    tmp_path: Path, whole: dict[str, list[tuple[object, ...]]]
) -> None:
    intake = loaded(tmp_path / "thrice", [ROWS, ROWS, ROWS])
    assert facts(intake) == whole
    balance = open_store(intake.engine).balance
    assert (balance.stored, balance.duplicate) == (len(ROWS), 2 * len(ROWS))


def test_running_totals_are_stored_as_differences(tmp_path: Path) -> None:
    once = loaded(tmp_path / "once", [ROWS], TOTALS)
    assert {str(v) for v in once.column("SELECT value FROM facts.events")} == {"10.0000"}, "[E7]"
    by_month = [[row for row in ROWS if f"2026-0{month}" in row] for month in (1, 2, 3, 4)]
    assert facts(loaded(tmp_path / "months", by_month, TOTALS)) == facts(once)
    assert facts(loaded(tmp_path / "growing", [by_month[0], by_month[0] + by_month[1], ROWS], TOTALS)) == facts(once)  # fmt: skip


def test_columns_in_another_order_and_new_empty_ones_are_the_same_rows(intake: Intake) -> None:
    intake.take(intake.write("a.csv", "case,event,time\nA,paid,2026-01-05\n"), long_mapping())
    other = intake.write("b.csv", "note,time,event,case\n,2026-01-05,paid,A\n")
    assert intake.take(other, long_mapping()).balance.duplicate == 1


def test_equal_rows_of_one_file_are_all_real(intake: Intake) -> None:
    path = intake.write("a.csv", "case,event,time\n" + "A,call,2026-01-05\n" * 3)
    report = intake.take(path, long_mapping())
    assert report.balance.stored == 3, "[E9] two equal calls may be real"
    told = [str(note) for note in report.notes if "equal an earlier row" in str(note)]
    assert told == [
        "2 rows equal an earlier row of the file in every column; each is an event of its own."
        " If they are copies: `dedupe: exact`."
    ]
    again = intake.write("b.csv", "case,event,time\n" + "A,call,2026-01-05\n" * 4)
    balance = intake.take(again, long_mapping()).balance
    assert (balance.stored, balance.duplicate) == (1, 3), "[E9] across loads they are the same row"


def test_equal_rows_are_one_where_the_mapping_says_so(intake: Intake) -> None:
    path = intake.write("a.csv", "case,event,time\n" + "A,call,2026-01-05\n" * 3)
    balance = intake.take(path, long_mapping(more="dedupe: exact\n")).balance
    assert (balance.stored, balance.duplicate) == (1, 2), "[E9] dedupe: exact"


def test_declared_key_makes_rows_the_same(intake: Intake) -> None:
    rows = "case,event,time,note\nA,paid,2026-01-05,x\nA,paid,2026-01-06,y\nA,sent,2026-01-06,z\n"
    report = intake.take(intake.write("a.csv", rows), long_mapping(more="key: [case, event]\n"))
    assert (report.balance.stored, report.balance.duplicate) == (2, 1)
    assert any("the first one stays" in str(note) for note in report.notes), (
        "[E14] id_reused is told"
    )


def test_message_ids_are_those_of_their_source(intake: Intake) -> None:
    rows = "case,event,time,id\nA,paid,2026-01-05,m1\nB,paid,2026-01-06,m1\nC,paid,2026-01-07,\n"
    mapping = long_mapping().replace('properties: "*"', "message_id: {column: id}")
    path = intake.write("a.csv", rows)
    assert intake.take(path, mapping).balance.stored == 2
    assert intake.take(path, mapping.replace("source: shop", "source: other")).balance.stored == 2


def test_two_sources_of_one_namespace_share_their_objects(intake: Intake) -> None:
    path = intake.write("a.csv", "case,event,time\nA,paid,2026-01-05\n")
    for source in ("one", "two"):
        mapping = long_mapping(more="namespace: crm\n").replace("source: shop", f"source: {source}")
        intake.take(path, mapping)
    assert intake.count("facts.objects") == 1
    intake.take(path, long_mapping().replace("source: shop", "source: three"))
    assert intake.count("facts.objects") == 2, "[E2] two CRMs may both have id 17"


def test_sources_kept_apart_that_have_the_same_ids_are_told_how_to_be_joined(
    intake: Intake,
) -> None:
    rows = "case,event,time\nA,paid,2026-01-05\nB,paid,2026-01-06\n"
    intake.take(intake.write("a.csv", rows), long_mapping())
    other = long_mapping().replace("source: shop", "source: desk")
    report = intake.take(intake.write("b.csv", rows + "C,paid,2026-01-06\n"), other)
    told = [finding for finding in report.findings if finding.code == "same_ids_apart"]
    assert [(one.source, one.n, one.of) for one in told] == [("desk", 2, 3)]
    assert "write `namespace: shop` in the mapping of 'desk'" in str(told[0].sentence)


def test_sources_of_one_namespace_or_with_other_ids_are_not_suspected(intake: Intake) -> None:
    rows = "case,event,time\nA,paid,2026-01-05\nB,paid,2026-01-06\n"
    intake.take(intake.write("a.csv", rows), long_mapping())
    joined = long_mapping(more="namespace: shop\n").replace("source: shop", "source: desk")
    others = long_mapping().replace("source: shop", "source: club")
    reports = [
        intake.take(intake.write("b.csv", rows), joined),
        intake.take(intake.write("c.csv", rows.replace("A,", "X,").replace("B,", "Y,")), others),
    ]
    codes = [finding.code for report in reports for finding in report.findings]
    assert "same_ids_apart" not in codes


def test_store_in_a_file_remembers_and_keeps_no_working_tables(tmp_path: Path) -> None:
    database = tmp_path / "wayline.duckdb"
    intake = Intake(tmp_path, open_file(database))
    path = intake.write("a.csv", HEADER + "".join(ROWS))
    intake.take(path, MAPPING)
    before = open_store(intake.engine).snapshot_id
    intake.engine.close()
    again = Intake(tmp_path, open_file(database))
    assert open_store(again.engine).snapshot_id == before
    assert again.take(path, MAPPING).balance.duplicate == len(ROWS)
    left = again.column("SELECT schema_name FROM duckdb_schemas() WHERE schema_name = 'stage'")
    assert left == []
    again.engine.close()
