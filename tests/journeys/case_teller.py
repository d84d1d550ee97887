"""What became of every event? Cases cut, stages entered, events credited, by the words of the design alone.

One case after the other, one event after the other, in plain Python: [A1] [A9] [M42]-[M47] [M50].
Stages are numbered from 1, 0 = before the first. Conds are rules of one event here; those over the history
of a case are told apart in `test_conds.py`.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from journeys.facts_builder import Fact
from journeys.rule_judge import Judge, folded
from wayline.map import JsonObject, JsonValue

FOREVER = 1 << 62
Rank = tuple[int, int, int]


def _list(value: JsonValue | None) -> list[JsonObject]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def specific(rule: JsonValue) -> tuple[int, int]:
    """Exact name over glob over none, then how many fields are tested [M45] (2)."""
    if not isinstance(rule, dict):
        names = rule if isinstance(rule, list) else [rule]
        is_glob = any(isinstance(one, str) and ("*" in one or "?" in one) for one in names)
        return (1 if is_glob else 2), 0
    if "all" in rule:
        parts = [specific(part) for part in rule["all"]]  # type: ignore[union-attr]
        return max((level for level, _ in parts), default=0), sum(n for _, n in parts)
    if "any" in rule:
        return min((specific(part) for part in rule["any"]), default=(0, 0))  # type: ignore[union-attr]
    if "not" in rule:
        return 0, 1
    level = specific(rule["event"])[0] if "event" in rule else 0
    where = rule.get("where", {})
    assert isinstance(where, dict)
    return level, len(where) + ("source" in rule) + ("channel" in rule)


@dataclass(frozen=True, slots=True)
class Bound:
    """A binding taken apart."""

    rule: JsonValue
    rank: Rank
    take: str | None = None
    per: str | None = None


def bound(value: JsonValue | None) -> Bound | None:
    """The rule of a binding, with what stands beside it."""
    if value is None or value == "none":
        return None
    if not isinstance(value, dict):
        return Bound(value, (0, *specific(value)))
    rule: JsonObject = {k: v for k, v in value.items() if k not in ("take", "per", "priority")}
    priority = int(str(value.get("priority", 0)))
    take, per = value.get("take"), value.get("per")
    return Bound(
        rule, (priority, *specific(rule)), (take and str(take)) or None, (per and str(per)) or None
    )


@dataclass(frozen=True, slots=True)
class Point:
    """A touchpoint; `at` = its number, `stage` = where it is drawn."""

    at: int
    key: str
    stage: int
    bound: Bound
    take: str
    per: str
    channels: tuple[str, ...]


@dataclass(slots=True)
class Placed:
    """What became of one event of a journey."""

    number: int
    one: Fact
    instance: int
    opening: int
    after_end: bool
    stage: int
    entry: bool
    touchpoint: str | None = None
    ambiguous: bool = False
    class_: str = ""


@dataclass(slots=True)
class Journey:
    """One instance of a case."""

    case: str
    instance: int
    events: list[Placed] = field(default_factory=list)
    ends: dict[int, tuple[str, int]] = field(default_factory=dict)  # opening -> (outcome, time)

    @property
    def account(self) -> str | None:
        return next((e.one.account for e in self.events if e.one.account is not None), None)

    @property
    def openings(self) -> int:
        return max(event.opening for event in self.events)

    def stays(self) -> list["Stay"]:
        """The runs of one stage inside one opening [A9]."""
        entries = [event for event in self.events if event.entry]
        found: list[Stay] = []
        for event, later in zip_longest(entries, entries[1:]):
            goes_on = later is not None and later.opening == event.opening
            end: tuple[int | str | None, int | None] = (None, None)
            if goes_on:
                end = later.stage, later.one.ts_us
            elif event.opening in self.ends:
                end = self.ends[event.opening]
            live = [
                e.number for e in self.events if (e.opening, e.after_end) == (event.opening, False)
            ]
            until = live.index(later.number) if goes_on else len(live)
            before = found[-1].stage if found else None
            number = 1 + [one.stage for one in found].count(event.stage)
            found.append(
                Stay(event.stage, number, before, event.one.ts_us, end[1], end[0], until - live.index(event.number))
            )  # fmt: skip
        return found

    def spans(self, optional: frozenset[int], last: int) -> dict[int, int]:
        """For each rank the smallest time from an entry of rank 1 through all ranks between, in order [A9]."""
        stays = self.stays()
        found: dict[int, int] = {}
        for at, stay in enumerate(stays):
            starts = list(_starts(stays, at, optional)) if stay.stage <= last else []
            if starts:
                span = stay.entered_us - max(starts)
                found[stay.stage] = min(span, found.get(stay.stage, span))
        return found


@dataclass(frozen=True, slots=True)
class Stay:
    """One visit of a stage."""

    stage: int
    number: int
    entered_from: int | None
    entered_us: int
    left_us: int | None
    left_to: int | str | None
    n_events: int


def _starts(stays: Sequence[Stay], at: int, optional: frozenset[int]) -> Iterator[int]:
    """The entries of rank 1 from which a chain leads to this stay; optional ranks may be left out."""
    rank = stays[at].stage
    if rank == 1:
        yield stays[at].entered_us
        return
    for before in range(at):
        lower = stays[before].stage
        skipped = set(range(lower + 1, rank))
        if lower < rank and skipped <= optional:
            yield from _starts(stays, before, optional)


class Teller:
    """Tells what a map makes of events; `per` as the map's."""

    def __init__(
        self, plain: JsonObject, facts: Sequence[Fact], judge: Judge, *, per: str, horizon_us: int
    ) -> None:
        self.per, self.judge, self.facts, self.horizon_us = per, judge, facts, horizon_us
        self.restarts = per in ("account", "person")
        days = str(plain["dead_after"]).split()[0] if "dead_after" in plain else None
        self.dead_us = None if days is None else int(days) * 86_400_000_000
        self.stages = _list(plain["stages"])
        self.outcomes = _list(plain.get("outcomes"))
        self.ignored = list(plain.get("ignore", []))  # type: ignore[arg-type]
        self.points = list(self._points())
        self.explicit = [bound(s.get("binding") or s.get("entry")) for s in self.stages]
        self.unplaced: dict[int, str] = {}
        self._best: dict[int, list[Point]] = {}

    def _points(self) -> Iterator[Point]:
        number = 0
        for stage, described in enumerate(self.stages, 1):
            for one in _list(described.get("touchpoints")):
                number += 1
                own = bound(one.get("binding"))
                if own is not None:
                    default = "first" if one.get("kind") == "milestone" else "each"
                    channels = tuple(str(c) for c in one.get("channels", []))  # type: ignore[union-attr]
                    yield Point(
                        number, str(one["key"]), stage, own, own.take or default,
                        own.per or self.per, channels,
                    )  # fmt: skip

    # Crediting, up to where the stage of the case decides.

    def best(self, one: Fact) -> list[Point]:
        """(1) to (3) of [M45]: the touchpoints that are left, in document order; told once for an event."""
        if id(one) not in self._best:
            self._best[id(one)] = self._ranked(one)
        return self._best[id(one)]

    def _ranked(self, one: Fact) -> list[Point]:
        wanting = [p for p in self.points if self.judge.matches(p.bound.rule, one)]
        channel = None if one.channel is None else folded(one.channel)

        def rank(point: Point) -> tuple[Rank, bool]:
            return point.bound.rank, channel in {folded(key) for key in point.channels}

        top = max((rank(point) for point in wanting), default=None)
        return [point for point in wanting if rank(point) == top]

    def settled(self, one: Fact) -> Point | None:
        """The touchpoint that gets the event whatever stage the case is in [M46]."""
        best = self.best(one)
        return best[0] if len({point.stage for point in best}) == 1 else None

    def implicit(self, one: Fact) -> Point | None:
        """The same, if its stage is entered by its touchpoints [M47]."""
        point = self.settled(one)
        return point if point and self.explicit[point.stage - 1] is None else None

    def claimed(self, one: Fact) -> tuple[int | None, bool]:
        """The stage whose binding wants the event: higher priority, narrower rule, later stage [M46]."""
        found = [
            (own.rank, stage) for stage, own in enumerate(self.explicit, 1)
            if own is not None and self.judge.matches(own.rule, one)
        ]  # fmt: skip
        if not found:
            return None, False
        rank, stage = max(found)
        return stage, [r for r, _ in found].count(rank) > 1

    def outcome(self, one: Fact) -> str | None:
        """The outcome that the event proves and that ends the case."""
        found: list[tuple[Rank, int, str]] = []
        for at, outcome in enumerate(self.outcomes):
            own = bound(outcome.get("binding"))
            if own and outcome.get("ends", True) and self.judge.matches(own.rule, one):
                found.append((own.rank, -at, str(outcome["key"])))
        return max(found)[2] if found else None

    # Cases.

    def journeys(self) -> list[Journey]:
        """Every journey with its events in order, credited; fills `unplaced`."""
        cases: dict[str, list[int]] = defaultdict(list)
        order = sorted(range(len(self.facts)), key=lambda at: (self.facts[at].ts_us, at))
        for at in order:
            key = self._case_of(self.facts[at])
            if key is not None:
                cases[key].append(at)
        found = [one for key, held in cases.items() for one in self._cut(key, held)]
        if self.per != "account":
            found = self._with_attached(found, cases, order)
        else:
            placed = {at for held in cases.values() for at in held}
            self.unplaced = {at: "no_case" for at in order if at not in placed}
        for one in found:
            self._credit(one)
        return found

    def _case_of(self, one: Fact) -> str | None:
        return {"account": one.account, "person": one.person}.get(self.per, one.case)

    def _with_attached(
        self, found: list[Journey], cases: dict[str, list[int]], order: list[int]
    ) -> list[Journey]:
        spans = [(one.account, one.case, *span) for one in found for span in self._spans(one)]
        for at in order:
            one = self.facts[at]
            if self._case_of(one) is not None:
                continue
            open_then = {
                case for account, case, begin, end in spans
                if account is not None and account == one.account and begin <= one.ts_us <= end
            }  # fmt: skip
            if len(open_then) == 1:
                cases[open_then.pop()].append(at)
            else:
                self.unplaced[at] = "many_cases" if open_then else "no_case"
        for held in cases.values():
            held.sort(key=lambda at: (self.facts[at].ts_us, at))
        return [one for key, held in cases.items() for one in self._cut(key, held)]

    def _spans(self, one: Journey) -> Iterator[tuple[int, int]]:
        for opening in range(1, one.openings + 1):
            live = [e.one.ts_us for e in one.events if e.opening == opening and not e.after_end]
            yield min(live), one.ends.get(opening, ("", FOREVER))[1]

    def _cut(self, case: str, held: Sequence[int]) -> list[Journey]:
        walk = Walk(self, case, [self.facts[at] for at in held])
        for at in held:
            walk.take(at, self.facts[at])
        for journey in walk.found:
            self._time_out(journey)
        return walk.found

    def proven(self, one: Fact, stage: int | None) -> str | None:
        """How the event ends its case; a map without outcomes ends with its last stage [M47]."""
        if self.outcomes:
            return self.outcome(one)
        return "last" if stage == len(self.stages) else None

    def unit(self, one: Fact, per: str | None) -> str | None:
        """By what a `take` counts [M42]; None = the event does not carry it."""
        if per is None or per == self.per:
            return "the case"
        return {"account": one.account, "person": one.person}.get(per)

    def _time_out(self, one: Journey) -> None:
        live = [event for event in one.events if not event.after_end]
        last = one.openings
        if self.dead_us is not None and last not in one.ends:
            silent = max(event.one.ts_us for event in live) + self.dead_us
            if silent <= self.horizon_us:
                one.ends[last] = "timed_out", silent

    # What the stage decides, and what a take leaves.

    def _credit(self, journey: Journey) -> None:
        wanting: dict[tuple[int, str | None], list[Placed]] = defaultdict(list)
        points: dict[int, Point] = {}
        for event in journey.events:
            best = self.best(event.one)
            best = [point for point in best if point.stage == event.stage] or best
            event.class_ = self._other(event.one)
            event.ambiguous |= len(best) > 1
            if best:
                point = best[0]
                points[point.at] = point
                event.touchpoint, event.class_ = point.key, "credited"
                wanting[point.at, self.unit(event.one, point.per)].append(event)
        for (at, unit), events in wanting.items():
            take = points[at].take
            if take == "each":
                continue
            kept = [] if unit is None else [events[0] if take == "first" else events[-1]]
            for event in events:
                if event not in kept:
                    event.touchpoint = None
                    event.class_ = "no_unit" if unit is None else "surplus"

    def _other(self, one: Fact) -> str:
        rules = [own.rule for own in self.explicit if own is not None]
        rules += [own.rule for o in self.outcomes if (own := bound(o.get("binding"))) is not None]
        if any(self.judge.matches(rule, one) for rule in rules):
            return "structural"
        return "ignored" if any(self.judge.matches(r, one) for r in self.ignored) else "unmatched"


