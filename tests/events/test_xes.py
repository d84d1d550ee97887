"""XES: standard keys without a mapping, traces and lifecycle, no entities [E8]."""

import json

import pytest

from events.taking_in import Intake
from wayline.base import SourceError

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
LOG = '<log xes.version="1.0"{space}>{traces}</log>'
NAMESPACE = ' xmlns="http://www.xes-standard.org/"'


def event(name: str, time: str, **more: str) -> str:
    """One event; `org_resource` is the key `org:resource`."""
    rest = "".join(f'<string key="{k.replace("_", ":")}" value="{v}"/>' for k, v in more.items())
    return f'<event><string key="concept:name" value="{name}"/><date key="time:timestamp" value="{time}"/>{rest}</event>'


def trace(case: str, *events: str, more: str = "") -> str:
    """One trace with its events."""
    return f'<trace><string key="concept:name" value="{case}"/>{more}{"".join(events)}</trace>'


def log(*traces: str, space: str = "") -> str:
    """A whole log."""
    return HEAD + LOG.format(space=space, traces="".join(traces))


@pytest.mark.parametrize("space", ["", NAMESPACE])
@pytest.mark.parametrize("name", ["log.xes", "log.xes.gz", "log.xml"])
def test_standard_keys_need_no_mapping(intake: Intake, name: str, space: str) -> None:
    text = log(
        trace("C1", event("Register", "2026-01-05T09:00:00.000+01:00", org_resource="Ann", org_group="Desk")),
        trace("C2", event("Decide", "2026-01-06T09:00:00Z")), space=space,
    )  # fmt: skip
    report = intake.take(intake.write(name, text))
    assert not report.guessed, "[E8] nothing is guessed"
    assert intake.events() == [
        ("2026-01-05 08:00:00", "Register", "C1"),
        ("2026-01-06 09:00:00", "Decide", "C2"),
    ]
    assert intake.column("SELECT name FROM facts.employees") == ["Ann"]
    assert intake.column("SELECT name FROM facts.departments") == ["Desk"]


def test_start_takes_the_time_of_its_complete_first_in_first_out(intake: Intake) -> None:
    steps = [("start", "09:00"), ("start", "09:10"), ("complete", "09:30"), ("complete", "10:00"), ("start", "11:00")]  # fmt: skip
    events = [event("Check", f"2026-01-05T{at}:00Z", lifecycle_transition=step) for step, at in steps]  # fmt: skip
    report = intake.take(intake.write("log.xes", log(trace("C1", *events))))
    kept = intake.rows(
        "SELECT lifecycle, (ended_us - ts_us) // 60000000 FROM facts.events ORDER BY ts_us"
    )
    assert kept == [("start", 30), ("start", 50), ("complete", None), ("complete", None), ("start", None)]  # fmt: skip
    assert report.balance.stored == 5, "[E8] pairing joins nothing"


def test_pairs_are_of_one_activity_and_instance(intake: Intake) -> None:
    rows = [("A", "1", "start", "09:00"), ("A", "2", "start", "09:05"), ("B", "1", "complete", "09:10"), ("A", "2", "complete", "09:30")]  # fmt: skip
    events = [
        event(name, f"2026-01-05T{at}:00Z", lifecycle_transition=step, concept_instance=instance)
        for name, instance, step, at in rows
    ]
    intake.take(intake.write("log.xes", log(trace("C1", *events))))
    ended = intake.column("SELECT (ended_us - ts_us) // 60000000 FROM facts.events ORDER BY ts_us")
    assert ended == [None, 25, None, None]


def test_unusual_lifecycle_stays_a_property(intake: Intake) -> None:
    events = [event("A", "2026-01-05T09:00:00Z", lifecycle_transition=step) for step in ("COMPLETE", "ate_abort")]  # fmt: skip
    intake.take(intake.write("log.xes", log(trace("C1", *events))))
    assert intake.column("SELECT lifecycle FROM facts.events ORDER BY event_no") == ["complete", None]  # fmt: skip
    [text] = intake.column("SELECT properties FROM facts.event_properties")
    assert json.loads(str(text)) == {"lifecycle:transition": "ate_abort"}, "[E8]"


def test_attributes_of_the_trace_and_nested_ones_are_kept(intake: Intake) -> None:
    amount = '<float key="amount" value="12.5"><string key="currency" value="EUR"/></float>'
    listed = '<list key="items"><string key="first" value="x"/></list>'
    intake.take(
        intake.write("log.xes", log(trace("C1", event("A", "2026-01-05"), more=amount + listed)))
    )
    [text] = intake.column("SELECT properties FROM facts.event_properties")
    assert json.loads(str(text)) == {
        "case:amount": "12.5", "case:amount.currency": "EUR", "case:items.first": "x",
    }  # fmt: skip


def test_empty_traces_stay_cases_and_are_told(intake: Intake) -> None:
    report = intake.take(
        intake.write("log.xes", log(trace("C1", event("A", "2026-01-05")), trace("C2")))
    )
    assert intake.column("SELECT object_id FROM facts.objects ORDER BY code") == ["C1", "C2"], (
        "[E8]"
    )
    assert any("1 traces have no event" in str(note) for note in report.notes)


def test_case_in_two_traces_is_one_and_told(intake: Intake) -> None:
    text = log(trace("C1", event("A", "2026-01-05")), trace("C1", event("B", "2026-01-06")))
    report = intake.take(intake.write("log.xes", text))
    assert intake.column("SELECT object_id FROM facts.objects") == ["C1"]
    assert any("the id of an earlier one" in str(note) for note in report.notes), (
        "[E8] with warning"
    )


def test_event_outside_every_trace_is_kept_in_quarantine(intake: Intake) -> None:
    text = log(trace("C1", event("A", "2026-01-05")), event("B", "2026-01-06"))
    report = intake.take(intake.write("log.xes", text))
    assert (report.balance.stored, report.balance.quarantined) == (1, 1)
    assert intake.column("SELECT code FROM facts.quarantine") == ["object_without_id"]


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE log [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>',
        '<!DOCTYPE log [<!ENTITY a SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE log SYSTEM "http://localhost:9/none.dtd">',
    ],
)
def test_document_types_and_entities_are_refused(intake: Intake, doctype: str) -> None:
    text = HEAD + doctype + LOG.format(space="", traces=trace("&a;", event("A", "2026-01-05")))
    with pytest.raises(SourceError):
        intake.take(intake.write("log.xes", text))
    assert intake.count("facts.events") == 0, "[E8] no DTD"
