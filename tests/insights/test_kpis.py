"""[A29] Each measure of a KPI on a hand table, its filters, and its target."""

from dataclasses import dataclass

import pytest

from insights.world import DAY, START, lay_facts
from journeys.facts_builder import Fact, build_facts, change, fact
from wayline.engine import open_memory
from wayline.insights.gathering import Gathering
from wayline.insights.kpis import Kpis, KpiStatus, kpi_rows, measure_kpis
from wayline.insights.members import Members, collect_members
from wayline.journeys import Scope, lay, scope_filter
from wayline.map import read_map_text, resolve

MAP = """
wayline: 1
key: offers
name: From an offer to a project
timezone: UTC
segments:
  - {key: big, name: Big, rule: {account.size: big}}
  - {key: tiny, name: Tiny, rule: {account.size: tiny}}
personas: [{key: buyer, name: Buyer}]
paths:
  - {key: legal, name: Legal review, persona: buyer, steps: [terms], done: agreed, standard: 5 days}
kpis:
%s
stages:
  - key: ask
    name: Asking
    binding: asked
    standard: 3 days
    touchpoints:
      - {key: offer, name: We send the offer, binding: offered}
      - {key: terms, name: Terms are read, binding: terms}
  - key: work
    name: Working
    binding: started
outcomes:
  - {key: won, name: Won, kind: success, ends: false, binding: signed}
  - {key: done, name: Done, kind: success, binding: closed}
  - {key: lost, name: Lost, kind: failure, binding: lost}
"""


EVERYTHING = Scope()


@dataclass(frozen=True, slots=True)
class Measured:
    """One KPI and who stands behind it."""

    row: KpiStatus
    members: Members

    @property
    def counts(self) -> tuple[int | None, int, int]:
        """k, n, still open."""
        return self.row.value.k, self.row.value.n, self.row.still_open


def at(day: float, name: str, case: str, **columns: str | float | None) -> Fact:
    """One event; what is no column of an event is a property of it."""
    account = columns.pop("account", case)
    given = {key: columns.pop(key) for key in COLUMNS if key in columns}
    return Fact(
        name, round(START + day * DAY), case, text(account), text(columns.pop("person", None)),
        text(columns.pop("channel", None)), properties=columns or None, columns=given,
    )  # fmt: skip


CHANGES = (
    change("account", "Large", "size", "big", START - DAY),
    change("account", "Small", "size", "tiny", START - DAY),
)
COLUMNS = ("score", "scale_min", "scale_max", "score_kind", "value", "cost")


def text(value: str | float | None) -> str | None:
    return None if value is None else str(value)


def measure(
    facts: list[Fact], *measures: str, scope: Scope = EVERYTHING, horizon: float = 400.0
) -> list[Measured]:
    """The KPIs, laid and measured; the lists have exactly their n [L3]."""
    lines = [f"  - {{key: k{i}, name: K, {one}}}" for i, one in enumerate(measures)]
    laid = lay(
        resolve(read_map_text(MAP % "\n".join(lines))),
        build_facts(open_memory(), facts, changes=CHANGES, horizon=round(START + horizon * DAY)),
        by="case",
    )
    found = measure_kpis(laid, scope)
    found.check()
    members = collect_members(laid, scope_filter(laid, scope), found.who)
    result = []
    for row in found.rows:
        behind = members.get(f"kpis.{row.key}.value", Members())
        assert behind.n == row.value.n
        assert behind.count("still_open") == row.still_open
        if row.value.k is not None:
            assert behind.count("did") == row.value.k or row.value.unit == "count"
        result.append(Measured(row, behind))
    return result


OFFERS = [
    at(0, "asked", "a"), at(1, "offered", "a"), at(6, "signed", "a"), at(20, "closed", "a"),
    at(0, "asked", "b"), at(2, "offered", "b"), at(32, "signed", "b"),
    at(0, "asked", "c"), at(3, "signed", "c"), at(5, "offered", "c"),
    at(0, "asked", "d"), at(4, "offered", "d"), at(9, "lost", "d"),
    at(80, "asked", "e"), at(85, "offered", "e"),
    at(0, "asked", "f"), at(1, "signed", "f"),
]  # fmt: skip
FROM_TO = "from: touchpoint:offer, to: outcome:won"


