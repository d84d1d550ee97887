"""The cheapest alignment against slow and simple ways to find it [A16]."""

import random
from collections.abc import Iterator, Sequence
from itertools import combinations, permutations, product

import pytest

from wayline.journeys.alignment import Departure, align
from wayline.journeys.conformance_model import Block, Edge, Route, bits, read_routes, union
from wayline.journeys.likeness import Likeness
from wayline.map import CheckedMap, read_map_text, resolve


def mask(*codes: int) -> int:
    return union(1 << code for code in codes)


def in_line(*blocks: Block, repeatable: int = 0) -> Route:
    last = len(blocks) - 1
    edges = tuple((Edge(at + 1),) if at < last else () for at in range(len(blocks)))
    return Route(None, blocks, edges, (0,), frozenset({last}), repeatable=repeatable)


def required(*codes: int) -> Block:
    return Block(mask(*codes), tuple(1 << code for code in codes))


def common(first: Sequence[int], second: Sequence[int]) -> int:
    """The length of the longest common subsequence."""
    rows = [[0] * (len(second) + 1) for _ in range(len(first) + 1)]
    for i, a in enumerate(first):
        for j, b in enumerate(second):
            rows[i + 1][j + 1] = rows[i][j] + 1 if a == b else max(rows[i][j + 1], rows[i + 1][j])
    return rows[-1][-1]


Word = tuple[tuple[int, int], ...]  # steps in order, each with what its absence costs
NEVER = 99


def words(route: Route) -> Iterator[Word]:
    """Every order of first occurrences that the route allows.

    A word is what one would write down by hand: block after block, of each block some of its steps in some
    order that no sequence forbids, with all that is owed. A short cut after a step needs that step to
    have come: its absence then costs more than anything else.
    """
    for start in route.starts:
        yield from words_from(route, start, 0)


def words_from(route: Route, at: int, done: int) -> Iterator[Word]:
    for word in words_of_block(route, at, done):
        after = done | mask(*(code for code, _ in word))
        if at in route.finals:
            yield word
        for edge in route.edges[at]:
            if not edge.after:
                yield from (word + rest for rest in words_from(route, edge.to, after))
            elif edge.after & after:
                held = tuple((c, NEVER if edge.after >> c & 1 else cost) for c, cost in word)
                yield from (held + rest for rest in words_from(route, edge.to, after))


def words_of_block(route: Route, at: int, done: int) -> Iterator[Word]:
    block = route.blocks[at]
    free = [code for code in bits(block.admitted) if not done >> code & 1]
    owed = union(block.owed)
    for size in range(len(free) + 1):
        for order in permutations(free, size):
            is_paid = all(group & (done | mask(*order)) for group in block.owed)
            if is_paid and is_in_order(route, order):
                yield tuple((code, owed >> code & 1) for code in order)


def is_in_order(route: Route, order: Sequence[int]) -> bool:
    return not any(route.later.get(b, 0) >> a & 1 for a, b in combinations(order, 2))


def slow_cost(route: Route, trace: Sequence[int]) -> int:
    """The minimum over all words of the language, each compared with the trace step by step."""
    best = len(trace) + 99
    for word in set(words(route)):
        best = min(best, against_word(route, word, trace))
    return best


def against_word(route: Route, word: Word, trace: Sequence[int]) -> int:
    known: dict[tuple[int, int, int], int] = {}

    def cost(i: int, j: int, seen: int) -> int:
        key = (i, j, seen)
        if key not in known:
            known[key] = fresh(i, j, seen)
        return known[key]

    def fresh(i: int, j: int, seen: int) -> int:
        choices = []
        if i == len(trace) and j == len(word):
            return 0
        if j < len(word):  # the step of the word never came
            choices.append(word[j][1] + cost(i, j + 1, seen))
        if i < len(trace):
            step = trace[i]
            again = seen >> step & 1 and route.repeatable >> step & 1
            choices.append((0 if again else 1) + cost(i + 1, j, seen))
            if j < len(word) and word[j][0] == step:
                choices.append(cost(i + 1, j + 1, seen | 1 << step))
        return min(choices)

    return cost(0, 0, 0)


