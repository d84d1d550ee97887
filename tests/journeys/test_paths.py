"""Paths of stakeholders and the gates that wait for them, against brute force on random journeys [M49]."""

import random
from collections import defaultdict
from collections.abc import Iterator

import pytest

from journeys.facts_builder import Fact, change, us
from journeys.test_cases_by_hand import lay_on, told
from wayline.journeys import LaidMap, make_deviations

HOUR = 3_600_000_000
START = us("2026-03-02")
HORIZON = us("2026-04-01")
LIMIT = 48 * HOUR
MAP = """
personas:
  - {{key: engineer, name: Engineer, stakeholder: technical}}
  - {{key: counsel, name: Counsel, stakeholder: legal}}
  - {{key: controller, name: Controller, stakeholder: financial}}
paths:
  - {{key: technical, name: Technical, persona: engineer, steps: [talk, visit], standard: 48 hours}}
  - {{key: legal, name: Legal, persona: counsel, steps: [terms], done: {{event: agreed, where: {{open: 0}}}}, standard: 48 hours}}
  - {{key: financial, name: Financial, persona: controller, steps: [cost], done: {{all: [budget, {{seen: touchpoint:cost, times: 2}}]}},
     applies_when: {{is: {{account.size: big}}}}}}
stages:
  - key: ask
    name: Asking
    binding: hello
    touchpoints: [{{key: hi, name: Hello, binding: hello}}]
  - key: choose
    name: Choosing
    binding: choose
    exit: {{gate: {{paths: [technical, legal, financial], need: {need}}}}}
    touchpoints:
      - {{key: talk, name: Talk, binding: talk}}
      - {{key: visit, name: Visit, binding: visit}}
      - {{key: terms, name: Terms, binding: terms}}
      - {{key: cost, name: Cost, binding: cost}}
  - {{key: build, name: Building, binding: build}}
outcomes:
  - {{key: won, name: Won, kind: success, binding: won}}
  - {{key: lost, name: Lost, kind: failure, binding: lost}}
"""
WORDS = (
    "talk",
    "visit",
    "terms",
    "agreed",
    "cost",
    "budget",
    "choose",
    "build",
    "won",
    "lost",
    "noise",
)
NEEDS = {"all": 3, "any": 1, "quorum(2)": 2}
STAGES = {"hello": 1, "choose": 2, "build": 3}
Run = tuple[str, str, int, int, int | None, int | None, str]


def random_facts(seed: int, cases: int) -> list[Fact]:
    """Journeys in steps of six hours, with ties; a third begins without the first stage."""
    draw = random.Random(seed)  # noqa: S311 - a test
    facts: list[Fact] = []
    for number in range(cases):
        at = START + draw.randrange(40) * 6 * HOUR
        names = ["hello"] * (draw.random() < 0.7) + [
            draw.choice(WORDS) for _ in range(draw.randrange(1, 14))
        ]
        for name in names:
            properties = {"open": draw.choice((0, 0, 2))}
            facts.append(Fact(name, at, f"c{number}", f"a{number}", properties=properties))
            at += draw.choice((0, 0, 1, 2, 9)) * 6 * HOUR
    return facts