def test_a_conversion_counts_journeys_from_their_first_start_that_got_there_in_time() -> None:
    """[A29] a 5 days: hit; b 30: late; c signed before: no; d lost: no; e too young; f no offer."""
    (found,) = measure(
        OFFERS, f"measure: {{conversion: {{{FROM_TO}, within: 10 days}}}}", horizon=90
    )
    assert found.counts == (1, 4, 1)
    assert found.members.did == ("a",)
    assert found.members.did_not == ("b", "c", "d")
    assert found.members.still_open == ("e",)


def test_any_order_takes_what_was_already_done_in_time() -> None:
    """[A29] `order: any`: also an earlier one within H: c signed two days before its offer."""
    (found,) = measure(
        OFFERS, f"measure: {{conversion: {{{FROM_TO}, within: 10 days, order: any}}}}", horizon=90
    )
    assert found.members.did == ("a", "c")


def test_a_start_exactly_as_old_as_the_limit_is_judged_and_one_hit_at_the_limit_counts() -> None:
    """[L5] start <= horizon - H; within includes its last instant."""
    facts = [at(0, "offered", "a"), at(10, "signed", "a"), at(20, "offered", "b")]
    (found,) = measure(
        facts, f"measure: {{conversion: {{{FROM_TO}, within: 10 days}}}}", horizon=30
    )
    assert (found.members.did, found.members.did_not) == (("a",), ("b",))
    (younger,) = measure(
        facts, f"measure: {{conversion: {{{FROM_TO}, within: 10 days}}}}", horizon=29.9
    )
    assert younger.members.still_open == ("b",)


def test_without_a_limit_the_time_of_those_who_got_there_says_who_is_old_enough() -> None:
    """[A4] a took 5 days, b 30: p95 = 28.75; e, five days old, is still open; a late hit is a hit."""
    (found,) = measure(OFFERS, f"measure: {{conversion: {{{FROM_TO}}}}}", horizon=90)
    assert found.members.did == ("a", "b")
    assert found.members.did_not == ("c", "d")
    assert found.members.still_open == ("e",)


def test_where_nobody_got_there_yet_only_ended_journeys_are_judged() -> None:
    facts = [at(0, "offered", "a"), at(9, "lost", "a"), at(0, "offered", "b")]
    (found,) = measure(facts, f"measure: {{conversion: {{{FROM_TO}}}}}")
    assert found.counts == (0, 1, 1)
    assert found.members.still_open == ("b",)


def test_from_and_to_the_same_thing_means_its_second_time() -> None:
    """[A4] A = B means the second occurrence."""
    facts = [at(0, "offered", "a"), at(3, "offered", "a"), at(0, "offered", "b")]
    (found,) = measure(
        facts,
        "measure: {conversion: {from: touchpoint:offer, to: touchpoint:offer, within: 9 days}}",
    )
    assert (found.members.did, found.members.did_not) == (("a",), ("b",))


def test_a_duration_runs_over_those_who_arrived_and_says_who_may_still() -> None:
    """[A29] 5 and 30 days: median and mean 17.5; b, c, e, f are open, of these c and e wait."""
    both = [f"measure: {{duration: {{{FROM_TO}, stat: {stat}}}}}" for stat in ("median", "mean")]
    for found in measure(OFFERS, *both, horizon=90):
        assert found.row.value.value == pytest.approx(17.5 * 86_400)
        assert found.row.value.unit == "s"
        assert found.members.did == ("a", "b")
        assert found.members.still_open == ("c", "e")


def test_days_without_a_clock_time_count_as_whole_days() -> None:
    """[A29] offered on day 0, noted to the day; signed on day 2 at three in the afternoon."""
    facts = [
        fact("offered", START, case="a", precision=3), fact("signed", START + round(2.6 * DAY), case="a"),
        fact("offered", START + round(0.6 * DAY), case="b"), fact("signed", START + 2 * DAY, case="b", precision=3),
    ]  # fmt: skip
    (found,) = measure(facts, f"measure: {{duration: {{{FROM_TO}}}}}")
    assert found.row.value.value == 2 * 86_400


