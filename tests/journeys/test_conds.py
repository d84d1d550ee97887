"""When conds over the history of a case become true: entries, exits, outcomes, overdue [M37] [M46] [M48]."""

import json
import random
from collections.abc import Sequence

import pytest

from journeys.facts_builder import Fact, change, fact, us
from journeys.test_cases_by_hand import lay_on, told
from wayline.map import JsonObject, JsonValue

HOUR = 3_600_000_000
DAY = 24 * HOUR
START = us("2026-03-02")
NAMES = ("go", "a", "a", "b", "c", "end")

ENTRIES: tuple[JsonValue, ...] = (
    {"seen": "a", "times": 2},
    {"seen": "a", "people": 2},
    {"seen": "a", "people": 2, "within": "2 days"},
    {"seen": ["a", "b"], "times": 3, "within": "3 days"},
    {"seen": "a", "times": 2, "people": 2, "within": "1 day"},
    {"all": ["a", "b"]},
    {"all": ["a", {"not": {"seen": "c"}}]},
    {"any": [{"seen": "a", "times": 3}, {"all": ["b", "c"]}]},
    {"all": [{"seen": "b"}, {"any": ["c", {"seen": "a", "people": 2}]}]},
    {"all": ["b", {"is": {"account.size": "big"}}]},
    {"not": {"any": ["a", "b"]}},
)


class Holds:
    """Whether a cond holds for the events of a case between two positions, both included."""

    def __init__(self, events: Sequence[Fact], big_from: int) -> None:
        self.events, self.big_from = events, big_from

    def at(self, cond: JsonValue, start: int, upto: int) -> bool:
        if not isinstance(cond, dict):
            return self._seen({"seen": cond}, start, upto)
        if "all" in cond:
            return all(self.at(part, start, upto) for part in _parts(cond["all"]))
        if "any" in cond:
            return any(self.at(part, start, upto) for part in _parts(cond["any"]))
        if "not" in cond:
            return not self.at(cond["not"], start, upto)
        if "is" in cond:
            return self.events[upto].ts_us >= self.big_from
        return self._seen(cond, start, upto)

    def _seen(self, cond: JsonObject, start: int, upto: int) -> bool:
        names = {str(name) for name in _parts(cond["seen"])}
        found = [one for one in self.events[start : upto + 1] if one.name in names]
        span = int(str(cond.get("within", "9999 days")).split()[0]) * DAY
        times, people = int(str(cond.get("times", 1))), int(str(cond.get("people", 1)))
        for first in found:
            window = [one for one in found if 0 <= one.ts_us - first.ts_us <= span]
            persons = {one.person for one in window if one.person is not None}
            if len(window) >= times and (people == 1 or len(persons) >= people):
                return True
        return False


def _parts(value: JsonValue) -> list[JsonValue]:
    return value if isinstance(value, list) else [value]


def names_in(cond: JsonValue) -> set[str]:
    """Every event name that a cond asks for."""
    if isinstance(cond, dict):
        inner = (part for key, part in cond.items() if key in ("all", "any", "not", "seen"))
        return {name for part in inner for name in names_in(part)}
    if isinstance(cond, list):
        return {name for part in cond for name in names_in(part)}
    return {str(cond)}


def stages_of(cond: JsonValue, events: Sequence[Fact], big_from: int) -> list[int]:
    """The stage at each event: 1 by `go`, 2 by the cond, whose scope begins when the stage was left."""
    holds, asked = Holds(events, big_from), names_in(cond)
    stage, since, found = 0, 0, []
    for position, one in enumerate(events):
        is_asked = one.name in asked or position == since
        enters = stage != 2 and is_asked and holds.at(cond, since, position)
        # A cond is as narrow as its rules: an exact name, so the later stage wins over `go` on a tie.
        target = 2 if enters else 1 if one.name == "go" else stage
        if stage == 2 and target != 2:
            since = position + 1
        stage = target
        found.append(stage)
    return found


