"""Random small maps and random journeys for them, with ties, loops, open ends and ends taken back."""

import random

from journeys.facts_builder import Fact, us
from wayline.map import JsonObject, JsonValue

START = us("2026-01-05")
HOUR = 3_600_000_000
NAMES = ("a", "b", "c", "d", "e", "f", "won", "lost")
# As a cond `all` and `not` would join facts of different events; these ask one event.
PLAIN: tuple[JsonValue, ...] = (
    "a", "b", ["c", "d"], "e*", {"event": "a", "where": {"x": 1}}, {"where": {"x": 2}}, {"any": ["f", "b"]},
)  # fmt: skip


def _rule(draw: random.Random) -> JsonValue:
    name = draw.choice(NAMES[:6])
    where: JsonObject = {"x": draw.choice((1, 2))}
    forms: tuple[JsonValue, ...] = (
        name, name, name, [name, draw.choice(NAMES[:6])], f"{name}*",
        {"event": name, "where": where}, {"where": where}, {"event": name, "channel": "email"},
        {"all": [name, {"where": where}]}, {"any": [name, {"event": "f", "where": where}]},
        {"all": [name, {"not": {"where": where}}]},
    )  # fmt: skip
    return draw.choice(forms)


def _binding(draw: random.Random, *, takes: tuple[str, ...]) -> JsonValue:
    rule = _rule(draw)
    extra: JsonObject = {}
    if draw.random() < 0.3:
        extra["priority"] = draw.choice((1, 2))
    if takes and draw.random() < 0.35:
        extra["take"] = draw.choice(takes)
        if draw.random() < 0.5:
            extra["per"] = draw.choice(("person", "account"))
    if not extra:
        return rule
    plain: JsonObject = rule if isinstance(rule, dict) else {"event": rule}
    return {**plain, **extra}


def random_map(seed: int, *, per: str) -> JsonObject:
    """A map whose stages are entered by bindings, entries or touchpoints, all mixed.

    No `take: last` for accounts and persons: whether an event is the last of an instance depends on
    where the next one begins, and that on the events taken.
    """
    draw = random.Random(seed)  # noqa: S311 - a test
    takes = ("first", "last", "each") if per == "case" else ("first", "each")
    style = draw.choice(("explicit", "implicit", "mixed"))
    stages: list[JsonValue] = [
        _stage(draw, number, style=style, takes=takes) for number in range(draw.randrange(1, 5))
    ]
    plain: JsonObject = {"wayline": 1, "key": "m", "name": "M", "timezone": "UTC", "stages": stages}
    if draw.random() < 0.8:
        kinds = (("won", "success"), ("lost", "failure"), ("parked", "neutral"))
        plain["outcomes"] = [
            {"key": key, "name": key, "kind": kind, "ends": draw.random() < 0.85,
             "binding": key if draw.random() < 0.7 else _rule(draw)}
            for key, kind in kinds[: draw.randrange(1, 4)]
        ]  # fmt: skip
    if draw.random() < 0.5:
        plain["dead_after"] = f"{draw.choice((2, 4, 9))} days"
    if draw.random() < 0.5:
        plain["ignore"] = [draw.choice(("f", "e*"))]
    return plain


def _stage(draw: random.Random, number: int, *, style: str, takes: tuple[str, ...]) -> JsonObject:
    points: list[JsonValue] = [
        _point(draw, f"t{number}_{at}", takes=takes) for at in range(draw.randrange(4))
    ]
    stage: JsonObject = {"key": f"s{number}", "name": f"Stage {number}", "touchpoints": points}
    if number and draw.random() < 0.3:
        stage["optional"] = True
    is_explicit = style == "explicit" or (style == "mixed" and draw.random() < 0.5)
    if is_explicit and draw.random() < 0.75:
        stage["binding"] = _binding(draw, takes=("first", "each"))
    elif is_explicit:
        stage["entry"] = draw.choice(PLAIN)
    return stage


def _point(draw: random.Random, key: str, *, takes: tuple[str, ...]) -> JsonObject:
    point: JsonObject = {"key": key, "name": f"Point {key}"}
    if draw.random() < 0.9:
        point["binding"] = _binding(draw, takes=takes)
    if draw.random() < 0.2:
        point["kind"] = "milestone"
    if draw.random() < 0.4:
        point["channels"] = [draw.choice(("email", "phone"))]
    return point


def random_facts(seed: int, *, cases: int) -> list[Fact]:
    """Events in whole half days, so that ties are common; some without a case, an account, a person."""
    draw = random.Random(seed)  # noqa: S311 - a test
    facts: list[Fact] = []
    for number in range(cases):
        at = START + draw.randrange(60) * 12 * HOUR
        account = draw.choice((f"a{draw.randrange(cases)}", f"a{draw.randrange(cases)}", None))
        for _ in range(draw.randrange(1, 11)):
            facts.append(
                Fact(
                    draw.choice(NAMES), at, f"c{number}" if draw.random() < 0.9 else None, account,
                    draw.choice((f"p{draw.randrange(cases)}", f"p{draw.randrange(3)}", None)),
                    draw.choice(("email", "E-Mail", "phone", None)),
                    properties={"x": draw.choice((1, 2, 3))},
                )
            )  # fmt: skip
            at += draw.choice((0, 0, 0, 1, 2, 5, 20)) * 12 * HOUR
    draw.shuffle(facts)
    return facts