SHARES = [
    at(1, "checked", "a", ok="no"), at(2, "checked", "a", ok="yes"),
    at(1, "checked", "b", ok="yes"), at(2, "checked", "b", ok="no", channel="email"),
    at(1, "checked", "c", ok="no"),
    at(1, "asked", "d"),
    at(3, "praised", "c"), at(3, "praised", "d"),
]  # fmt: skip
GOOD = "of: {event: checked, where: {ok: yes}}, over: checked"


def test_a_share_of_cases_asks_any_first_or_last_event() -> None:
    """[A29] d was never checked and does not count."""
    asked = [f"measure: {{share: {{{GOOD}, take: {take}}}}}" for take in ("any", "first", "last")]
    found = measure(SHARES, *asked)
    assert [one.members.did for one in found] == [("a", "b"), ("b",), ("a",)]
    assert {one.row.value.n for one in found} == {3}
    (plain,) = measure(SHARES, f"measure: {{share: {{{GOOD}}}}}")
    assert plain.members == found[0].members


def test_a_share_of_events_counts_every_event() -> None:
    (found,) = measure(SHARES, f"measure: {{share: {{{GOOD}, count: events}}}}")
    assert found.counts == (2, 5, 0)
    assert found.members.did == ("a", "b")
    assert found.members.did_not == ("a", "b", "c")


def test_a_case_may_prove_the_share_by_another_kind_of_event() -> None:
    """[A29] cases with an `of` event over cases with an `over` event: d is not one of them."""
    (found,) = measure(SHARES, "measure: {share: {of: praised, over: checked}}")
    assert (found.members.did, found.members.did_not) == (("c",), ("a", "b"))


def test_filters_narrow_the_events_that_a_measure_starts_from() -> None:
    """[A29] `channel`, `where` on `over`; the last event is taken first: e was called after the mail."""
    facts = [
        *SHARES, at(1, "checked", "e", ok="yes", channel="email"),
        at(2, "checked", "e", ok="yes", channel="phone"),
    ]  # fmt: skip
    last, any_, bad = measure(
        facts,
        f"measure: {{share: {{{GOOD}, take: last, channel: email}}}}",
        f"measure: {{share: {{{GOOD}, channel: email}}}}",
        "measure: {share: {of: praised, over: checked, where: {where: {ok: no}}}}",
    )
    assert (last.members.did, last.members.did_not) == ((), ("b",))
    assert (any_.members.did, any_.members.did_not) == (("b", "e"), ())
    assert (bad.members.did, bad.members.did_not) == (("c",), ("a", "b"))


def test_segment_and_path_choose_journeys() -> None:
    facts = [
        at(0, "asked", "a", account="Large"), at(1, "offered", "a", account="Large"), at(1, "terms", "a"),
        at(0, "asked", "b", account="Small"), at(1, "offered", "b", account="Small"),
    ]  # fmt: skip
    big, legal, none = measure(
        facts,
        "measure: {count: {of: touchpoint:offer, segment: big}}",
        "measure: {count: {of: touchpoint:offer, path: legal}}",
        "measure: {count: {of: touchpoint:offer, channel: phone}}",
    )
    assert big.members.did == legal.members.did == ("a",)
    assert none.row.value.value == 0


def test_a_count_counts_cases_not_events() -> None:
    facts = [at(0, "offered", "a"), at(1, "offered", "a"), at(0, "offered", "b")]
    (found,) = measure(facts, "measure: {count: touchpoint:offer}")
    assert (found.row.value.value, found.row.value.unit) == (2, "count")


def test_amounts_are_added_up_and_averaged_over_the_events_that_have_one() -> None:
    facts = [
        at(0, "offered", "a", value=100), at(1, "offered", "a", value=50), at(0, "offered", "b", value=30),
        at(0, "offered", "c"), at(0, "rated", "a", stars=4), at(0, "rated", "b", stars=1),
    ]  # fmt: skip
    total, average, stars = measure(
        facts,
        "measure: {sum: {of: touchpoint:offer, property: value}}",
        "measure: {average: {of: touchpoint:offer, property: value}}",
        "measure: {average: {of: rated, property: stars}}",
    )
    assert (total.row.value.value, total.row.value.n) == (180, 3)
    assert average.row.value.value == 60
    assert stars.row.value.value == 2.5


