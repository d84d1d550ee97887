"""A first map from events that nobody described: readable, without errors, and nearly all events on it [M71]."""

import random
from collections.abc import Sequence
from datetime import date

import pytest

from journeys.facts_builder import BuiltFacts, Fact, SourceRow, build_facts, fact, us
from wayline.base import SourceError
from wayline.engine import open_memory
from wayline.journeys import Draft, Scope, draft_map, lay, measure_coverage
from wayline.journeys.draft_facts import SeenName
from wayline.journeys.draft_stages import MOST, MOST_IN_STAGE, group_into_stages
from wayline.map import JourneyMap, find_problems, read_map_text, resolve

DAY = 86_400_000_000
START = us("2026-03-02")
TODAY = date(2026, 11, 24)
ODD = (
    "Angebot geprüft", "it's: “quoted” \"twice\"", "a: b # c", "- dash", "*", "what?", "{x}", "[y]",
    "stage:start", "none", "true", "6", "2026-01-01", "  spaced  out ", "線上訂單", "Заказ", "émoji 🎉", "&ref",
    "!tag", "%percent", "@at", "`tick`", "tab\there", "null", "~", "e1", "E1!", "x" * 190, "|", "> folded",
    "key: {a: 1}", "\\backslash\\", "entry", "'", '"', "...", "---", "a" * 64, "\u0085 odd", "offer-sent", "Offer sent",
)  # fmt: skip


def drafted(
    facts: Sequence[Fact], *, sources: Sequence[SourceRow] = ()
) -> tuple[Draft, BuiltFacts]:
    store = build_facts(open_memory(), facts, sources=sources)
    return draft_map(store), store


def document_of(draft: Draft) -> JourneyMap:
    return read_map_text(draft.yaml_text).document


def journeys(
    plan: Sequence[tuple[str, float]], *, n: int, skip: dict[str, int] | None = None
) -> list[Fact]:
    """`n` cases of a plan of (name, day); every `skip[name]`-th case alone has the name."""
    facts = []
    for number in range(n):
        for name, day in plan:
            every = (skip or {}).get(name, 1)
            if number % every == 0:
                facts.append(
                    Fact(name, START + number * DAY + round(day * DAY), f"c{number}", f"a{number}")
                )
    return facts  # fmt: skip


LEFT_BEHIND = (
    "SELECT count(*) AS n FROM duckdb_tables() WHERE NOT temporary OR table_name LIKE 'draft%'"
)
PLAN = (("ask", 0), ("answer", 0.2), ("offer", 9), ("haggle", 9.5), ("sign", 20), ("pay", 20.1))


def test_m71_stages_follow_the_order_of_events_and_are_cut_at_its_gaps() -> None:
    """[M71] Three pairs of events close together make three stages in their order."""
    names = [
        SeenName(at, name, 10, 10, 0, position)
        for at, (name, position) in enumerate(
            [("ask", 0.0), ("answer", 0.05), ("offer", 0.5), ("haggle", 0.55), ("sign", 0.95), ("pay", 1.0)]
        )
    ]  # fmt: skip
    random.Random(4).shuffle(names)  # noqa: S311 - a test
    stages = group_into_stages(names, n_cases=10)
    assert [[point.lead.name for point in stage.points] for stage in stages] == [
        ["ask", "answer"],
        ["offer", "haggle"],
        ["sign", "pay"],
    ]


def test_m71_a_draft_of_a_plain_log() -> None:
    """[M71] Touchpoints in order, the end found, rules bound, everything on the map."""
    draft, _ = drafted(journeys(PLAN, n=40))
    document = document_of(draft)
    assert draft.mapped_share == 1.0
    assert (draft.per, draft.journeys) == ("case", 40)
    names = [str(point.name) for stage in document.stages for point in stage.touchpoints]
    assert names == ["Ask", "Answer", "Offer", "Haggle", "Sign", "Pay"]
    assert 3 <= len(document.stages) <= MOST
    assert [(one.key, one.kind) for one in document.outcomes] == [("pay", "success")]


def test_m71_what_fewer_than_half_have_is_not_mandatory() -> None:
    """[M71] `mandatory: false` below 50 % of the journeys that pass the stage, and only there."""
    draft, _ = drafted(journeys(PLAN, n=40, skip={"haggle": 3, "answer": 2}))
    points = {
        point.key: point for stage in document_of(draft).stages for point in stage.touchpoints
    }
    assert [key for key, point in points.items() if not point.mandatory] == ["haggle"]
    assert "14 of the 40 journeys that pass the stage (35 %), so not mandatory." in draft.yaml_text


