"""Every key that a mapping may hold does what it says, and a misspelt one is refused with the nearest name [E7]."""

from dataclasses import dataclass

import pytest

from events.taking_in import Intake
from wayline.base import DocumentError
from wayline.events import SourceMapping, read_mapping_text
from wayline.events.mapping import ColumnForm, ColumnsForm, JoinForm, StageForm

NAME = "SELECT n.name FROM facts.events e JOIN facts.event_names n ON n.code = e.name ORDER BY e.ts_us, e.source_seq"
TIME = "SELECT strftime(make_timestamp(ts_us), '%Y-%m-%d %H:%M') FROM facts.events ORDER BY ts_us"
OBJECT = "SELECT object_id FROM facts.objects ORDER BY code"
CHANGED = "SELECT field || '=' || value FROM facts.object_changes ORDER BY 1"
LONG = "case,event,time\nA,paid,2026-01-05 09:00\n"


def one(column: str, table: str) -> str:
    """The names of one dictionary."""
    return f"SELECT {column} FROM facts.{table} ORDER BY code"


def field(name: str) -> str:
    """One column of the events as text."""
    return f"SELECT {name}::VARCHAR FROM facts.events ORDER BY ts_us, source_seq"


@dataclass(frozen=True, slots=True)
class Key:
    """One key in use: the mapping, the file, a question and its answer."""

    mapping: str
    asked: str
    answer: list[str | None]
    file: str = LONG


def basic(more: str = "", *, ts: str = "time", name: str = "event", top: str = "") -> str:
    """A mapping of the three columns with more lines under `columns:` and more at the top."""
    kept = "  objects: [{type: order, column: case}]\n" if "objects:" not in more else ""
    return f"source: shop\n{top}columns:\n  ts: {ts}\n  name: {name}\n{kept}{more}"


def with_x(cells: str, line: str, asked: str, answer: list[str | None]) -> Key:
    """A file whose fourth column `x` holds these cells, and a line that maps it."""
    rows = "".join(f"A,e{at},2026-01-0{at + 1},{cell}\n" for at, cell in enumerate(cells.split("|")))  # fmt: skip
    return Key(basic(f"  {line}\n"), asked, answer, "case,event,time,x\n" + rows)