def test_a_rule_that_tests_a_property_takes_the_last_such_event_of_the_case() -> None:
    """[A29] the average of the amounts of version 2 takes the last of each case, unless it says otherwise."""
    facts = [
        at(0, "priced", "a", v=2, value=100), at(1, "priced", "a", v=2, value=40),
        at(0, "priced", "b", v=2, value=10), at(5, "priced", "b", v=1, value=999),
    ]  # fmt: skip
    last, each = measure(
        facts,
        "measure: {sum: {of: {event: priced, where: {v: 2}}, property: value}}",
        "measure: {sum: {of: {event: priced, where: {v: 2}, take: each}, property: value}}",
    )
    assert (last.row.value.value, each.row.value.value) == (50, 150)


def nps(day: float, case: str, score: float | None, **columns: str | float) -> Fact:
    scale: dict[str, str | float] = {"scale_min": 0, "scale_max": 10, "score_kind": "nps"}
    return at(
        day, "survey", case, score=score, **{**(scale if score is not None else {}), **columns}
    )


def test_a_score_takes_the_last_answer_of_each_person_on_one_scale() -> None:
    """[A24] 9 and 10 promote, 0 to 6 do not; Ann's first answer, no answer, and 1-10 are left out."""
    facts = [
        nps(1, "a", 2, person="ann"), nps(2, "a", 10, person="ann"), nps(1, "a", 9, person="bob"),
        nps(1, "b", 6, person="cy"), nps(1, "b", 8, person="di"), nps(1, "b", None, person="ed"),
        nps(1, "b", 10, person="fay", scale_min=1), nps(1, "b", 5, person="gus", scale_max=5, score_kind="csat"),
    ]  # fmt: skip
    (found,) = measure(facts, "measure: {score: {method: nps, of: survey}}")
    assert (found.row.value.value, found.row.value.n) == (25, 4)
    assert found.row.value.unit == "points"


def test_answers_of_no_journey_count_unless_some_journeys_are_asked_for() -> None:
    """[A24] KPI `score` reads events, not journeys."""
    loose = fact(
        "survey", START + DAY, account="z", score=0.0, scale_min=0.0, scale_max=10.0, score_kind="nps"
    )  # fmt: skip
    facts = [nps(1, "a", 10), nps(1, "b", 10), nps(1, "c", 10), loose]
    measures = "measure: {score: {method: nps, of: survey}}"
    (found,) = measure(facts, measures)
    assert (found.row.value.value, found.row.value.n) == (50, 4)
    (opened,) = measure(facts, measures, scope=Scope(open_only=True))
    assert (opened.row.value.value, opened.row.value.n) == (100, 3)


def test_satisfied_answers_are_the_top_two_boxes_and_effort_is_a_mean() -> None:
    """[A24] CSAT on 1-5: 4 and 5; CES on 1-7: the mean."""
    facts = [
        nps(1, f"c{at_}", score, scale_min=1, scale_max=top, score_kind=kind)
        for kind, top, scores in (("csat", 5, (5, 4, 3, 1)), ("ces", 7, (7, 6, 2)))
        for at_, score in enumerate(scores)
    ]
    csat, ces = measure(
        facts,
        "measure: {score: {method: csat, of: survey}}",
        "measure: {score: {method: ces, of: survey}}",
    )
    assert csat.counts == (2, 4, 0)
    assert (ces.row.value.value, ces.row.value.n) == (5, 3)


def test_retention_asks_whether_an_account_was_active_again_in_its_second_window() -> None:
    """[A27] a in its second ten days; b only in its third; c only in its first; d has none yet."""
    facts = [
        at(0, "active", "a", account="a"), at(10, "active", "a2", account="a"),
        at(0, "active", "b", account="b"), at(20, "active", "b2", account="b"),
        at(0, "active", "c", account="c"), at(9, "active", "c2", account="c"),
        at(11, "active", "d", account="d"), at(22, "active", "d2", account="d"),
    ]  # fmt: skip
    (found,) = measure(facts, "measure: {retention: {active: active, window: 10 days}}", horizon=30)
    assert found.counts == (1, 3, 1)
    assert (found.members.did, found.members.still_open) == (("a",), ("d",))