def test_a16_a_line_of_steps_costs_what_the_longest_common_subsequence_says() -> None:
    """[A16] Oracle: cost = |trace| + |model| - 2 LCS on linear paths."""
    draw = random.Random(16)  # noqa: S311 - a test
    for _ in range(20_000):
        length = draw.randint(1, 6)
        trace = [draw.randint(1, length + 1) for _ in range(draw.randint(0, 9))]
        model = list(range(1, length + 1))
        found = align(in_line(*(required(code) for code in model)), trace)
        assert found.cost == len(trace) + length - 2 * common(trace, model), (length, trace)
        assert not found.approximate


def random_route(draw: random.Random) -> Route:
    """Up to three blocks of up to three steps: optional ones, alternatives, orders, repeats, short cuts."""
    sizes = [draw.randint(1, 3 if at == 0 else 2) for at in range(draw.randint(1, 3))]
    codes = list(range(1, sum(sizes) + 1))
    parts = [codes[sum(sizes[:at]) : sum(sizes[: at + 1])] for at in range(len(sizes))]
    blocks, later = [], {}
    for part in parts:
        groups = [1 << code for code in part if draw.random() < 0.7]
        if len(groups) > 1 and draw.random() < 0.3:
            groups = [groups[0] | groups[1], *groups[2:]]
        blocks.append(Block(mask(*part), tuple(groups)))
        # No order among alternatives: which of them may still come is asked in a test of its own.
        if len(part) > 1 and draw.random() < 0.5 and all(g.bit_count() == 1 for g in groups):
            later[part[0]] = mask(*part[1:])
    edges = [[Edge(at + 1)] if at + 1 < len(parts) else [] for at in range(len(parts))]
    if len(parts) == 3 and draw.random() < 0.4:
        edges[0].append(Edge(2, draw.choice((0, 1 << parts[0][0]))))
    repeatable = mask(*(code for code in codes if draw.random() < 0.5))
    lines = tuple(tuple(one) for one in edges)
    return Route(None, tuple(blocks), lines, (0,), frozenset({len(parts) - 1}), later, repeatable)


def test_a16_blocks_cost_the_minimum_over_all_sequences_of_the_language() -> None:
    """[A16] Oracle: brute force on 20,000 random traces, no mismatch."""
    draw = random.Random(61)  # noqa: S311 - a test
    for _ in range(2_000):
        route = random_route(draw)
        every = set(words(route))
        steps = list(bits(route.steps))
        for _ in range(10):
            trace = [draw.choice(steps) for _ in range(draw.randint(0, 5))]
            slow = min(against_word(route, word, trace) for word in every)
            found = align(route, trace)
            assert found.cost == slow, (route, trace)
            assert not found.approximate


def test_a16_every_small_trace_of_one_rich_route() -> None:
    """[A16] All 1,365 traces of up to five events over four steps, not a sample of them."""
    route = Route(
        None,
        (Block(mask(1, 2), (mask(1), mask(2))), Block(mask(3, 4), (mask(4),))),
        ((Edge(1),), ()), (0,), frozenset({1}), {1: mask(2)}, mask(3, 4),
    )  # fmt: skip
    for length in range(6):
        for trace in product((1, 2, 3, 4), repeat=length):
            assert align(route, trace).cost == slow_cost(route, trace), trace


def test_a16_the_cost_is_what_the_departures_say() -> None:
    """[A16] Missing and too much sum to the cost; a pair out of sequence is one deviation and costs two."""
    draw = random.Random(7)  # noqa: S311 - a test
    for _ in range(3_000):
        route = random_route(draw)
        trace = [draw.randint(1, 7) for _ in range(draw.randint(0, 7))]
        found = align(route, trace)
        extra = [one for one in found.departures if one.at is not None]
        missing = [one for one in found.departures if one.at is None]
        pairs = found.cost - len(extra) - len(missing)
        outs = {one.step for one in found.departures if one.kind == "out_of_sequence"}
        assert 0 <= pairs <= len(outs)
        assert all(trace[one.at] == one.step for one in extra if one.at is not None)
        assert {one.kind for one in missing} <= {"missing"}
        assert not {one.step for one in missing} & outs


def kinds(found: tuple[Departure, ...]) -> list[tuple[str, int, int | None]]:
    return [(one.kind, one.step, one.at) for one in found]