def random_case(draw: random.Random, number: int) -> list[Fact]:
    at, events = START + draw.randrange(30) * DAY, []
    for _ in range(draw.randrange(1, 12)):
        person = draw.choice((f"p{number}", f"q{number}", None))
        events.append(Fact(draw.choice(NAMES), at, f"c{number}", f"a{number % 7}", person))
        at += draw.choice((0, 0, 1, 1, 2, 5)) * 12 * HOUR
    return events


@pytest.mark.parametrize("cond", ENTRIES, ids=str)
def test_m48_a_stage_is_entered_at_the_event_that_completes_its_cond(cond: JsonValue) -> None:
    """[M46] [M48] n-th time, n-th person inside `within`, all at the latest, any at the earliest, guards."""
    draw = random.Random(str(cond))  # noqa: S311 - a test
    cases = [random_case(draw, number) for number in range(400)]
    big_from = START + 10 * DAY
    document: JsonObject = {
        "stages": [
            {"key": "one", "name": "One", "binding": {"event": "go", "priority": -1}},
            {"key": "two", "name": "Two", "entry": cond},
        ],
        "outcomes": [{"key": "x", "name": "X", "kind": "success", "binding": "never"}],
    }
    changes = [change("account", f"a{at}", "size", "big", big_from) for at in range(7)]
    facts = [one for events in cases for one in events]
    text = "\n".join(f"{key}: {json.dumps(value)}" for key, value in document.items())
    laid = lay_on(text, facts, changes=changes)
    expected = [stage for events in cases for stage in stages_of(cond, events, big_from)]
    assert [int(str(row[0] or 0)) for row in told(laid, "e.stage")] == expected


MAP = """
calendars: [{key: k, timezone: UTC, hours: "08:00-16:00"}]
calendar: k
stages:
  - key: one
    name: One
    binding: go
    exit: EXIT
    touchpoints: [{key: meet, name: Meet, binding: met}]
  - {key: two, name: Two, binding: next}
outcomes:
  - {key: won, name: Won, kind: success, binding: won}
"""


def completed(exit_: str, *events: Fact, changes: Sequence[str] = ()) -> list[str | None]:
    """When each visit of the first stage was complete, in order."""
    told_changes = [change("account", "x", "ready", "true", at) for at in changes]
    facts = [Fact(e.name, e.ts_us, "c", "x", e.person) for e in events]
    laid = lay_on(MAP.replace("EXIT", exit_), facts, changes=told_changes)
    rows = laid.engine.run(
        f"SELECT make_timestamp(completed_us) FROM {laid.schema}.stage_visits WHERE stage = 1 ORDER BY seq"
    ).rows
    return [None if row[0] is None else str(row[0])[:16] for row in rows]


GO, MET, NEXT = fact("go", "2026-03-02"), fact("met", "2026-03-05"), fact("next", "2026-03-09")


@pytest.mark.parametrize(
    ("exit_", "events", "expected"),
    [
        ("done", (GO, fact("done", "2026-03-04"), NEXT), ["2026-03-04 00:00"]),
        ("done", (fact("done", "2026-03-01"), GO, NEXT), [None]),  # since entry
        ("next", (GO, NEXT), ["2026-03-09 00:00"]),  # the event that leaves counts
        ("{seen: touchpoint:meet}", (GO, MET, NEXT), ["2026-03-05 00:00"]),
        ("{seen: met, times: 2}", (GO, MET, NEXT), [None]),
        ("{all: [met, done]}", (GO, fact("done", "2026-03-04"), MET, NEXT), ["2026-03-05 00:00"]),
        ("{any: [met, done]}", (GO, fact("done", "2026-03-04"), MET), ["2026-03-04 00:00"]),
        ("met", (GO, MET, NEXT, fact("go", "2026-03-10"), fact("met", "2026-03-11")),
         ["2026-03-05 00:00", "2026-03-11 00:00"]),
        ("met", (GO, fact("won", "2026-03-03"), MET), [None]),  # over when it ended
        ("{seen: stage:one}", (GO, NEXT), ["2026-03-02 00:00"]),
        ("{overdue: {after: entry, expect: met, within: 2 days}}", (GO, MET), ["2026-03-04 00:00"]),
        ("{overdue: {after: entry, expect: met, within: 3 days}}", (GO, MET), [None]),  # in time
        ("{overdue: {after: entry, expect: met, within: 9 days}}", (GO, NEXT), [None]),  # left before
        ("{overdue: {after: met, expect: done, within: 10 business hours}}", (GO, MET),
         ["2026-03-06 10:00"]),  # Thursday 08-16, Friday 08-10
    ],
)  # fmt: skip
def test_m48_an_exit_completes_a_visit_at_its_time(
    exit_: str, events: tuple[Fact, ...], expected: list[str | None]
) -> None:
    """[M47] [M48] Scope: since entry, up to the end of the visit."""
    assert completed(exit_, *events) == expected


