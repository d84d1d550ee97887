"""In which order do events stand, and to which case and unit do they belong [A1] [M42] [M43]."""

import random

import pytest

from journeys.facts_builder import Fact, SourceRow, build_facts, fact, us
from journeys.test_cases_by_hand import HEAD, lay_on, told
from wayline.base import ScopeError
from wayline.engine import open_memory
from wayline.journeys import lay, measure_coverage
from wayline.map import read_map_text, resolve

ONE = """
stages: [{key: one, name: One, binding: hello}]
outcomes: [{key: won, name: Won, kind: success, binding: won}]
"""
START = us("2026-03-02")


@pytest.mark.parametrize(
    ("ranks", "places"),
    [
        ({"crm": 1}, "unique"),
        ({"crm": 2, "web": 1}, "unique"),
        ({"crm": 1, "web": 1}, "unique"),  # one rank: position, then id
        ({"crm": 2, "web": 1}, "repeated"),
        ({"crm": 1, "web": 1, "erp": 3}, "far apart"),
    ],
    ids=str,
)
def test_a1_events_stand_by_time_source_rank_position_and_id(
    ranks: dict[str, int], places: str
) -> None:
    """Section 0: the total order, whatever order they arrived in."""
    draw = random.Random(str(ranks) + places)  # noqa: S311 - a test
    spread = {"unique": 10_000, "repeated": 3, "far apart": 1 << 45}[places]
    seqs = draw.sample(range(10_000), 300)
    facts = [
        Fact("x", START + draw.randrange(4), f"c{at % 5}", source=draw.choice(sorted(ranks)),
             seq=seqs[at] if places == "unique" else draw.randrange(spread))
        for at in range(300)
    ]  # fmt: skip
    store = build_facts(
        open_memory(), facts, sources=[SourceRow(key, rank=rank) for key, rank in ranks.items()]
    )
    laid = lay(resolve(read_map_text(HEAD + ONE)), store, by="case")
    rows = laid.engine.run(
        f"SELECT e.journey_id, e.seq, f.ts_us, s.key, f.source_seq, CAST(f.event_id AS VARCHAR)"
        f" FROM {laid.schema}.events e JOIN facts.events f ON f.event_no = e.event_no"
        " JOIN facts.sources s ON s.code = f.source ORDER BY e.journey_id, e.seq"
    ).rows
    lines = [tuple(row) for row in rows]
    wanted = sorted(lines, key=lambda r: (r[0], r[2], ranks[str(r[3])], r[4], r[5]))
    assert lines == wanted
    assert len(lines) == 300


def test_m43_an_event_that_carries_two_cases_is_never_guessed() -> None:
    """[M43] Two ids of the type that a case is: many_cases, although the account has one open."""
    facts = [
        fact("hello", "2026-03-02", case="c1", account="a"),
        fact("note", "2026-03-03", case="c1", account="a", objects=(("case", "c2"),)),
        fact("note", "2026-03-04", account="a"),
    ]
    laid = lay_on(ONE, facts)
    assert told(laid, "e.event_no, j.case_key") == [(1, "c1"), (3, "c1")]
    assert measure_coverage(laid).classes.many_cases == 1


@pytest.mark.parametrize(
    ("at", "case"),
    [
        ("2026-03-02", "c1"),  # from its first event on
        ("2026-03-01", None),
        ("2026-03-05", "c1"),  # both ends count as open
        ("2026-03-06", None),
        ("2026-03-10", "c2"),
        ("2026-12-01", "c2"),  # still open
    ],
)
def test_m43_an_event_without_an_id_belongs_to_the_only_case_open_then(
    at: str, case: str | None
) -> None:
    """[M43] By the events that carry the id of the case."""
    facts = [
        fact("hello", "2026-03-02", case="c1", account="a"),
        fact("won", "2026-03-05", case="c1", account="a"),
        fact("hello", "2026-03-08", case="c2", account="a"),
        fact("note", at, account="a"),
    ]
    found = {number: str(key) for number, key in told(lay_on(ONE, facts), "e.event_no, j.case_key")}
    assert found.get(4) == case


def test_m43_a_case_that_fell_silent_is_no_longer_open() -> None:
    """[M43] [A1] `dead_after` ends it without an event."""
    facts = [
        fact("hello", "2026-03-02", case="c1", account="a"),
        fact("note", "2026-03-06", account="a"),
        fact("note", "2026-03-08", account="a"),
    ]
    laid = lay_on(ONE + "dead_after: 5 days\n", facts, horizon="2026-03-31")
    assert told(laid, "e.event_no") == [(1,), (2,)]


def test_m42_a_take_may_count_by_an_object_of_another_type() -> None:
    """[M42] The first for each project; one without a project is no_unit."""
    text = """
stages:
  - key: one
    name: One
    binding: hello
    touchpoints: [{key: kick, name: Kick-off, binding: {event: kicked, take: first, per: project}}]
"""

    def kicked(day: int, *projects: str) -> Fact:
        held = tuple(("project", key) for key in projects)
        return fact("kicked", f"2026-03-{day:02d}", case="c", objects=held)

    facts = [kicked(2, "p1"), kicked(3, "p1"), kicked(4, "p2"), kicked(5), kicked(6, "p3", "p1")]
    # Of several projects on one event the id that sorts first is its unit.
    assert told(lay_on(text, facts), "e.class") == [(1,), (3,), (1,), (4,), (3,)]


def test_l4_a_kind_of_case_that_no_event_carries_is_refused_with_what_there_is() -> None:
    """[L4] The message names what one journey could be."""
    facts = [fact("hello", "2026-03-02", case="c")]
    with pytest.raises(ScopeError, match="account, person, case"):
        lay_on(ONE, facts, per="project")


def test_l5_what_began_before_the_data_is_left_truncated() -> None:
    """[L5] [A1] Before the declared begin of the source, or without an entry of the first stage."""
    facts = [
        fact("hello", "2026-03-02", case="early"),
        fact("hello", "2026-03-12", case="later"),
        fact("note", "2026-03-13", case="without"),
    ]
    store = build_facts(
        open_memory(), facts, sources=[SourceRow("log", complete_from_us=us("2026-03-10"))]
    )
    laid = lay(resolve(read_map_text(HEAD + ONE)), store, by="case")
    rows = laid.engine.run(f"SELECT case_key, left_truncated FROM {laid.schema}.journeys").rows
    assert {str(key): before for key, before in rows} == {
        "early": True,
        "later": False,
        "without": True,
    }
