"""What was refused comes back: listed, shown, exported, given up, replayed; the balance closes [E1] [E10]."""

import json
from collections.abc import Callable

import pytest

from events.taking_in import CLOCK, Intake, long_mapping
from wayline.base import NotFoundError
from wayline.events import (
    REASONS,
    Replayed,
    count_quarantine,
    discard_quarantine,
    export_quarantine,
    list_quarantine,
    open_store,
    read_mapping_text,
    replay_quarantine,
    show_quarantine,
)

ROWS = (
    "case,event,time,amount\nA,paid,2026-01-05,10\nB,paid,06.01.2026,20\nC,paid,07.01.2026,x\nD,,2026-01-08,40\n"
    "E,paid\nF,paid,09.01.2026,60\n"
)
ISO_ONLY = long_mapping('{column: time, formats: ["%Y-%m-%d"]}').replace(
    'properties: "*"', "value: {column: amount}"
)
BOTH = ISO_ONLY.replace('["%Y-%m-%d"]', '["%Y-%m-%d", "%d.%m.%Y"]')
WIDE = """\
source: deals
shape: wide
columns:
  ts: {{formats: {formats}}}
  objects: [{{type: deal, column: deal}}]
stages: {{first: called, second: offered, third: won}}
"""
ISO = '["%Y-%m-%d"]'
ISO_AND_GERMAN = '["%Y-%m-%d", "%d.%m.%Y"]'
DEALS = "deal,first,second,third\nA,2026-01-05,06.01.2026,07.01.2026\nB,2026-02-01,,\nC,,,\nD,01.03.2026,,2026-03-05\n"


def replay(intake: Intake, mapping: str, code: str | None = None) -> Replayed:
    """Replay with a mended mapping; the law holds afterwards."""
    done = replay_quarantine(intake.engine, read_mapping_text(mapping), code=code, clock=CLOCK)
    balance = open_store(intake.engine).balance
    balance.check()
    assert intake.count("facts.events") == balance.stored
    assert intake.count("facts.quarantine WHERE state <> 'replayed'") == balance.quarantined
    return done


def facts(intake: Intake) -> list[tuple[object, ...]]:
    """The events without their numbers of arrival."""
    return [
        tuple(row)
        for row in intake.rows(
            "SELECT e.event_id, n.name, e.ts_us, e.ts_precision, e.source_seq, e.value, e.raw_ref, e.ts_quality "
            "FROM facts.events e JOIN facts.event_names n ON n.code = e.name ORDER BY ALL"
        )
    ]


def test_every_reason_has_a_sentence_and_a_fix() -> None:
    codes = [reason.code for reason in REASONS]
    assert len(codes) == len(set(codes))
    assert all(
        str(reason.sentence).endswith(".") and str(reason.fix).endswith(".") for reason in REASONS
    )


def test_refused_rows_are_listed_with_place_text_and_reason(intake: Intake) -> None:
    intake.take(intake.write("events.csv", ROWS), ISO_ONLY)
    rows = list_quarantine(intake.engine)
    assert [(row.line, row.code) for row in rows] == [
        (3, "time_unreadable"), (4, "time_unreadable"), (5, "no_name"), (7, "time_unreadable"), (6, "field_count"),
    ]  # fmt: skip
    assert json.loads(rows[0].raw) == {"case": "B", "event": "paid", "time": "06.01.2026", "amount": "20"}  # fmt: skip
    assert "Add the format" in str(rows[0].message)
    assert rows[4].raw == "E,paid"
    assert dict(count_quarantine(intake.engine)) == {"time_unreadable": 3, "no_name": 1, "field_count": 1}  # fmt: skip
    assert [row.code for row in list_quarantine(intake.engine, code="no_name")] == ["no_name"]


def test_one_row_is_shown_by_its_number(intake: Intake) -> None:
    intake.take(intake.write("events.csv", ROWS), ISO_ONLY)
    wanted = list_quarantine(intake.engine)[2]
    assert show_quarantine(intake.engine, wanted.id) == wanted
    with pytest.raises(NotFoundError, match="no quarantined row 99"):
        show_quarantine(intake.engine, 99)