@pytest.mark.parametrize(
    ("known", "expected"), [("2026-03-03", "2026-03-05 00:00"), ("2026-03-06", None)]
)
def test_m48_is_is_a_guard_read_when_the_other_parts_are_met(
    known: str, expected: str | None
) -> None:
    """[M48] What is known later does not count at the event; the next asked event would see it."""
    got = completed("{all: [met, {is: {account.ready: true}}]}", GO, MET, NEXT, changes=[known])
    assert got == [expected]


OUTCOMES = """
stages: [{key: one, name: One, binding: go}, {key: two, name: Two, binding: next}]
outcomes:
  - {key: won, name: Won, kind: success, when: {all: [signed, paid]}}
  - {key: gone, name: Gone, kind: failure, when: {overdue: {after: offer, expect: signed, within: 3 days}}}
"""


def ends(*events: Fact, per: str = "case") -> list[tuple[object, ...]]:
    facts = [Fact(e.name, e.ts_us, "c", "x") for e in events]
    laid = lay_on(OUTCOMES, facts, per=per)
    sql = (
        "SELECT x.opening, o.key, CAST(make_timestamp(x.ended_us) AS DATE)::VARCHAR"
        f" FROM {laid.schema}.ends x LEFT JOIN {laid.schema}.outcomes o ON o.code = x.outcome_code"
        " ORDER BY 1"
    )
    return list(laid.engine.run(sql).rows)


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ((GO, fact("paid", "2026-03-03"), fact("signed", "2026-03-04")), [(1, "won", "2026-03-04")]),
        ((GO, fact("offer", "2026-03-03")), [(1, "gone", "2026-03-06")]),  # nothing came
        ((GO, fact("offer", "2026-03-03"), fact("signed", "2026-03-06")), []),  # the last instant is in time
        ((GO, fact("offer", "2026-03-03"), fact("signed", "2026-03-07")), [(1, "gone", "2026-03-06")]),
        # Since it was reopened: what was paid before does not count again.
        ((GO, fact("paid", "2026-03-03"), fact("signed", "2026-03-04"), NEXT, fact("signed", "2026-03-10")),
         [(1, "won", "2026-03-04")]),
        ((GO, fact("paid", "2026-03-03"), fact("signed", "2026-03-04"), NEXT, fact("signed", "2026-03-10"),
          fact("paid", "2026-03-11")), [(1, "won", "2026-03-04"), (2, "won", "2026-03-11")]),
        ((GO, fact("offer", "2026-03-03"), fact("next", "2026-03-08")), [(1, "gone", "2026-03-06")]),
    ],
)  # fmt: skip
def test_m48_an_outcome_counts_at_its_latest_part_and_overdue_while_the_case_is_open(
    events: tuple[Fact, ...], expected: list[tuple[object, ...]]
) -> None:
    """[M48] Since the case began or was last reopened."""
    assert ends(*events) == expected


REACHED = """
stages: [{key: one, name: One, binding: go}, {key: two, name: Two, binding: next}]
outcomes:
  - {key: over, name: Over, kind: success, binding: over}
  - {key: sold, name: Sold, kind: success, ends: false, when: {all: [signed, {seen: paid, times: 2}]}}
  - {key: slow, name: Slow, kind: failure, ends: false, when: {overdue: {after: offer, expect: signed, within: 3 days}}}
  - {key: told, name: Told, kind: neutral, ends: false, binding: told}
"""