class Story:
    """One journey up to its end, and what its paths came to."""

    def __init__(self, case: str, events: list[Fact], *, is_big: bool) -> None:
        self.case, self.is_big = case, is_big
        self.openings: list[list[Fact]] = [[]]
        self.entries: list[tuple[int, int, int]] = []  # (opening, stage, time)
        self.ended_us: int | None = None
        stage, is_open = 0, True
        for one in events:
            target = STAGES.get(one.name)
            if not is_open and target is None:
                continue
            if not is_open:
                self.openings.append([])
                self.ended_us, stage, is_open = None, 0, True
            self.openings[-1].append(one)
            if target is not None and target != stage:
                self.entries.append((len(self.openings), target, one.ts_us))
                stage = target
            if one.name in ("won", "lost"):
                self.ended_us, is_open = one.ts_us, False
        self.live = [one for opening in self.openings for one in opening]

    @property
    def begun_us(self) -> int:
        """The entry of the first stage if that comes first, else the first event."""
        starts_well = bool(self.entries) and self.entries[0][1] == 1
        return self.entries[0][2] if starts_well else self.live[0].ts_us

    def first(self, *names: str) -> int | None:
        return min((one.ts_us for one in self.live if one.name in names), default=None)

    def done(self) -> dict[str, int | None]:
        """When each path that counts was done."""
        agreed = [
            e.ts_us
            for e in self.live
            if e.name == "agreed" and (e.properties or {}).get("open") == 0
        ]
        found = {"technical": self.first("visit"), "legal": min(agreed, default=None)}
        if not self.is_big:
            return found
        costs = [e.ts_us for e in self.live if e.name == "cost"]
        budget = self.first("budget")
        both = budget is not None and len(costs) > 1
        return {**found, "financial": max(budget or 0, costs[1]) if both else None}

    def runs(self) -> Iterator[Run]:
        steps = {"technical": ("talk", "visit"), "legal": ("terms",), "financial": ("cost",)}
        gate = [us for _, stage, us in self.entries if stage == 2]
        for path, done in self.done().items():
            first = self.first(*steps[path])
            if first is None and done is None:
                continue
            first_us = done if first is None else first
            breach = None if path == "financial" else (first_us or 0) + LIMIT
            end = min(self.ended_us or HORIZON, HORIZON)
            is_late = done is None and breach is not None and breach < end
            state = "done" if done is not None else "late" if is_late else "open"
            started = gate[0] if gate else self.begun_us
            yield self.case, path, started, first_us or 0, done, breach, state

    def gate(self, need: str) -> int | None:
        """When the gate opened: a path that does not count leaves it, a quorum too large becomes all."""
        done = self.done()
        through = sorted(us for us in done.values() if us is not None)
        wanted = min(NEEDS[need], len(done))
        return through[wanted - 1] if len(through) >= wanted else None

    def visits(self, need: str) -> Iterator[tuple[str, int, int | None, bool]]:
        """(case, entered, completed, went on though the gate was shut) of each stay in the second stage."""
        opened = self.gate(need)
        for at, (opening, stage, entered) in enumerate(self.entries):
            if stage != 2:
                continue
            later = self.entries[at + 1] if at + 1 < len(self.entries) else None
            is_left = later is not None and later[0] == opening
            ends = [e.ts_us for e in self.openings[opening - 1] if e.name in ("won", "lost")]
            left = later[2] if is_left and later else ends[0] if ends else HORIZON
            is_met = opened is not None and opened <= left
            completed = max(entered, opened) if is_met and opened is not None else None
            went_on = is_left and later is not None and later[1] == 3
            yield self.case, entered, completed, went_on and not is_met


@pytest.fixture(scope="module", params=list(NEEDS))
def world(request: pytest.FixtureRequest) -> tuple[str, LaidMap, list[Story]]:
    need = str(request.param)
    facts = random_facts(3, 700)
    is_big = {f"a{number}": number % 2 == 0 for number in range(700)}
    changes = [
        change("account", key, "size", "big", "2026-01-01") for key, big in is_big.items() if big
    ]
    laid = lay_on(MAP.format(need=need), facts, horizon="2026-04-01", changes=changes)
    cases: dict[str, list[Fact]] = defaultdict(list)
    for one in facts:
        cases[str(one.case)].append(one)
    stories = [Story(case, events, is_big=is_big[f"a{case[1:]}"]) for case, events in cases.items()]
    return need, laid, stories


def rows_of(
    laid: LaidMap, columns: str, table: str, where: str = "TRUE"
) -> set[tuple[object, ...]]:
    sql = (
        f"SELECT j.case_key, {columns} FROM {laid.schema}.{table} x"
        f" JOIN {laid.schema}.journeys j ON j.journey_id = x.journey_id"
        f" LEFT JOIN {laid.schema}.paths p ON {'p.code = x.path' if table == 'path_runs' else 'FALSE'}"
        f" WHERE {where}"
    )
    return set(laid.engine.run(sql).rows)


def test_m49_path_runs_are_open_late_or_done_as_brute_force_says(
    world: tuple[str, LaidMap, list[Story]],
) -> None:
    """[M49] From the first credited step to `done`; no row = not begun."""
    _, laid, stories = world
    columns = "p.key, x.started_us, x.first_step_us, x.done_us, x.breach_us, x.state"
    assert (
        rows_of(laid, columns, "path_runs") ^ {run for one in stories for run in one.runs()}
        == set()
    )