@pytest.mark.parametrize(
    "ask",
    [
        lambda intake: list_quarantine(intake.engine, code="bad_luck"),
        lambda intake: export_quarantine(intake.engine, code="bad_luck"),
        lambda intake: discard_quarantine(intake.engine, code="bad_luck"),
        lambda intake: replay(intake, BOTH, "bad_luck"),
    ],
)
def test_reason_that_is_none_is_refused(intake: Intake, ask: Callable[[Intake], object]) -> None:
    with pytest.raises(NotFoundError, match="no reason 'bad_luck'"):
        ask(intake)


def test_export_is_one_json_object_a_line(intake: Intake) -> None:
    intake.take(intake.write("events.csv", ROWS), ISO_ONLY)
    lines = [json.loads(line) for line in export_quarantine(intake.engine).splitlines()]
    assert len(lines) == 5
    assert lines[0]["code"] == "time_unreadable"
    assert lines[0]["raw_ref"] == "events.csv:2"
    assert json.loads(lines[0]["raw"])["case"] == "B"
    only = export_quarantine(intake.engine, code="no_name").splitlines()
    assert [json.loads(line)["line"] for line in only] == [5]


def test_given_up_rows_stay_counted(intake: Intake) -> None:
    intake.take(intake.write("events.csv", ROWS), ISO_ONLY)
    assert discard_quarantine(intake.engine, code="field_count") == 1
    assert open_store(intake.engine).balance.quarantined == 5
    assert len(list_quarantine(intake.engine)) == 4
    assert len(list_quarantine(intake.engine, state="discarded")) == 1
    assert discard_quarantine(intake.engine) == 4
    assert replay(intake, BOTH).tried == 0


def test_replay_with_a_mended_mapping_closes_the_balance(intake: Intake) -> None:
    intake.take(intake.write("events.csv", ROWS), ISO_ONLY)
    done = replay(intake, BOTH)
    assert (done.tried, done.stored, done.duplicate, done.still_refused) == (5, 2, 0, 3)
    assert [row.code for row in list_quarantine(intake.engine, state="replayed")] == ["time_unreadable"] * 2  # fmt: skip


def test_row_that_is_refused_again_says_why_now(intake: Intake) -> None:
    """[E10] The time can be read after the mend, the name is still missing."""
    rows = "case,event,time,amount\nA,enquiry,2026-01-05,1\nB,,06.01.2026,2\n"
    intake.take(intake.write("events.csv", rows), ISO_ONLY)
    assert [row.code for row in list_quarantine(intake.engine)] == ["time_unreadable"]
    assert replay(intake, BOTH).still_refused == 1
    assert [row.code for row in list_quarantine(intake.engine)] == ["no_name"]


def test_replayed_rows_are_those_of_a_load_that_was_right_at_once(intake: Intake) -> None:
    path = intake.write("events.csv", ROWS)
    intake.take(path, ISO_ONLY)
    replay(intake, BOTH)
    right = Intake(intake.folder)
    right.take(path, BOTH)
    assert facts(intake) == facts(right), "[E10] through the whole reading order"


def test_replay_twice_changes_nothing(intake: Intake) -> None:
    intake.take(intake.write("events.csv", ROWS), ISO_ONLY)
    replay(intake, BOTH)
    again = replay(intake, BOTH)
    assert (again.tried, again.stored, again.still_refused) == (3, 0, 3)


def test_refused_rows_that_come_again_are_duplicates(intake: Intake) -> None:
    path = intake.write("events.csv", ROWS + "E,paid\n")
    intake.take(path, ISO_ONLY)
    kept = list_quarantine(intake.engine)
    again = intake.take(path, ISO_ONLY).balance
    assert (again.stored, again.duplicate, again.quarantined) == (0, 7, 0), (
        "[E1] any number of times"
    )
    assert list_quarantine(intake.engine) == kept
    more = intake.write("more.csv", ROWS + "E,paid\n" * 2)
    assert intake.take(more, ISO_ONLY).balance.quarantined == 1