def test_m71_standards_are_comments_with_p75_and_n() -> None:
    """[M71] No standard is written; each proposal stands in a comment with what was seen."""
    draft, _ = drafted(journeys((("ask", 0), ("offer", 4), ("sign", 12), ("won", 12)), n=30))
    assert all(stage.standard is None for stage in document_of(draft).stages)
    lines = [line.strip() for line in draft.yaml_text.splitlines() if "# standard:" in line]
    assert lines[0].startswith("# standard: 4 days   # p75: three in four of the 30 visits")
    assert lines[1].startswith("# standard: 8 days")


def test_m71_ends_are_guessed_from_their_place_and_their_words() -> None:
    """[M71] What most of its cases end with is an outcome; words tell won from lost."""
    facts = journeys((("ask", 0), ("offer", 1), ("deal won", 2)), n=30)
    lost = [
        Fact(name, START + at * DAY, f"x{n}", "b")
        for n in range(20)
        for at, name in enumerate(("ask", "offer", "deal lost"))
    ]
    parked = [
        Fact(name, START + at * DAY, f"y{n}", "b")
        for n in range(20)
        for at, name in enumerate(("ask", "offer", "laid aside"))
    ]
    document = document_of(drafted([*facts, *lost, *parked])[0])
    assert {one.key: one.kind for one in document.outcomes} == {
        "deal_won": "success", "deal_lost": "failure", "laid_aside": "neutral",
    }  # fmt: skip


def test_m71_links_show_fixed_orders_and_ways_back() -> None:
    """[M71] A sequence where nearly all keep the order, a loop where many come back."""
    plan = (
        ("ask", 0),
        ("offer", 5),
        ("check", 5.5),
        ("build", 10),
        ("hand over", 15),
        ("won", 15.1),
    )
    facts = journeys(plan, n=40)
    facts += [Fact("ask", START + n * DAY + 12 * DAY, f"c{n}", f"a{n}") for n in range(0, 40, 4)]
    links = {
        (link.from_.key, link.to.key): link.kind for link in document_of(drafted(facts)[0]).links
    }
    assert links[("build", "ask")] == "loop"
    assert all(kind in ("sequence", "loop") for kind in links.values())


@pytest.mark.parametrize("seed", range(12))
def test_m71_logs_never_seen_give_maps_without_errors_and_95_percent_mapped(seed: int) -> None:
    """[M71] [M50] Odd names, ties, one-event cases, channels, events of no case: no error, >= 95 % mapped."""
    draw = random.Random(seed)  # noqa: S311 - a test
    names = draw.sample(ODD, draw.randint(1, len(ODD)))
    facts = []
    for number in range(draw.randint(1, 120)):
        at = START + draw.randrange(90) * DAY
        case = f"c{number}" if draw.random() < 0.95 else None
        account = f"a{draw.randrange(20)}" if draw.random() < 0.8 else None
        for _ in range(draw.choice((1, 1, 3, 8))):
            channel = draw.choice((None, "E-Mail", "email", "Ärger: “x”", "#1", "phone"))
            facts.append(Fact(draw.choice(names), at, case, account, None, channel))
            at += draw.choice((0, 1, 7)) * DAY
    draft, store = drafted(facts, sources=[SourceRow("log", zone="Europe/Berlin")])
    map_file = read_map_text(draft.yaml_text)
    errors = [one for one in find_problems(map_file, today=TODAY) if one.severity == "E"]
    assert errors == []
    laid = lay(resolve(map_file), store)
    coverage = measure_coverage(laid, Scope())
    coverage.check()
    assert (coverage.classes.mapped, coverage.classes.of) == (draft.mapped, draft.of)
    assert draft.mapped_share is None or draft.mapped_share >= 0.95
    assert document_of(draft).timezone == "Europe/Berlin"


def test_m71_many_names_still_give_a_map_that_can_be_read() -> None:
    """[M71] [M41] 900 names: rare ones stand together, no rule breaks its limit, no stage is too full."""
    facts = []
    for number in range(900):
        for place in range(4):
            name = f"event {(number * 7 + place * 211) % 900}"
            facts.append(Fact(name, START + (number + place) * DAY, f"c{number}", "a"))
    draft, _ = drafted(facts)
    document = document_of(draft)
    assert draft.mapped_share == 1.0
    assert len(document.stages) <= MOST
    assert max(len(stage.touchpoints) for stage in document.stages) <= MOST_IN_STAGE + 3
    errors = [
        one for one in find_problems(read_map_text(draft.yaml_text), today=TODAY) if one.severity == "E"
    ]  # fmt: skip
    assert errors == []