def reached(*events: Fact) -> list[tuple[object, ...]]:
    laid = lay_on(REACHED, [Fact(e.name, e.ts_us, "c", "x") for e in events], horizon="2026-03-31")
    sql = (
        "SELECT o.key, CAST(make_timestamp(r.at_us) AS DATE)::VARCHAR, e.seq"
        f" FROM {laid.schema}.outcomes_reached r JOIN {laid.schema}.outcomes o ON o.code = r.outcome"
        f" JOIN {laid.schema}.events e ON e.journey_id = r.journey_id AND e.seq = r.seq ORDER BY 2, 1"
    )
    return list(laid.engine.run(sql).rows)


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ((GO, fact("paid", "2026-03-03"), fact("signed", "2026-03-04"), fact("paid", "2026-03-05")),
         [("sold", "2026-03-05", 4)]),
        ((GO, fact("paid", "2026-03-03"), fact("signed", "2026-03-04")), []),
        ((GO, fact("told", "2026-03-03"), fact("told", "2026-03-04")), [("told", "2026-03-03", 2)]),
        ((GO, fact("offer", "2026-03-03")), [("slow", "2026-03-06", 2)]),
        ((GO, fact("offer", "2026-03-03"), fact("over", "2026-03-05")), []),  # while the case is open
        ((GO, fact("paid", "2026-03-03"), fact("over", "2026-03-04"), NEXT, fact("paid", "2026-03-10"),
          fact("signed", "2026-03-11")), []),  # since it was reopened
        ((GO, fact("signed", "2026-03-03"), fact("over", "2026-03-04"), fact("paid", "2026-03-05"),
          fact("paid", "2026-03-06")), []),  # what comes after the end proves nothing
    ],
)  # fmt: skip
def test_m48_an_outcome_of_several_facts_may_be_reached_without_ending_the_case(
    events: tuple[Fact, ...], expected: list[tuple[object, ...]]
) -> None:
    """[M48] `ends: false` with `when`: at the latest part, and the case goes on."""
    assert reached(*events) == expected


BY_REFERENCE = """
paths: [{key: legal, name: Legal, steps: [ask]}]
stages:
  - key: one
    name: One
    binding: go
    compliance: [{key: permit, name: Permit, kind: regulatory, binding: cleared},
                 {key: paper, name: Paper, kind: regulatory, binding: none}]
    touchpoints: [{key: ask, name: We ask, binding: ask}]
  - {key: two, name: Two, entry: ENTRY}
outcomes:
  - {key: won, name: Won, kind: success, binding: won}
  - {key: signed, name: Signed, kind: success, ends: false, binding: sign}
"""


@pytest.mark.parametrize(
    ("entry", "stages"),
    [
        ("{seen: touchpoint:ask}", [1, 2, 2, 2]),
        ("{seen: compliance:permit}", [1, 1, 2, 2]),
        ("{seen: compliance:paper}", [1, 1, 1, 1]),  # decided: nothing proves it
        ("{seen: outcome:signed}", [1, 1, 1, 2]),
        ("{all: [{seen: touchpoint:ask}, {seen: outcome:signed}]}", [1, 1, 1, 2]),
        ("{all: [{seen: stage:one}, {seen: compliance:permit}]}", [1, 1, 2, 2]),
        ("{gate: {paths: [legal]}}", [1, 2, 2, 2]),  # done with its last step
    ],
)
def test_m48_an_entry_may_name_an_element(entry: str, stages: list[int]) -> None:
    """[M46] [M48] A touchpoint by its settled events, outcomes and checks by what proves them."""
    names = ("go", "ask", "cleared", "sign")
    facts = [fact(name, f"2026-03-{at:02d}", case="c") for at, name in enumerate(names, 2)]
    laid = lay_on(BY_REFERENCE.replace("ENTRY", entry), facts)
    assert [row[0] for row in told(laid, "e.stage")] == stages