def test_replay_of_one_reason_leaves_the_others(intake: Intake) -> None:
    intake.take(intake.write("events.csv", ROWS), ISO_ONLY)
    done = replay(intake, BOTH.replace("{column: event}", "{value: paid}"), "no_name")
    assert (done.tried, done.stored) == (1, 1)


def test_rows_stored_meanwhile_are_duplicates(intake: Intake) -> None:
    path = intake.write("events.csv", ROWS)
    intake.take(path, ISO_ONLY)
    intake.take(path, BOTH)
    done = replay(intake, BOTH)
    assert (done.stored, done.duplicate) == (0, 2)


def test_replay_of_another_source_touches_nothing(intake: Intake) -> None:
    intake.take(intake.write("events.csv", ROWS), ISO_ONLY)
    assert replay(intake, BOTH.replace("source: shop", "source: other")).tried == 0


def test_refused_dates_of_a_wide_row_come_back_one_by_one(intake: Intake) -> None:
    path = intake.write("deals.csv", DEALS)
    report = intake.take(path, WIDE.format(formats=ISO))
    assert (report.balance.received, report.balance.stored, report.balance.quarantined) == (7, 3, 4)
    done = replay(intake, WIDE.format(formats=ISO_AND_GERMAN))
    assert (done.tried, done.stored, done.duplicate, done.still_refused) == (4, 3, 0, 1)
    right = Intake(intake.folder)
    right.take(path, WIDE.format(formats=ISO_AND_GERMAN))
    assert facts(intake) == facts(right)
    assert open_store(intake.engine).balance == open_store(right.engine).balance, "[E1]"


def test_row_without_event_may_yield_several_after_a_patch(intake: Intake) -> None:
    rows = "deal,first,second,third,fourth\nA,2026-01-05,,,\nB,,,,2026-02-02\n"
    intake.take(intake.write("deals.csv", rows), WIDE.format(formats=ISO))
    more = WIDE.format(formats=ISO).replace("third: won", "third: won, fourth: billed")
    done = replay(intake, more)
    assert (done.tried, done.stored, done.still_refused) == (1, 1, 0)


def test_cells_that_a_join_added_come_back_with_the_row(intake: Intake) -> None:
    intake.write("deals.csv", "id,seller\nA,Ann\nB,Ben\n")
    join = "join: [{location: deals.csv, on: {case: id}, take: [seller]}]\n"
    ts = '{column: time, formats: ["%Y-%m-%d"]}'
    path = intake.write("events.csv", "case,event,time\nA,paid,2026-01-05\nB,paid,06.01.2026\n")
    intake.take(path, long_mapping(ts, more=join))
    mended = long_mapping(ts.replace('"]', '", "%d.%m.%Y"]'), more=join)
    assert replay(intake, mended).stored == 1
    properties = intake.column("SELECT properties FROM facts.event_properties ORDER BY event_no")
    assert [json.loads(str(text)) for text in properties] == [{"seller": "Ann"}, {"seller": "Ben"}]
    assert intake.take(path, mended).balance.duplicate == 2


def test_too_many_refused_rows_store_nothing(intake: Intake) -> None:
    from wayline.base import SourceError

    path = intake.write("events.csv", ROWS)
    with pytest.raises(SourceError, match="5 of 6 rows are refused, more than abort_over: 50%"):
        intake.take(path, ISO_ONLY + "abort_over: 50%\n")
    assert intake.count("facts.events") == 0
    assert intake.count("facts.quarantine") == 0
    assert intake.take(path, ISO_ONLY + "abort_over: 90%\n").balance.stored == 1


def test_line_is_known_also_behind_a_line_that_is_no_text(intake: Intake) -> None:
    """[E10]: a line set aside for its bytes does not hide where the refused rows stand."""
    rows = b"case,event,time,amount\nA,paid,2026-01-05,1\nB,pa\xffid,2026-01-06,2\nC,paid,2026-01-07,x\n"
    rows += b"D,paid,2026-01-08,3\n" * 4
    intake.take(intake.write("f.csv", rows), ISO_ONLY)
    refused = {row.code: row.line for row in list_quarantine(intake.engine)}
    assert refused == {"invalid_utf8": 3, "bad_number": 4}