class Walk:
    """One case while its events pass: where it begins, ends, reopens, and which stage it is in [A1]."""

    def __init__(self, teller: Teller, case: str, events: Sequence[Fact]) -> None:
        self.teller, self.found = teller, [Journey(case, 1)]
        self.stage, self.opening, self.is_open, self.ended_with = 0, 1, True, ""
        self.last_us: int | None = None
        self.taken: set[tuple[str, int, str]] = set()
        self.lasts = self._last_events(events)

    @property
    def now(self) -> Journey:
        return self.found[-1]

    def _last_events(self, events: Sequence[Fact]) -> list[Fact]:
        """For touchpoints that take the last: that event of the case, for each unit."""
        found: dict[tuple[int, str], Fact] = {}
        for one in events:
            point = self.teller.settled(one)
            unit = None if point is None else self.teller.unit(one, point.per)
            if point is not None and unit is not None:
                found[point.at, unit] = one
        return list(found.values())

    def take(self, at: int, one: Fact) -> None:
        """The next event."""
        self._fall_silent(one.ts_us)
        claimed, ambiguous = self.teller.claimed(one)
        point = self.teller.implicit(one) if claimed is None else None
        wanted = claimed if claimed is not None else None if point is None else point.stage
        begins = not self.is_open and self.teller.restarts and wanted == 1
        if begins:
            self._begin_anew()
        target = self._target(one, claimed, point)
        outcome = self.teller.proven(one, wanted)
        if not self.is_open and (
            self.teller.restarts or target is None or outcome == self.ended_with
        ):
            self._note(at, one, after_end=True, entry=False, ambiguous=ambiguous)
            return
        if not self.is_open:
            self.opening, self.is_open, begins = self.opening + 1, True, True
        entry = target is not None and (begins or target != self.stage)
        self.stage = target if target is not None else self.stage
        self._note(at, one, after_end=False, entry=entry, ambiguous=ambiguous)
        self._end(one, self.teller.proven(one, self.stage))

    def _fall_silent(self, ts_us: int) -> None:
        limit, last = self.teller.dead_us, self.last_us
        may = self.teller.restarts and self.is_open
        if may and limit is not None and last is not None and ts_us > last + limit:
            self.now.ends[self.opening] = "timed_out", last + limit
            self.is_open, self.ended_with = False, "timed_out"

    def _begin_anew(self) -> None:
        self.found.append(Journey(self.now.case, self.now.instance + 1))
        self.stage, self.opening, self.is_open = 0, 1, True
        self.taken.clear()

    def _note(self, at: int, one: Fact, *, after_end: bool, entry: bool, ambiguous: bool) -> None:
        place = (self.now.instance, self.opening, after_end, self.stage, entry)
        self.now.events.append(Placed(at, one, *place, ambiguous=ambiguous))
        self.last_us = one.ts_us

    def _end(self, one: Fact, outcome: str | None) -> None:
        if outcome is not None:
            self.now.ends[self.opening] = outcome, one.ts_us
            self.is_open, self.ended_with = False, outcome

    def _target(self, one: Fact, claimed: int | None, point: Point | None) -> int | None:
        """The stage that is entered: an explicit one any time, an implicit one forwards only."""
        credited = self.teller.settled(one)
        is_taken = credited is not None and self._is_taken(one, credited)
        if claimed is not None:
            own = self.teller.explicit[claimed - 1]
            is_each = own is None or own.take != "first"
            per = None if own is None else own.per
            return claimed if is_each or self._is_first(one, ("stage", claimed), per) else None
        return point.stage if point and point.stage > self.stage and is_taken else None

    def _is_taken(self, one: Fact, point: Point) -> bool:
        if point.take == "first":
            return self._is_first(one, ("touchpoint", point.at), point.per)
        return point.take == "each" or any(one is other for other in self.lasts)

    def _is_first(self, one: Fact, what: tuple[str, int], per: str | None) -> bool:
        unit = self.teller.unit(one, per)
        if unit is None or (*what, unit) in self.taken:
            return False
        self.taken.add((*what, unit))
        return True