SOURCE_KEYS = {
    "source": Key(basic(), "SELECT key FROM facts.sources", ["shop"]),
    "reader": Key(basic(top="reader: tsv\n"), OBJECT, ["A"], LONG.replace(",", "\t")),
    "location": Key(basic(top="location: elsewhere/*.csv\n"), OBJECT, ["A"]),
    "shape": Key("source: s\nshape: history\ncolumns: {ts: time, name: event, account: case}\n", field("call"), ["change"]),
    "namespace": Key(basic(top="namespace: crm\n"), "SELECT namespace FROM facts.objects", ["crm"]),
    "zone": Key(basic(top="zone: Asia/Tokyo\n"), TIME, ["2026-01-05 00:00"]),
    "extracted_at": Key(basic(top="extracted_at: 2026-02-01\n"), "SELECT strftime(make_timestamp(extracted_us), '%m-%d') FROM facts.sources", ["02-01"]),
    "complete_from": Key(basic(top="complete_from: 2025-06-01\n"), "SELECT strftime(make_timestamp(complete_from_us), '%m-%d') FROM facts.sources", ["06-01"]),
    "missing": Key(basic("  person: who\n", top="missing: [anna]\n"), one("person_id", "people"), ["ben"], "case,event,time,who\nA,e,2026-01-05,anna\nA,f,2026-01-06,ben\n"),
    "columns": Key(basic(), NAME, ["paid"]),
    "stages": Key("source: s\nshape: wide\ncolumns: {objects: [{type: deal, column: d}]}\nstages: {begun: began, over: ended}\n", NAME, ["began", "ended"], "d,begun,over\nD,2026-01-05,2026-01-06\n"),
    "attributes_at": Key("source: s\nshape: wide\nattributes_at: seen\ncolumns: {objects: [{type: deal, column: d}], attributes: {deal.size: x}}\nstages: {begun: began}\n", "SELECT strftime(make_timestamp(ts_us), '%m-%d') FROM facts.object_changes", ["01-09"], "d,begun,seen,x\nD,2026-01-05,2026-01-09,7\n"),
    "also": Key(basic(top="also: {due: deadline}\n"), NAME, ["paid", "deadline"], "case,event,time,due\nA,paid,2026-01-05,2026-01-09\n"),
    "order": Key(basic(top="order: x\n"), NAME, ["second", "first"], "case,event,time,x\nA,first,2026-01-05,2\nA,second,2026-01-05,1\n"),
    "key": Key(basic(top="key: [case, event]\n"), NAME, ["paid"], LONG + "A,paid,2026-01-06\n"),
    "purpose": Key(basic(top="purpose: service\n"), "SELECT purpose FROM facts.sources", ["service"]),
    "on_error": Key(basic(top="on_error: quarantine\n"), "SELECT code FROM facts.quarantine", ["time_unreadable"], LONG + "B,paid,soon\n"),
    "abort_over": Key(basic(top="abort_over: 60 %\n"), "SELECT code FROM facts.quarantine", ["time_unreadable"], LONG + "B,paid,soon\n"),
    "separator": Key(basic(top="separator: '~'\n"), OBJECT, ["A"], LONG.replace(",", "~")),
    "quote": Key(basic(top="quote: \"'\"\n"), NAME, ["paid, twice"], "case,event,time\nA,'paid, twice',2026-01-05\n"),
    "encoding": Key(basic(top="encoding: cp1252\n"), NAME, ["gezahlt"], LONG.replace("paid", "gezahlt")),
    "decimal": Key(basic("  cost: {column: x, currency: EUR}\n", top="decimal: ','\n"), field("cost"), ["1.5000"], "case;event;time;x\nA;paid;2026-01-05;1,5\n"),
    "header_row": Key(basic(top="header_row: 2\n"), OBJECT, ["A"], "Report of January,,\n" + LONG),
    "dedupe": Key(basic(top="dedupe: exact\n"), NAME, ["paid"], LONG + LONG.split("\n")[1] + "\n"),
}  # fmt: skip
ELSEWHERE = {"join", "incremental", "sheet"}  # other files: see test_mapping, test_tables_files
COLUMN_KEYS = {
    "column": Key(basic(name="{column: 2}"), NAME, ["paid"]),
    "columns": Key(basic(ts="{columns: [day, clock]}"), TIME, ["2026-01-05 09:30"], "case,event,day,clock\nA,paid,2026-01-05,09:30\n"),
    "join": Key(basic(name="{columns: [event, x], join: ' / '}"), NAME, ["paid / cash"], "case,event,time,x\nA,paid,2026-01-05,cash\n"),
    "value": Key(basic(name="{value: order_placed}"), NAME, ["order_placed"]),
    "like": Key(basic(name="{column: case, like: {'C*': cancelled, '*': ordered}}"), NAME, ["ordered", "cancelled"], "case,event,time\n17,x,2026-01-05\nC17,x,2026-01-06\n"),
    "missing": with_x("?|ann", 'person: {column: x, missing: ["?"]}', one("person_id", "people"), ["ann"]),
    "zone": Key(basic(ts="{column: time, zone: Asia/Tokyo}", top="zone: Europe/Berlin\n"), TIME, ["2026-01-05 00:00"]),
    "formats": Key(basic(ts='{column: time, formats: ["%m/%d/%Y"]}'), TIME, ["2026-01-02 00:00"], "case,event,time\nA,paid,01/02/2026\n"),
    "values": with_x("Tel.|mail", "channel: {column: x, values: {Tel.: phone}}", one("name", "channels"), ["phone", "mail"]),
    "prefix": Key(basic(name='{column: event, prefix: "Stage: "}'), NAME, ["Stage: paid"]),
    "number": with_x("7|8", "cost: {column: x, number: de, currency: EUR}", field("cost"), ["7.0000", "8.0000"]),
    "currency": with_x("7", "cost: {column: x, currency: eur}", field("cost_currency"), ["EUR"]),
    "type": with_x("Ann@X.example", "person: {column: x, type: email}", one("person_id", "people"), ["ann@x.example"]),
    "role": Key(basic("  objects: [{type: order, column: case, role: subject}]\n"), "SELECT role FROM facts.event_objects", ["subject"]),
    "as_": with_x("5|8", "value: {column: x, currency: EUR, as: total}", field("value"), ["5.0000", "3.0000"]),
    "kind": with_x("9", "score: {column: x, kind: nps, scale: [0, 10]}", field("score_kind"), ["nps"]),
    "scale": with_x("4", "score: {column: x, kind: csat, scale: [1, 5]}", field("scale_max"), ["5.0"]),
    "best": with_x("1", "score: {column: x, kind: ces, scale: [1, 5], best: 1}", field("score"), ["5.0"]),
}  # fmt: skip
PROPERTIES = (
    "SELECT value ->> '$' FROM facts.event_properties, json_each(properties) WHERE key <> 'x'"
)
EVENT_KEYS = {
    "ts": SOURCE_KEYS["columns"], "name": SOURCE_KEYS["columns"],
    "person": with_x("ann", "person: x", one("person_id", "people"), ["ann"]),
    "account": with_x("Alba", "account: x", one("account_id", "accounts"), ["Alba"]),
    "objects": with_x("P1", "objects: [{type: order, column: case}, {type: part, column: x}]", OBJECT, ["A", "P1"]),
    "channel": with_x("phone", "channel: x", one("name", "channels"), ["phone"]),
    "medium": with_x("paper", "medium: x", field("medium"), ["paper"]),
    "direction": with_x("inbound", "direction: x", field("direction"), ["inbound"]),
    "department": with_x("Sales", "department: x", one("name", "departments"), ["Sales"]),
    "employee": with_x("Bo", "employee: x", one("name", "employees"), ["Bo"]),
    "system": with_x("CRM", "system: x", one("name", "systems"), ["CRM"]),
    "status": with_x("failed", "status: x", field("status"), ["failed"]),
    "lifecycle": with_x("START", "lifecycle: x", field("lifecycle"), ["start"]),
    "call": with_x("survey", "call: x", field("call"), ["survey"]),
    "message_id": with_x("m1|m1", "message_id: x", NAME, ["e0"]),
    "ended_at": with_x("2026-01-03", "ended_at: x", "SELECT strftime(make_timestamp(ended_us), '%m-%d') FROM facts.events", ["01-03"]),
    "cost": with_x("7", "cost: x", field("cost"), ["7.0000"]),
    "value": with_x("7", "value: x", field("value"), ["7.0000"]),
    "cost_currency": with_x("usd", "cost: {value: '7'}\n  cost_currency: x", field("cost_currency"), ["USD"]),
    "value_currency": with_x("usd", "value: {value: '7'}\n  value_currency: x", field("value_currency"), ["USD"]),
    "score": with_x("9", "score: {column: x, kind: nps, scale: [0, 10]}", field("score"), ["9.0"]),
    "scale_min": with_x("1", "score: {column: x, kind: ces}\n  scale_min: {value: '1'}\n  scale_max: {value: '7'}", field("scale_min"), ["1.0"]),
    "scale_max": with_x("1", "score: {column: x, kind: ces}\n  scale_min: {value: '1'}\n  scale_max: {value: '7'}", field("scale_max"), ["7.0"]),
    "score_kind": with_x("nps", "score: {value: '7', scale: [0, 10]}\n  score_kind: x", field("score_kind"), ["nps"]),
    "comment": with_x("late", "score: {value: '7', kind: nps, scale: [0, 10]}\n  comment: x", PROPERTIES, ["late"]),
    "touchpoint": with_x("offer", "score: {value: '7', kind: nps, scale: [0, 10]}\n  touchpoint: x", PROPERTIES, ["offer"]),
    "stage": with_x("tender", "score: {value: '7', kind: nps, scale: [0, 10]}\n  stage: x", PROPERTIES, ["tender"]),
    "properties": with_x("red", "properties: [x]", "SELECT properties ->> 'x' FROM facts.event_properties", ["red"]),
    "attributes": with_x("240", "account: {value: Alba}\n  attributes: {account.staff: x}", CHANGED, ["staff=240"]),
}  # fmt: skip
TABLES = {"source": SOURCE_KEYS, "column": COLUMN_KEYS, "event": EVENT_KEYS}
CASES = [(table, key) for table, keys in TABLES.items() for key in keys]