def test_a_standard_is_kept_by_visits_of_a_stage_and_runs_of_a_path() -> None:
    """[A11] the stage allows three days, the path five."""
    facts = [
        at(0, "asked", "a"), at(2, "started", "a"), at(0, "asked", "b"), at(4, "started", "b"),
        at(0, "asked", "c"), at(0, "terms", "c"), at(4, "agreed", "c"),
    ]  # fmt: skip
    stage, path = measure(
        facts,
        "measure: {on_standard: stage:ask}",
        "measure: {on_standard: path:legal}",
    )
    assert (stage.members.did, stage.members.did_not) == (("a",), ("b", "c"))
    assert (path.members.did, path.members.did_not) == (("c",), ())


@pytest.mark.parametrize(
    ("target", "point", "sure", "gap"),
    [
        ("'> 30 %'", "met", "no", 0.2), ("'> 50 %'", "missed", "no", 0.0), ("'>= 50 %'", "met", "no", 0.0),
        ("'< 30 %'", "missed", "no", 0.2), ("'> 95 %'", "missed", "yes", -0.45),
        ("{kind: between, value: 40 %, high: 60 %}", "met", "no", 0.0),
        ("{kind: above, value: 30 %, from: 2030-01-01}", "not_due", None, None),
        ("{kind: vs_benchmark, change: +10 %, source: A}", "no_data", None, None),
    ],
)  # fmt: skip
def test_a_kpi_is_held_to_its_target(
    target: str, point: str, sure: str | None, gap: float | None
) -> None:
    """[A29] two of four offers became contracts."""
    (found,) = measure(
        OFFERS, f"measure: {{conversion: {{{FROM_TO}}}}}, target: {target}", horizon=90
    )
    row = found.row
    assert (row.point, row.sure) == (point, sure)
    assert row.gap == (None if gap is None else pytest.approx(gap))
    assert bool(row.note) == (point in ("not_due", "no_data"))


def test_nothing_measured_is_no_data_and_says_why() -> None:
    """Section 7.1: an empty result is well formed; a number typed in by hand is not guessed."""
    conversion, manual, free = measure(
        [at(0, "asked", "a")],
        f"measure: {{conversion: {{{FROM_TO}}}}}, target: '> 30 %'",
        "measure: {manual: {}}, target: '> 3'",
        "measure: {count: touchpoint:offer}",
    )
    assert (conversion.row.point, manual.row.point, free.row.point) == ("no_data", "no_data", None)
    assert conversion.row.note
    assert "by a person" in str(manual.row.note)


def test_the_section_of_the_living_map_has_the_rows_in_the_order_of_the_map() -> None:
    laid = lay_facts(
        OFFERS,
        text=MAP
        % "\n".join(
            [
                f"  - {{key: rate, name: R, measure: {{conversion: {{{FROM_TO}}}}}, target: '> 30 %'}}",
                "  - {key: cases, name: C, measure: {count: touchpoint:offer}}",
            ]
        ),
        horizon=START + 90 * DAY,
    )
    gathering = Gathering()
    rate, cases = kpi_rows(measure_kpis(laid, Scope()), gathering)
    assert (rate.key, rate.still_open, rate.point, rate.sure) == ("rate", 1, "met", "no")
    assert rate.target is not None
    assert (rate.target.kind, rate.target.value) == ("above", 0.3)
    assert (cases.target, cases.point) == (None, None)
    assert [who.number for who in gathering.whos] == [
        "kpis.rate.value", "kpis.rate.still_open", "kpis.cases.value", "kpis.cases.still_open",
    ]  # fmt: skip


def test_a_map_without_kpis_has_none() -> None:
    laid = lay_facts(OFFERS, text=MAP.replace("kpis:\n%s\n", ""))
    assert measure_kpis(laid, Scope()) == Kpis((), ())