def test_m71_one_event_is_enough_and_none_is_told() -> None:
    """[M71] One event makes one stage; an empty store is a plain message."""
    draft, _ = drafted([fact("hello", "2026-03-01", case="c", account="a")])
    assert [str(stage.name) for stage in document_of(draft).stages] == ["Hello"]
    assert [(one.key, one.binding) for one in document_of(draft).outcomes] == [("ended", "none")]
    with pytest.raises(SourceError, match="no events"):
        draft_map(build_facts(open_memory(), []))


def test_m71_the_case_is_the_smallest_thing_that_ties_events_together() -> None:
    """[M71] Deals of one account are journeys of their own; line items that stand alone are none."""
    facts = [
        fact(name, us("2026-03-01") + at * DAY, case=f"deal{n}", account=f"a{n % 3}",
             objects=((("item", f"i{n}_{at}"),)))
        for n in range(12) for at, name in enumerate(("ask", "offer", "sign"))
    ]  # fmt: skip
    store = build_facts(open_memory(), facts, object_type="deal")
    assert draft_map(store).per == "deal"
    without_deals = [
        fact(name, us("2026-03-01") + (n + at) * DAY, account=f"a{n}")
        for n in range(12)
        for at, name in enumerate(("ask", "offer", "sign"))
    ]
    assert draft_map(build_facts(open_memory(), without_deals)).per == "account"


def test_m71_the_same_events_give_the_same_text_and_leave_nothing_behind() -> None:
    """[M71] Shuffled arrival changes no byte; drafting leaves the store as it was."""
    facts = journeys(PLAN, n=25, skip={"haggle": 3})
    store = build_facts(open_memory(), facts)
    before = store.engine.run(LEFT_BEHIND).first()
    first = draft_map(store)
    assert store.engine.run(LEFT_BEHIND).first() == before
    shuffled = list(facts)
    random.Random(9).shuffle(shuffled)  # noqa: S311 - a test
    assert draft_map(build_facts(open_memory(), shuffled)).yaml_text == first.yaml_text


def test_m71_comments_say_why_beside_what_they_speak_of() -> None:
    """[M71] Each touchpoint has its count above it; the head says what a journey follows."""
    draft, _ = drafted(journeys(PLAN, n=30))
    lines = draft.yaml_text.splitlines()
    for key in ("ask", "offer", "pay"):
        at = next(n for n, line in enumerate(lines) if f"binding: {key}" in line and "name" in line)
        before = [line for line in lines[max(0, at - 3) : at] if "30 events; seen in 30" in line]
        assert before, key
    assert lines[0].startswith("# A first draft from 180 events")
    assert "One journey follows one case" in draft.yaml_text


def test_m71_what_happens_on_the_way_begins_no_stage() -> None:
    """[M71] A step that few take on the way to one that all take belongs to the stage before it; a late step of a funnel does not."""
    on_the_way = [
        ("new", 100, 0.0),
        ("waiting", 20, 0.5),
        ("solved", 98, 0.55),
        ("closed", 100, 1.0),
    ]
    funnel = [("asked", 100, 0.0), ("offered", 60, 0.5), ("agreed", 30, 0.7), ("won", 12, 1.0)]
    stages = [
        [[point.lead.name for point in stage.points] for stage in group_into_stages(
            [SeenName(at, name, n, n, 0, position) for at, (name, n, position) in enumerate(log)], n_cases=100)]
        for log in (on_the_way, funnel)
    ]  # fmt: skip
    assert stages[0] == [["new", "waiting"], ["solved"], ["closed"]]
    assert [names[0] for names in stages[1]] == ["asked", "offered", "won"]


def test_m71_orders_in_which_nothing_happens_are_drawn_by_customer() -> None:
    """[M71] [A1] Orders of one event each: a journey follows the customer, and no order ends it."""
    facts = [
        fact("order cancelled" if n % 7 == 6 else "order", us("2026-03-01") + n * DAY, case=f"o{n}", account=f"a{n % 5}")
        for n in range(60)
    ]  # fmt: skip
    draft = draft_map(build_facts(open_memory(), facts, object_type="order"))
    assert (draft.per, draft.journeys, draft.mapped_share) == ("account", 5, 1.0)
    [ended] = read_map_text(draft.yaml_text).document.outcomes
    assert (ended.key, ended.binding) == ("ended", "none")
