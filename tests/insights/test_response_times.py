"""[A11] Response times by hand: working hours, clock changes, the very limit, who still waits, and what no answer is."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from insights.world import lay_facts
from journeys.facts_builder import Fact, SourceRow, fact, us
from journeys.test_cases_by_hand import lay_on
from journeys.test_deviations import MAP as RANDOM_MAP
from journeys.test_deviations import Life, random_facts
from wayline.insights.kpis import KpiStatus, measure_kpis
from wayline.insights.members import collect_members
from wayline.insights.response_times import ResponseTime, ResponseTimes, measure_response_times
from wayline.journeys import LaidMap, Scope, make_deviations, scope_filter

EVERYTHING = Scope()
HEAD = """
wayline: 1
key: answers
name: What we answer
timezone: {zone}
owner: sales
departments: [{{key: sales, name: Sales}}]
segments: [{{key: big, name: Big, rule: {{size: big}}}}]
calendars: [{{key: office, timezone: UTC, days: [mon, tue, wed, thu, fri], hours: '09:00-17:00'}}]
calendar: office
outcomes:
  - {{key: won, name: Won, kind: success, binding: won}}
  - {{key: lost, name: Lost, kind: failure, binding: lost}}
stages:
  - key: serve
    name: We are served
    binding: ask
    touchpoints:
      - {{key: query, name: We ask, binding: ask, response_within: {within}}}
      - {{key: letter, name: We get a letter, binding: letter, cadence: 7 days}}
      - {{key: silent, name: We wonder, binding: wonder, response_within: 1 hour}}
kpis:
  - {{key: kept, name: Answered, measure: {{on_standard: touchpoint:query}}, target: "> 40 %"}}
  - {{key: by_phone, name: By phone, measure: {{on_standard: {{of: touchpoint:query, channel: phone}}}}}}
  - {{key: urgent, name: Urgent, measure: {{on_standard: {{of: touchpoint:query, where: {{event: ask, where: {{urgent: true}}}}}}}}}}
  - {{key: unheard, name: Unheard, measure: {{on_standard: touchpoint:silent}}}}
  - {{key: nothing, name: Nothing, measure: {{on_standard: touchpoint:letter}}}}