@pytest.mark.parametrize(
    ("trace", "expected"),
    [
        ((1, 2, 3), []),
        ((1, 3), [("missing", 2, None)]),
        ((1, 2, 9, 3), [("ad_hoc", 9, 2)]),
        ((2, 1, 3), [("out_of_sequence", 1, 1)]),
        ((1, 2, 2, 3), [("loop", 2, 2)]),
        ((), [("missing", 1, None), ("missing", 2, None), ("missing", 3, None)]),
    ],
)
def test_a16_kinds_by_hand(
    trace: tuple[int, ...], expected: list[tuple[str, int, int | None]]
) -> None:
    """[A16] The table of kinds, on the plainest of all routes."""
    route = in_line(required(1), required(2), required(3))
    assert kinds(align(route, trace).departures) == expected


def test_a16_a_repeatable_step_may_come_again_at_any_later_time() -> None:
    """[A16] Only what is not repeatable is a loop."""
    route = in_line(required(1), required(2), repeatable=mask(1))
    assert align(route, (1, 1, 2, 1)).cost == 0
    assert kinds(align(route, (1, 2, 2)).departures) == [("loop", 2, 2)]


def test_a16_an_open_journey_misses_nothing_that_may_still_come() -> None:
    """[A16] Prefix alignment: what comes after the last matched step is not missing; what it passed is."""
    route = in_line(required(1, 2), required(3), required(4))
    assert align(route, (1,), is_whole=False).cost == 0
    assert align(route, (), is_whole=False).cost == 0
    passed = align(route, (1, 3), is_whole=False)
    assert kinds(passed.departures) == [("missing", 2, None)]


def test_a16_what_came_before_the_data_is_not_missing() -> None:
    """[A16] [L5] A journey that began before its data may start in any block."""
    route = in_line(required(1), required(2, 3), required(4))
    assert align(route, (3, 4), begins_before=True).cost == 0
    assert align(route, (3, 4)).cost == 2
    short = in_line(required(1), required(2), required(4))
    assert kinds(align(short, (1, 4), begins_before=True).departures) == [("missing", 2, None)]


def test_a16_beyond_its_bound_the_cost_is_a_lower_bound_and_says_so() -> None:
    """[A16] 200,000 states, else a lower bound with `approximate`."""
    route = in_line(*(required(code) for code in range(1, 9)))
    trace = tuple(reversed(range(1, 9))) * 3
    exact = align(route, trace)
    short = align(route, trace, most_states=20)
    assert short.approximate
    assert not exact.approximate
    assert 0 < short.cost <= exact.cost == len(trace) + 8 - 2 * common(trace, range(1, 9))


MAP = """
wayline: 1
key: shop
name: A shop
timezone: UTC
stages:
  - key: choose
    name: Choosing
    touchpoints:
      - {key: look, name: We look, binding: look}
      - {key: ask, name: We ask, binding: ask, mandatory: false}
      - {key: untold, name: Nothing tells}
  - key: fitting
    name: Trying on
    optional: true
    touchpoints: [{key: try, name: We try, binding: try}]
  - key: pay
    name: Paying
    touchpoints:
      - {key: card, name: We pay by card, binding: card, repeatable: false}
      - {key: invoice, name: We pay by invoice, binding: invoice, repeatable: false}
  - key: get
    name: Getting it
    touchpoints:
      - {key: pack, name: It is packed, binding: pack, repeatable: false}
      - {key: ship, name: It is sent, binding: ship, repeatable: false}
links: []
"""


def shop(links: str = "[]", **replaced: str) -> CheckedMap:
    text = MAP.replace("links: []", f"links: {links}")
    for old, new in replaced.items():
        text = text.replace(f"key: {old}\n", f"key: {old}\n    {new}\n")
    return resolve(read_map_text(text))


def costs(journey_map: CheckedMap, trace: str, *, is_whole: bool = True) -> int:
    codes = {point.key: code for code, (point, _) in enumerate(journey_map.touchpoints, start=1)}
    route = read_routes(journey_map)[0]
    return align(route, [codes[key] for key in trace.split()], is_whole=is_whole).cost