def test_m49_a_gate_opens_when_enough_of_the_paths_that_count_are_done(
    world: tuple[str, LaidMap, list[Story]],
) -> None:
    """[M49] All, any, or a quorum; a path whose `applies_when` is false leaves the gate."""
    need, laid, stories = world
    opened = {
        (one.case, us) for one in stories if (us := one.gate(need)) is not None and us <= HORIZON
    }
    assert rows_of(laid, "x.at_us", "gates_passed") ^ opened == set()


def test_m47_an_open_gate_completes_the_visit_and_a_shut_one_makes_going_on_a_deviation(
    world: tuple[str, LaidMap, list[Story]],
) -> None:
    """[M47] [M49] [A16] `completed_at` at the gate, at the entry at the earliest; else `skipped_gate`."""
    need, laid, stories = world
    make_deviations(laid)
    visits = {line for one in stories for line in one.visits(need)}
    found = rows_of(laid, "x.entered_us, x.completed_us", "stage_visits", "x.stage = 2")
    assert found ^ {line[:3] for line in visits} == set()
    sql = (
        f"SELECT j.case_key, count(*) AS n FROM {laid.schema}.deviations d JOIN {laid.schema}.journeys j"
        " ON j.journey_id = d.journey_id WHERE d.kind = 'skipped_gate' GROUP BY 1"
    )
    counted: dict[str, int] = defaultdict(int)
    for case, _, _, skipped in visits:
        counted[case] += skipped
    found_skips = {(str(case), int(str(n))) for case, n in laid.engine.run(sql).rows}
    assert found_skips == {(case, n) for case, n in counted.items() if n}


def test_m49_a_gate_no_path_holds_shut_is_open_from_the_begin() -> None:
    """[M49] Paths with `applies_when` false leave the gate."""
    text = """
paths: [{key: legal, name: Legal, steps: [], done: agreed, applies_when: {is: {account.size: big}}}]
stages:
  - {key: one, name: One, binding: hello, exit: {gate: {paths: [legal]}}}
"""
    facts = [Fact("hello", START, "c", "a")]
    laid = lay_on(text, facts)
    assert told(laid, "e.stage") == [(1,)]
    assert rows_of(laid, "x.completed_us", "stage_visits") == {("c", START)}


BEHIND_A_GATE = """
paths:
  - {key: legal, name: Legal, steps: [], done: agreed}
  - {key: financial, name: Financial, steps: [], done: budget, applies_when: {is: {account.size: big}}}
stages:
  - {key: one, name: One, binding: hello}
  - {key: two, name: Two, entry: {all: [go, {gate: {paths: [legal, financial], need: NEED}}]}}
outcomes: [{key: won, name: Won, kind: success, when: {all: [{seen: stage:two}, paid]}}]
"""


@pytest.mark.parametrize(
    ("need", "is_big", "names", "stages"),
    [
        ("all", False, "hello go agreed note", [1, 1, 2, 2]),  # the gate opens: then it is entered
        ("all", False, "hello agreed go", [1, 1, 2]),
        ("all", True, "hello agreed go note budget", [1, 1, 1, 1, 2]),
        ("any", True, "hello go budget", [1, 1, 2]),
        ("quorum(2)", True, "hello go agreed budget", [1, 1, 1, 2]),
        ("quorum(2)", False, "hello go agreed", [1, 1, 2]),  # larger than what is left: all
        ("all", True, "go", [None]),
    ],
)
def test_m48_a_stage_behind_a_gate_is_entered_once_it_is_open(
    need: str, names: str, stages: list[int | None], *, is_big: bool
) -> None:
    """[M48] [M49] A gate is a part of a cond like any other."""
    facts = [Fact(name, START + at * HOUR, "c", "a") for at, name in enumerate(names.split())]
    changes = [change("account", "a", "size", "big" if is_big else "tiny", "2026-01-01")]
    laid = lay_on(BEHIND_A_GATE.replace("NEED", need), facts, changes=changes)
    assert [row[0] for row in told(laid, "e.stage")] == stages


def test_m48_an_outcome_may_ask_for_the_entry_of_a_stage() -> None:
    """[M48] Entered and paid, in this order or the other; the case ends at the latest."""
    names = ("hello", "agreed", "go", "paid")
    facts = [Fact(name, START + at * HOUR, "c", "a") for at, name in enumerate(names)]
    laid = lay_on(BEHIND_A_GATE.replace("NEED", "all"), facts)
    assert rows_of(laid, "x.ended_us", "ends") == {("c", START + 3 * HOUR)}