"""
OFFICE = HEAD.format(zone="UTC", within="1 business day")
WALL = HEAD.format(zone="Europe/Helsinki", within="2 days")
IN, OUT = "inbound", "outbound"
# Each case: name of the event, time, direction. The horizon is Friday, 16 January, noon; a working day
# has eight hours, so an ask of Monday ten o'clock is due on Tuesday at ten.
LIVES: dict[str, list[tuple[str, str, str | None]]] = {
    "at the very limit": [("ask", "01-05T10:00:00", IN), ("mail", "01-06T10:00:00", OUT)],
    "a second late": [("ask", "01-05T10:00:00", IN), ("mail", "01-06T10:00:01", OUT)],
    "over the weekend": [("ask", "01-09T16:00:00", IN), ("mail", "01-12T15:00:00", OUT)],
    "from a Saturday on": [("ask", "01-10T12:00:00", IN), ("mail", "01-13T09:00:00", OUT)],
    "overdue": [("ask", "01-08T10:00:00", IN)],
    "not yet due": [("ask", "01-16T10:00:00", IN)],
    "answered before it counts": [("ask", "01-16T09:30:00", IN), ("mail", "01-16T10:00:00", OUT)],
    "over before it was due": [("ask", "01-05T10:00:00", IN), ("lost", "01-05T15:00:00", None)],
    "over after it was due": [("ask", "01-05T10:00:00", IN), ("lost", "01-07T10:00:00", None)],
    "answered after the end": [
        ("ask", "01-05T10:00:00", IN), ("won", "01-05T12:00:00", None), ("mail", "01-05T14:00:00", OUT),
    ],
    "direction unknown": [("ask", "01-05T10:00:00", None)],
    "we wrote first": [("mail", "01-05T09:00:00", OUT), ("ask", "01-05T10:00:00", None)],
    "only the letter that comes anyway": [("ask", "01-05T10:00:00", IN), ("letter", "01-05T12:00:00", OUT)],
    "asked twice, answered once": [
        ("ask", "01-05T10:00:00", IN), ("ask", "01-06T09:00:00", IN), ("mail", "01-06T16:00:00", OUT),
    ],
}  # fmt: skip
IN_TIME = {
    "at the very limit", "over the weekend", "from a Saturday on", "answered after the end",
    "asked twice, answered once",
}  # fmt: skip
LATE = {
    "a second late", "overdue", "over after it was due", "only the letter that comes anyway",
    "asked twice, answered once",
}  # fmt: skip
OPEN = {"not yet due", "answered before it counts"}


def laid_lives() -> LaidMap:
    facts: list[Fact] = [
        fact(name, f"2026-{at}", case=case, account=case, direction=direction)
        for case, events in LIVES.items()
        for name, at, direction in events
    ]
    return lay_facts(facts, text=OFFICE, horizon=us("2026-01-16T12:00"))


def row_of(result: ResponseTimes, touchpoint: str) -> ResponseTime:
    row = result.of(touchpoint)
    assert row is not None
    return row


def local(at: str, zone: str) -> datetime:
    """A time on the clock of a zone, unless it says its own."""
    moment = datetime.fromisoformat(at)
    return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone))


def test_a11_contacts_answered_in_working_time_by_hand() -> None:
    """[A11] Ten were due by the horizon, five of them kept; two are open, one case was over first."""
    result = measure_response_times(laid_lives(), EVERYTHING)
    result.check()
    row = row_of(result, "query")
    assert (row.on_time.k, row.on_time.n, row.not_yet_due, row.overdue_now) == (5, 10, 2, 2)
    assert (str(row.promise), row.calendar, row.owner) == ("1 business day", "office", "sales")
    population = result.frame.population
    assert (population.total, population.counted, population.left_out) == (
        13,
        12,
        (("case_over", 1),),
    )


def test_a11_the_lists_behind_a_response_time_name_each_contact_once() -> None:
    """[L3] did + did_not = n, with still_open = all that wait or waited; overdue are among the late."""
    laid = laid_lives()
    result = measure_response_times(laid, EVERYTHING)
    members = collect_members(laid, scope_filter(laid, EVERYTHING), result.who)
    listed = members["touchpoints.query.on_time"]
    assert (set(listed.did), set(listed.did_not), set(listed.still_open)) == (IN_TIME, LATE, OPEN)
    waiting = members["touchpoints.query.overdue_now"].did
    assert waiting == ("only the letter that comes anyway", "overdue")


def test_a11_a_touchpoint_whose_events_never_say_inbound_is_not_judged() -> None:
    """[A11] Nobody is known to wait there, and it says so; without a response time there is no row."""
    result = measure_response_times(laid_lives(), EVERYTHING)
    silent = row_of(result, "silent")
    assert (silent.on_time.value, silent.on_time.n, silent.overdue_now) == (None, 0, 0)
    assert (
        str(silent.on_time.note)
        == "none of its events is marked inbound, so nobody is known to wait"
    )
    assert result.of("letter") is None


@pytest.mark.parametrize(
    ("asked", "precise", "answered", "kept"),
    [
        (
            "2026-03-27T08:00:00",
            0,
            ("2026-03-29T07:00:00", 0),
            1,
        ),  # ten o'clock, the clocks changed
        ("2026-03-27T08:00:00", 0, ("2026-03-29T07:00:01", 0), 0),
        ("2026-03-27", 3, ("2026-03-29", 3), 1),  # dates: the whole second day is in time
        ("2026-03-27", 3, ("2026-03-30", 3), 0),
        ("2026-03-27", 3, ("2026-03-27", 3), 1),
        ("2026-03-27T08:00:00", 0, ("2026-03-27", 3), 1),  # some time of that day
        ("2026-03-27T08:00:00", 0, ("2026-03-26", 3), 0),  # the day before is no answer
    ],
)
def test_a11_days_are_days_on_the_local_clock(
    asked: str, precise: int, answered: tuple[str, int], kept: int
) -> None:
    """[A11] Two days: the same local time two days later, or the whole day where only a date is known."""
    facts = [
        fact("ask", asked, case="a", account="a", direction=IN, precision=precise, source="desk"),
        fact("mail", answered[0], case="a", account="a", direction=OUT, precision=answered[1], source="desk"),
    ]  # fmt: skip
    laid = lay_facts(facts, text=WALL, horizon=us("2026-05-01"))
    row = row_of(measure_response_times(laid, EVERYTHING), "query")
    assert (row.on_time.k, row.on_time.n) == (kept, 1)


@pytest.mark.parametrize(
    ("answers", "kept"),
    [
        ((("2026-01-06", 3), ("2026-01-06T15:00:00", 0)), 1),  # the date was in time already
        ((("2026-01-05", 3), ("2026-01-05T23:00:00", 0)), 1),
        ((("2026-01-06T09:00:00", 0), ("2026-01-07", 3)), 1),
        ((("2026-01-06", 3), ("2026-01-07", 3)), 1),
        ((("2026-01-04", 3), ("2026-01-06T15:00:00", 0)), 0),  # before the contact, and too late
        ((("2026-01-06T15:00:00", 0), ("2026-01-07", 3)), 0),
    ],
)
def test_a11_one_more_answer_makes_none_late(
    answers: tuple[tuple[str, int], ...], kept: int
) -> None:
    """[A11] The earlier of an answer by date and one by the clock counts; due on Tuesday at ten."""
    facts = [fact("ask", "2026-01-05T10:00:00", case="a", account="a", direction=IN)]
    facts += [
        fact("mail", at, case="a", account="a", direction=OUT, precision=precision)
        for at, precision in answers
    ]
    laid = lay_facts(facts, text=OFFICE, horizon=us("2026-01-16T12:00"))
    row = row_of(measure_response_times(laid, EVERYTHING), "query")
    assert (row.on_time.k, row.on_time.n) == (kept, 1)


@pytest.mark.parametrize(
    ("zone", "asked", "day", "kept"),
    [
        ("Europe/Helsinki", "2025-10-26T23:30:00", "2025-10-26", 1),  # 25 hours long
        ("Europe/Helsinki", "2025-10-27T00:30:00", "2025-10-26", 0),
        ("Europe/Helsinki", "2026-03-29T23:30:00", "2026-03-29", 1),  # 23 hours long
        ("Europe/Helsinki", "2026-03-30T00:30:00", "2026-03-29", 0),
        ("Europe/Helsinki", "2025-11-03T23:30:00", "2025-11-03", 1),
        ("Asia/Beirut", "2025-10-25T23:30:00+02:00", "2025-10-25", 1),  # its last hour comes twice
        ("Africa/Cairo", "2026-04-23T23:30:00", "2026-04-23", 1),  # the next day begins at one
        ("Africa/Cairo", "2026-04-24T01:30:00", "2026-04-23", 0),
    ],
)
def test_a11_an_answer_by_date_counts_until_its_day_is_over_where_its_source_stands(
    zone: str, asked: str, day: str, kept: int
) -> None:
    """[A11] [E4] The day of the source, as long as it is; the promise itself is in hours."""
    facts = [
        fact("ask", local(asked, zone), case="a", account="a", direction=IN),
        fact("mail", local(day, zone), case="a", account="a", direction=OUT, precision=3, source="desk"),
    ]  # fmt: skip
    laid = lay_facts(
        facts,
        text=HEAD.format(zone="UTC", within="2 hours"),
        horizon=us("2026-06-01"),
        sources=[SourceRow("desk", zone=zone)],
    )
    row = row_of(measure_response_times(laid, EVERYTHING), "query")
    assert (row.on_time.k, row.on_time.n) == (kept, 1)


@pytest.mark.parametrize(
    ("opening", "horizon", "expected"),
    [
        ("2026-01-06T10:00:00", "2026-01-06T10:00:00", (0, 1, 0)),  # due at the horizon: decided
        ("2026-01-06T10:00:00", "2026-01-06T09:59:59", (0, 0, 1)),
    ],
)
def test_a11_what_is_due_at_the_horizon_is_decided(
    opening: str, horizon: str, expected: tuple[int, int, int]
) -> None:
    """[L5] due <= horizon is judged, due later is still open."""
    facts = [fact("ask", "2026-01-05T10:00:00", case="a", account="a", direction=IN)]
    row = row_of(
        measure_response_times(lay_facts(facts, text=OFFICE, horizon=us(horizon)), EVERYTHING),
        "query",
    )
    assert (row.on_time.k or 0, row.on_time.n, row.not_yet_due) == expected


def test_a11_an_end_that_was_taken_back_ended_the_waiting_too() -> None:
    """[A1] [A9] The pause before a reopening is nobody's time: a new contact waits anew."""
    facts = [
        fact(name, f"2026-01-{at}", case="a", account="a", direction=direction)
        for name, at, direction in (
            ("ask", "05T10:00:00", IN), ("lost", "05T11:00:00", None), ("ask", "08T10:00:00", IN),
        )
    ]  # fmt: skip
    laid = lay_facts(facts, text=OFFICE, horizon=us("2026-01-16T12:00"))
    result = measure_response_times(laid, EVERYTHING)
    row = row_of(result, "query")
    assert (row.on_time.k, row.on_time.n, row.overdue_now) == (0, 1, 1)
    assert result.frame.population.left_out == (("case_over", 1),)