def test_a16_a_stage_is_a_block_in_any_order_and_an_optional_one_may_be_skipped() -> None:
    """[A16] One block per stage in `next` order; unbound touchpoints cannot be missing."""
    plain = shop()
    assert costs(plain, "look try card invoice ship pack") == 0
    assert costs(plain, "look card invoice pack ship") == 0
    assert costs(plain, "ask look invoice card pack ship") == 0
    assert costs(plain, "look card invoice pack") == 1
    assert costs(plain, "card look invoice pack ship") == 2


@pytest.mark.parametrize(
    ("link", "trace", "without", "with_it"),
    [
        ("sequence, from: touchpoint:pack, to: touchpoint:ship", "look card invoice ship pack", 0, 2),
        ("alternative, from: touchpoint:card, to: touchpoint:invoice", "look card pack ship", 1, 0),
        ("alternative, from: touchpoint:look, to: touchpoint:pack", "look pack ship", 2, 0),
        ("parallel, from: touchpoint:card, to: touchpoint:pack", "look invoice pack card ship", 2, 0),
        ("loop, from: touchpoint:ship, to: touchpoint:pack", "look card invoice pack ship pack ship", 2, 0),
        ("loop, from: touchpoint:ship, to: touchpoint:card", "look card invoice pack ship card pack ship", 3, 0),
        ("message, from: touchpoint:look, to: touchpoint:ship", "look ship pack", 2, 2),
    ],
)  # fmt: skip
def test_a16_what_each_kind_of_link_allows(
    link: str, trace: str, without: int, with_it: int
) -> None:
    """[A16] `sequence` splits a block; `alternative`, `parallel` and `loop` are extra edges; others add none."""
    assert costs(shop(), trace) == without
    assert costs(shop("[{kind: " + link + "}]"), trace) == with_it


def test_a16_next_may_branch_and_lead_back() -> None:
    """[A16] Blocks follow `next`: a branch is a choice, a way back opens a loop."""
    branching = shop(choose="next: [fitting, get]")
    assert costs(branching, "look pack ship") == 0
    assert costs(shop(), "look pack ship") == 2
    leading_back = shop(get="next: [choose]")
    assert costs(leading_back, "look card invoice pack ship look card invoice pack ship") == 0
    assert costs(shop(), "look card invoice pack ship look card invoice pack ship") == 4


def test_a16_a_path_is_a_line_of_its_own_steps() -> None:
    """[A16] Paths are matched on their own steps; one never to be taken is no route."""
    text = MAP + (
        "paths:\n"
        "  - {key: quick, name: Quick, steps: [look, card, ship]}\n"
        "  - {key: never, name: Never, kind: anti_journey, steps: [ship, card]}\n"
        "  - {key: empty, name: Empty, steps: [untold]}\n"
    )
    routes = read_routes(resolve(read_map_text(text)))
    assert [route.path for route in routes] == [None, "quick"]
    assert align(routes[1], (1, 5, 8)).cost == 0
    assert kinds(align(routes[1], (1, 5, 7, 8)).departures) == [("ad_hoc", 7, 2)]


def test_a16_sequences_that_differ_in_steps_alike_are_aligned_as_each_is_alone() -> None:
    """[A16] Cost and departures, their order too, on routes with links, alternatives, and steps alike."""
    draw = random.Random(77)  # noqa: S311 - a test
    shared = 0
    for _ in range(400):
        route = random_route(draw) if draw.random() < 0.5 else in_line(
            required(1, 2, 3), Block(mask(4, 5, 6), tuple(1 << code for code in (4, 5, 6)[: draw.randint(0, 3)])),
            repeatable=draw.choice((0, mask(1, 2, 3), mask(5))),
        )  # fmt: skip
        together = Likeness(route)
        for _ in range(40):
            trace = [draw.randint(1, 8) for _ in range(draw.randint(0, 8))]
            is_whole, before = draw.random() < 0.5, draw.random() < 0.3
            found = together.align(trace, is_whole=is_whole, begins_before=before)
            assert found == align(route, trace, is_whole=is_whole, begins_before=before)
        shared += 40 - len(together.known)
    assert shared > 2_000
    given_up = Likeness(in_line(required(*range(1, 7)), required(*range(7, 13))))
    long = [draw.randint(1, 12) for _ in range(120)]
    assert given_up.align(long) == align(given_up.route, long)
