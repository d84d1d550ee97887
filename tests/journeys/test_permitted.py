"""Which step may follow which by the map, against all words of small languages [A17]."""

import random
from collections.abc import Iterator
from itertools import pairwise, permutations

import pytest

from journeys.test_alignment import MAP, in_line, mask, required, shop
from wayline.journeys import permitted_steps
from wayline.journeys.conformance_model import Block, Edge, Route, bits, union
from wayline.journeys.permitted import can_follow
from wayline.map import read_map_text, resolve

LOOPS = 3
Word = tuple[int, ...]


def words(route: Route) -> Iterator[Word]:
    """Every word of the route with at most three ways back, as one would write it down by hand."""
    for start in route.starts:
        yield from words_from(route, start, 0, loops=LOOPS)


def words_from(route: Route, at: int, done: int, *, loops: int) -> Iterator[Word]:
    for word in words_of_block(route, at, done):
        after = done | mask(*word)
        if at in route.finals:
            yield word
        for edge in route.edges[at]:
            is_back = edge.to <= at
            if (edge.after and not edge.after & after) or (is_back and not loops):
                continue
            kept = after & ~between(route, edge.to, at) if is_back else after
            rests = words_from(route, edge.to, kept, loops=loops - is_back)
            yield from (word + rest for rest in rests)


def between(route: Route, first: int, last: int) -> int:
    return union(block.admitted for block in route.blocks[first : last + 1])


def words_of_block(route: Route, at: int, done: int) -> Iterator[Word]:
    block = route.blocks[at]
    free = [code for code in bits(block.admitted) if not done >> code & 1]
    for size in range(len(free) + 1):
        for order in permutations(free, size):
            is_paid = all(group & (done | mask(*order)) for group in block.owed)
            if is_paid and is_in_order(route, order, done):
                yield order


def is_in_order(route: Route, order: Word, done: int) -> bool:
    """No step comes for the first time behind one that has to follow it."""
    so_far = (done | mask(*order[:at]) for at in range(len(order)))
    return not any(route.later.get(b, 0) & seen for b, seen in zip(order, so_far, strict=True))


def pairs_of(route: Route) -> set[tuple[int, int]]:
    """What follows what in any word; a repeatable step of a word also follows itself."""
    found: set[tuple[int, int]] = set()
    for word in words(route):
        found |= set(pairwise(word))
        found |= {(step, step) for step in word if route.repeatable >> step & 1}
    return found


def random_route(draw: random.Random) -> Route:
    """Two or three blocks of one or two steps: optional, alternatives, orders, short cuts, ways back."""
    sizes = [draw.randint(1, 2) for _ in range(draw.randint(2, 3))]
    codes = list(range(1, sum(sizes) + 1))
    parts = [codes[sum(sizes[:at]) : sum(sizes[: at + 1])] for at in range(len(sizes))]
    blocks, later = [], {}
    for part in parts:
        groups = [1 << code for code in part if draw.random() < 0.6]
        if len(groups) > 1 and draw.random() < 0.3:
            groups = [groups[0] | groups[1]]
        blocks.append(Block(mask(*part), tuple(groups)))
        if len(part) > 1 and draw.random() < 0.4:
            later[part[0]] = mask(*part[1:])
    edges = [[Edge(at + 1)] if at + 1 < len(parts) else [] for at in range(len(parts))]
    if len(parts) == 3 and draw.random() < 0.4:
        edges[0].append(Edge(2, draw.choice((0, 1 << parts[0][0]))))
    if draw.random() < 0.5:
        origin = draw.randrange(1, len(parts))
        edges[origin].append(
            Edge(draw.randrange(origin), draw.choice((0, 1 << parts[origin][0])))
        )  # fmt: skip
    elif draw.random() < 0.4:  # steps may come in two blocks, side by side with those of the second
        blocks[1] = Block(blocks[1].admitted | blocks[0].admitted, blocks[1].owed)
        blocks[0] = Block(blocks[0].admitted)
    repeatable = mask(*(code for code in codes if draw.random() < 0.5))
    lines = tuple(tuple(one) for one in edges)
    return Route(None, tuple(blocks), lines, (0,), frozenset({len(parts) - 1}), later, repeatable)


def test_a17_the_permitted_steps_are_those_of_all_words_up_to_three_loops() -> None:
    """[A17] Oracle: enumeration of the path language, 120 random routes, every pair of each."""
    draw = random.Random(17)  # noqa: S311 - a test
    for _ in range(120):
        route = random_route(draw)
        steps = list(bits(route.steps))
        found = {(a, b) for a in steps for b in steps if can_follow(route, a, after=b)}
        assert found == pairs_of(route), route


def test_a17_a_step_that_another_route_needs_is_not_of_this_one() -> None:
    assert not can_follow(in_line(required(1), required(2)), 1, after=3)


@pytest.mark.parametrize(
    ("links", "a", "b", "is_permitted"),
    [
        ("[]", "look", "card", True),  # the stage between may be skipped
        ("[]", "ask", "try", True),
        ("[]", "look", "pack", False),  # somebody has to pay
        ("[]", "card", "invoice", True),  # a stage in any order
        ("[]", "look", "look", True),
        ("[]", "card", "card", False),
        ("[]", "ship", "card", False),
        ("[]", "look", "untold", False),
        ("[{kind: sequence, from: touchpoint:pack, to: touchpoint:ship}]", "ship", "pack", False),
        ("[{kind: alternative, from: touchpoint:card, to: touchpoint:invoice}]", "card", "ship", True),
        ("[{kind: loop, from: touchpoint:ship, to: touchpoint:card}]", "ship", "card", True),
        ("[{kind: message, from: touchpoint:look, to: touchpoint:ship}]", "look", "ship", True),
    ],
)  # fmt: skip
def test_a17_what_the_map_lets_follow(links: str, a: str, b: str, *, is_permitted: bool) -> None:
    """[A17] Optional steps skipped, blocks in any order, drawn links as they are drawn."""
    assert permitted_steps(shop(links), [(a, b)]) == ({(a, b)} if is_permitted else set())


def test_a17_any_path_of_the_map_may_permit_a_step() -> None:
    path = "paths: [{key: quick, name: Quick, steps: [look, ship]}]\n"
    assert permitted_steps(shop(), [("look", "ship")]) == set()
    assert permitted_steps(resolve(read_map_text(MAP + path)), [("look", "ship")]) == {
        ("look", "ship")
    }