def kpi(key: str, facts: list[Fact]) -> KpiStatus:
    laid = lay_facts(facts, text=OFFICE, horizon=us("2026-01-16T12:00"))
    return next(row for row in measure_kpis(laid, EVERYTHING).rows if row.key == key)


def asks(**of: tuple[str | None, bool]) -> list[Fact]:
    """A contact of each case with its channel and urgency; the cases called `a...` are answered at once."""
    facts: list[Fact] = []
    for case, (channel, urgent) in of.items():
        facts.append(
            fact(
                "ask", "2026-01-05T10:00:00", case=case, account=case, channel=channel, direction=IN,
                properties={"urgent": urgent},
            )
        )  # fmt: skip
        if case.startswith("a"):
            facts.append(
                fact("mail", "2026-01-05T11:00:00", case=case, account=case, direction=OUT)
            )
    return facts


@pytest.mark.parametrize(
    ("key", "expected"), [("kept", (2, 4)), ("by_phone", (1, 2)), ("urgent", (2, 3))]
)
def test_a29_a_kpi_counts_the_contacts_that_were_answered_in_time(
    key: str, expected: tuple[int, int]
) -> None:
    """[A29] on_standard of a touchpoint; contacts are events, so `channel` and `where` apply."""
    facts = asks(a1=("phone", True), a2=("email", True), b1=("phone", False), b2=("email", True))
    row = kpi(key, facts)
    assert (row.value.k, row.value.n) == expected


