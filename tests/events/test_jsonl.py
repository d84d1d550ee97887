"""JSON Lines: one object a line, and the canonical event without any mapping [E2] [E8]."""

import json

import pytest

from events.taking_in import Intake, long_mapping

CANONICAL = {
    "message_id": "m1", "name": "Offer sent", "ts": "2026-01-05T09:00:00+02:00", "ended_at": "2026-01-05T10:00:00+02:00",
    "account": "A-1", "person": "p7", "channel": "email", "direction": "outbound", "department": "sales", "employee": "e3",
    "system": "crm", "status": "ok", "lifecycle": "Complete", "cost": "12.50", "cost_currency": "eur", "value": "1000",
    "value_currency": "EUR", "score": 9, "scale_min": 0, "scale_max": 10, "score_kind": "nps",
    "objects": [{"type": "opportunity", "id": "D1", "role": "subject"}, {"type": "product", "id": "X"}, {"type": "product", "id": "Y"}],
    "properties": {"region": "north", "seats": 5, "tags": ["a", "b"]}, "extra": "kept",
}  # fmt: skip


def lines(*objects: object) -> str:
    """JSON Lines of some values."""
    return "".join(json.dumps(one) + "\n" for one in objects)


@pytest.mark.parametrize("name", ["events.jsonl", "events.ndjson.gz", "events.csv"])
def test_canonical_event_needs_no_mapping(intake: Intake, name: str) -> None:
    report = intake.take(intake.write(name, lines(CANONICAL)))
    assert not report.guessed, "[E2] nothing is guessed"
    [row] = intake.rows(
        "SELECT n.name, a.account_id, p.person_id, c.name, d.name, w.name, s.name, e.direction, e.status, e.lifecycle, "
        "e.cost, e.cost_currency, e.value, e.value_currency, e.score, e.scale_min, e.scale_max, e.score_kind, "
        "(e.ended_us - e.ts_us) // 60000000 FROM facts.events e JOIN facts.event_names n ON n.code = e.name "
        "JOIN facts.accounts a ON a.code = e.account JOIN facts.people p ON p.code = e.person "
        "JOIN facts.channels c ON c.code = e.channel JOIN facts.departments d ON d.code = e.department "
        "JOIN facts.employees w ON w.code = e.employee JOIN facts.systems s ON s.code = e.system"
    )
    assert [str(cell) for cell in row] == [
        "Offer sent", "A-1", "p7", "email", "sales", "e3", "crm", "outbound", "ok", "complete",
        "12.5000", "EUR", "1000.0000", "EUR", "9.0", "0.0", "10.0", "nps", "60",
    ]  # fmt: skip


def test_objects_of_the_canonical_event_are_a_list(intake: Intake) -> None:
    other = {**CANONICAL, "message_id": "m2", "objects": [{"object_type": "opportunity", "object_id": "D2", "role": "subject"}]}  # fmt: skip
    intake.take(intake.write("events.jsonl", lines(CANONICAL, other)))
    found = intake.rows(
        "SELECT x.event_no, t.object_type, o.object_id, x.role FROM facts.event_objects x JOIN facts.objects o ON o.code = x.object "
        "JOIN facts.object_types t ON t.code = o.object_type ORDER BY ALL"
    )
    assert found == [
        (1, "opportunity", "D1", "subject"), (1, "product", "X", None), (1, "product", "Y", None),
        (2, "opportunity", "D2", "subject"),
    ]  # fmt: skip


def test_properties_of_the_canonical_event_stay_untouched(intake: Intake) -> None:
    intake.take(intake.write("events.jsonl", lines(CANONICAL)))
    [text] = intake.column("SELECT properties FROM facts.event_properties")
    assert json.loads(str(text)) == {"region": "north", "seats": 5, "tags": ["a", "b"], "extra": "kept"}  # fmt: skip


def test_one_source_named_by_the_events_is_theirs(intake: Intake) -> None:
    intake.take(intake.write("events.jsonl", lines({**CANONICAL, "source": "crm"})))
    assert intake.column("SELECT key FROM facts.sources") == ["crm"]


def test_unknown_currency_is_refused(intake: Intake) -> None:
    intake.take(intake.write("events.jsonl", lines(CANONICAL, {**CANONICAL, "cost_currency": "€"})))
    assert intake.column("SELECT code FROM facts.quarantine") == ["unknown_currency"]