@pytest.mark.parametrize(("table", "key"), CASES, ids=[f"{table} {key}" for table, key in CASES])
def test_every_key_does_what_it_says(intake: Intake, table: str, key: str) -> None:
    used = TABLES[table][key]
    intake.take(intake.write("a.csv", used.file), used.mapping)
    assert intake.column(used.asked) == used.answer


def test_cursor_of_pulls_is_told_to_be_of_no_use_for_a_file(intake: Intake) -> None:
    mapping = basic(top="incremental: {cursor: time, lag: 10m}\n")
    report = intake.take(intake.write("a.csv", LONG), mapping)
    assert any("a file is read whole" in str(note) for note in report.notes)


def test_no_key_is_without_an_example() -> None:
    assert set(SOURCE_KEYS) | ELSEWHERE == set(SourceMapping.model_fields)
    assert set(COLUMN_KEYS) == set(ColumnForm.model_fields)
    assert set(EVENT_KEYS) == set(ColumnsForm.model_fields)


NEAR = [
    *((f"{key}", basic(top=f"{key}x: 1\n")) for key in SourceMapping.model_fields if key not in ("source", "columns")),
    *((f"{key}", basic(f"  {key}x: y\n")) for key in ColumnsForm.model_fields if key not in ("ts", "name")),
    *((form.alias or key, basic(ts=f"{{column: time, {form.alias or key}x: 1}}")) for key, form in ColumnForm.model_fields.items()),
    *((key, basic(top=f"join: [{{location: a.csv, on: {{a: b}}, take: [c], {key}x: 1}}]\n")) for key in JoinForm.model_fields),
    *((key, f"source: s\nshape: wide\ncolumns: {{account: a}}\nstages: {{b: {{event: c, {key}x: 1}}}}\n") for key in StageForm.model_fields),
]  # fmt: skip


@pytest.mark.parametrize(("key", "text"), NEAR)
def test_misspelt_key_is_refused_with_its_line_and_the_nearest(key: str, text: str) -> None:
    with pytest.raises(DocumentError, match=rf"unknown key '{key}x' \[m\.yaml:\d+ ") as refused:
        read_mapping_text(text, file="m.yaml")
    assert f"Did you mean '{key}'?" in str(refused.value)