def test_a29_a_kpi_over_answers_is_judged_and_knows_what_is_still_open() -> None:
    """[A29] Half of four kept against more than 40 %; one is due after the horizon."""
    late = fact("ask", "2026-01-16T11:00:00", case="c", account="c", direction=IN)
    facts = [*asks(a1=(None, False), a2=(None, False), b1=(None, False), b2=(None, False)), late]
    row = kpi("kept", facts)
    assert (row.value.value, row.point, row.still_open) == (0.5, "met", 1)


@pytest.mark.parametrize(
    ("key", "note"),
    [
        ("unheard", "none of its events is marked inbound, so nobody is known to wait"),
        ("nothing", "touchpoint:letter has no response time on the map"),
    ],
)
def test_a29_a_kpi_over_answers_that_cannot_be_told_says_why(key: str, note: str) -> None:
    row = kpi(key, asks(a1=(None, False)))
    assert (row.value.value, str(row.note)) == (None, note)


@pytest.mark.parametrize("seed", range(3))
def test_a11_random_contacts_are_judged_as_brute_force_says_and_the_late_ones_deviate(
    seed: int,
) -> None:
    """[A11] [A16] One source of truth: what is late here is the deviation `late` there."""
    facts = random_facts(seed, 400)
    laid = lay_on(RANDOM_MAP, facts, horizon="2026-04-10")
    cases: dict[str, list[Fact]] = {}
    for one in facts:
        cases.setdefault(str(one.case), []).append(one)
    states = [state for events in cases.values() for state in Life(events).responses()]
    result = measure_response_times(laid, EVERYTHING)
    result.check()
    row = row_of(result, "q")
    assert (row.on_time.k, row.on_time.n - (row.on_time.k or 0), row.not_yet_due) == (
        states.count("in_time"), states.count("late"), states.count("open"),
    )  # fmt: skip
    make_deviations(laid)
    late = laid.engine.run(
        f"SELECT count(*) FROM {laid.schema}.deviations WHERE kind = 'late' AND map_ref = 'touchpoint:q'"
    ).rows
    assert late == ((states.count("late"),),)