def test_same_message_is_stored_once(intake: Intake) -> None:
    again = {**CANONICAL, "name": "Offer sent twice"}
    report = intake.take(intake.write("events.jsonl", lines(CANONICAL, CANONICAL, again)))
    assert (report.balance.stored, report.balance.duplicate) == (1, 2), "[E14]"
    assert any("the first one stays" in str(note) for note in report.notes), "[E14] same id, other content"  # fmt: skip


def test_message_id_that_is_a_uuid_is_the_event_id(intake: Intake) -> None:
    uuid = "0190a6f1-7c1b-7d2e-9c55-7d0b9a0f3e11"
    intake.take(intake.write("events.jsonl", lines({**CANONICAL, "message_id": uuid})))
    assert [str(one) for one in intake.column("SELECT event_id FROM facts.events")] == [uuid], (
        "[E2]"
    )


def test_numbers_keep_every_digit(intake: Intake) -> None:
    text = '{"case": 9007199254740993, "event": "paid", "time": "2026-01-05", "amount": 0.10}\n'
    intake.take(intake.write("events.jsonl", text), long_mapping())
    assert intake.column("SELECT object_id FROM facts.objects") == ["9007199254740993"], "[E8] 2^53"


def test_broken_lines_are_kept_with_their_numbers(intake: Intake) -> None:
    good = '{"case": "A", "event": "paid", "time": "2026-01-05"}\n'
    text = (
        good
        + "\n[1, 2]\n"
        + '{"case": "B"\n'
        + '{"a": 1, "a": 2}\n'
        + '"text"\n'
        + good.replace("A", "C")
        + '{"torn'
    )
    report = intake.take(intake.write("events.jsonl", text), long_mapping())
    assert report.balance.stored == 2
    assert intake.rows("SELECT line, code FROM facts.quarantine ORDER BY line") == [
        (3, "not_an_object"), (4, "invalid_json"), (5, "invalid_json"), (6, "not_an_object"), (8, "invalid_json"),
    ]  # fmt: skip


def test_bytes_that_are_no_text_are_kept(intake: Intake) -> None:
    good = b'{"case": "A", "event": "paid", "time": "2026-01-05"}\n'
    report = intake.take(
        intake.write("events.jsonl", good + good.replace(b"A", b"\xff")), long_mapping()
    )
    assert (report.balance.stored, report.balance.quarantined) == (1, 1)
    [(code, raw)] = intake.rows("SELECT code, raw FROM facts.quarantine")
    assert (code, "\\xff" in str(raw)) == ("invalid_utf8", True)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_with_a_mark_are_known(intake: Intake, encoding: str) -> None:
    text = '{"case": "Ä", "event": "paid", "time": "2026-01-05"}\n'
    intake.take(intake.write("events.jsonl", text.encode(encoding)), long_mapping())
    assert intake.column("SELECT object_id FROM facts.objects") == ["Ä"]


def test_key_missing_on_some_lines_changes_nothing_on_others(intake: Intake) -> None:
    short = {"case": "A", "event": "paid", "time": "2026-01-05"}
    intake.take(intake.write("one.jsonl", lines(short)), long_mapping())
    more = {**short, "case": "B", "note": "new"}
    report = intake.take(intake.write("two.jsonl", lines(short, more)), long_mapping())
    assert (report.balance.stored, report.balance.duplicate) == (1, 1), "[E1] same row in any file"


def test_nested_values_are_kept_as_they_stand(intake: Intake) -> None:
    row = {"case": "A", "event": "paid", "time": "2026-01-05", "items": [{"sku": 1}], "none": None}
    intake.take(intake.write("events.jsonl", lines(row)), long_mapping())
    [text] = intake.column("SELECT properties FROM facts.event_properties")
    assert json.loads(json.loads(str(text))["items"]) == [{"sku": 1}]


def test_joined_file_may_be_json_lines_too(intake: Intake) -> None:
    intake.write("deals.jsonl", lines({"id": "A", "seller": "Kim"}))
    mapping = long_mapping(more="join: [{location: deals.jsonl, on: {case: id}, take: [seller]}]\n")
    row = {"case": "A", "event": "paid", "time": "2026-01-05"}
    intake.take(intake.write("events.jsonl", lines(row)), mapping)
    [text] = intake.column("SELECT properties FROM facts.event_properties")
    assert json.loads(str(text)) == {"seller": "Kim"}
