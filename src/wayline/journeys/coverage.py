"""How much of the map can the data show, and how much of the data does the map know [A18] [M50]?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from wayline.base import BalanceError, fold, near_names
from wayline.engine import ScopeFilter, Table, Value, scoped
from wayline.journeys.binding import compile_rule
from wayline.journeys.cells import keys_of, whole
from wayline.journeys.fail_points import unjudged
from wayline.journeys.laid import LaidMap, laid_query, laid_sql
from wayline.journeys.plan import bound
from wayline.journeys.scope import Scope, period_us, scope_filter
from wayline.journeys.signatures import event_rules
from wayline.map import Binding, Rule, Stage, Touchpoint

FIRST_MONDAY = date(1970, 1, 5)
MOST_SUGGESTED = 3


@dataclass(frozen=True, slots=True)
class EventClasses:
    """Events by what the map knows of them; each event is in exactly one class [M50]."""

    credited: int = 0
    structural: int = 0
    surplus: int = 0
    no_unit: int = 0
    no_case: int = 0
    many_cases: int = 0
    ignored: int = 0
    unmatched: int = 0

    @property
    def in_scope(self) -> int:
        """All of them."""
        return self.of + self.no_case + self.many_cases + self.ignored

    @property
    def mapped(self) -> int:
        """Those that prove something of the map."""
        return self.credited + self.structural + self.surplus

    @property
    def of(self) -> int:
        """What `mapped` is a share of: in scope - no_case - many_cases - ignored."""
        return self.mapped + self.no_unit + self.unmatched

    def plus(self, other: "EventClasses") -> "EventClasses":
        """The classes of both together."""
        return EventClasses(*(getattr(self, name) + getattr(other, name) for name in CLASSES))


CLASSES = (
    "credited", "structural", "surplus", "no_unit", "no_case", "many_cases", "ignored", "unmatched",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class CoveredSource:
    """One source with its events by class."""

    key: str
    classes: EventClasses


@dataclass(frozen=True, slots=True)
class CoveredWeek:
    """One source in one week, which begins on this Monday (UTC)."""

    key: str
    starts_on: date
    classes: EventClasses


@dataclass(frozen=True, slots=True)
class Unmatched:
    """An event name that no rule matches, with the touchpoints whose words are nearest."""

    name: str
    n: int
    journeys: int
    suggestions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Events that only the order of the map gave to `ref`; `others` wanted them as much [M45]."""

    ref: str
    n: int
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NeverWins:
    """A rule that matches events, all of which go to other touchpoints."""

    ref: str
    n: int


@dataclass(frozen=True, slots=True)
class OnlyAfterEnd:
    """A stage whose entries all come after an end of their case, with their number."""

    ref: str
    n: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the data can say of the map, and the map of the data.

    Attributes:
        classes: all events in scope.
        sources: the same by source; their sum is `classes`.
        weeks: the same by source and week.
        unmatched: every event name that no rule matches, most frequent first.
        silent: bound touchpoints and stages without an event in scope.
        unbound: touchpoints and stages that no event can prove, because no rule is stated, and fail
            points that cannot be judged, because of such an element or of an attribute never stated.
        decided_none: elements with `binding: none`.
        ambiguous: events that only document order could place, by the touchpoint that got them.
        never_entered: stages that no journey entered.
        only_after_end: stages that are entered only when the case is over.
        never_wins: rules that match but never get an event.
        journeys: in scope; `without_stage` of them were never in a stage.
    """

    classes: EventClasses
    sources: tuple[CoveredSource, ...]
    weeks: tuple[CoveredWeek, ...]
    unmatched: tuple[Unmatched, ...]
    silent: tuple[str, ...]
    unbound: tuple[str, ...]
    decided_none: tuple[str, ...]
    ambiguous: tuple[Ambiguous, ...]
    never_entered: tuple[str, ...]
    only_after_end: tuple[OnlyAfterEnd, ...]
    never_wins: tuple[NeverWins, ...]
    journeys: int
    without_stage: int

    @property
    def ambiguous_events(self) -> int:
        """How many events only document order could place."""
        return sum(row.n for row in self.ambiguous)

    def check(self) -> None:
        """Says whether sources, weeks and unmatched names sum to the whole [L3].

        Raises:
            BalanceError: when they do not: a defect of ours.
        """
        parts = {
            "sources": _total(row.classes for row in self.sources) == self.classes,
            "weeks": _total(row.classes for row in self.weeks) == self.classes,
            "unmatched names": sum(row.n for row in self.unmatched) == self.classes.unmatched,
            "journeys": 0 <= self.without_stage <= self.journeys,
        }
        broken = [name for name, holds in parts.items() if not holds]
        if broken:
            raise BalanceError(f"coverage: {', '.join(broken)} do not sum to {self.classes}")


def _total(parts: Iterator[EventClasses]) -> EventClasses:
    total = EventClasses()
    for part in parts:
        total = total.plus(part)
    return total


def measure_coverage(laid: LaidMap, scope: Scope = Scope()) -> Coverage:  # noqa: B008 - frozen
    """Events by class, and the parts of the map that no event shows.

    Events that belong to no journey count when they lie in the period of the scope, and not at all
    when the scope names a segment, a path or a channel: nothing tells which they would have.
    """
    asked = _Asked(laid, scope_filter(laid, scope))
    weeks = _weeks(asked, scope)
    sources = {week.key: EventClasses() for week in weeks}
    for week in weeks:
        sources[week.key] = sources[week.key].plus(week.classes)
    counts = {whole(row[0]): (whole(row[1]), whole(row[2])) for row in asked.rows("touchpoints")}
    entries = {whole(row[0]): (whole(row[1]), whole(row[2])) for row in asked.rows("stages")}
    totals = asked.table("without_stage").first()
    return Coverage(
        _total(iter(sources.values())),
        tuple(CoveredSource(key, classes) for key, classes in sorted(sources.items())),
        weeks,
        _unmatched(asked),
        (*_silent_stages(laid, entries, counts), *_silent_touchpoints(laid, counts)),
        tuple(_unbound(laid)),
        tuple(_decided_none(laid)),
        tuple(_ambiguous(asked, counts)),
        tuple(
            f"stage:{stage.key}"
            for code, stage in enumerate(laid.map.stages, start=1)
            if entries.get(code, (0, 0))[0] == 0 and _can_be_entered(stage)
        ),
        tuple(
            OnlyAfterEnd(f"stage:{laid.map.stages[code - 1].key}", after)
            for code, (in_time, after) in entries.items()
            if in_time == 0 and after > 0
        ),
        tuple(_never_wins(laid, counts)),
        whole(totals["journeys"]),
        whole(totals["without_stage"]),
    )


@dataclass(frozen=True, slots=True)
class _Asked:
    """A laid map seen through a scope."""

    laid: LaidMap
    only: ScopeFilter

    def table(self, name: str, **parameters: Value) -> Table:
        laid = self.laid
        text = laid_query(f"coverage_{name}", laid.schema, facts=laid.facts)
        sql = scoped(text, laid.schema, self.only)
        return laid.engine.run(sql, {**self.only.parameters, **parameters})

    def rows(self, name: str) -> tuple[tuple[Value, ...], ...]:
        return self.table(name).rows


def _weeks(asked: _Asked, scope: Scope) -> tuple[CoveredWeek, ...]:
    has_unplaced = not (scope.segment or scope.path or scope.channel or scope.open_only)
    bounds = period_us(scope)
    table = asked.table(
        "classes",
        has_unplaced=has_unplaced,
        since_us=bounds["since"],
        until_us=bounds["until"],
    )
    found: dict[tuple[str, int], dict[str, int]] = {}
    for source, code, week, n in table.rows:
        counts = found.setdefault((str(source), whole(week)), {})
        counts[CLASSES[whole(code) - 1]] = whole(n)
    return tuple(
        CoveredWeek(source, FIRST_MONDAY + timedelta(weeks=week), EventClasses(**counts))
        for (source, week), counts in found.items()
    )


def _unmatched(asked: _Asked) -> tuple[Unmatched, ...]:
    words = _words_of_touchpoints(asked.laid)
    return tuple(
        Unmatched(str(name), whole(n), whole(journeys), _nearest(str(name), words))
        for name, n, journeys in asked.rows("unmatched")
    )


def _words_of_touchpoints(laid: LaidMap) -> dict[str, str]:
    """Every folded word by which a touchpoint may be found: key, name, literal names of its rule."""
    words: dict[str, str] = {}
    for touchpoint, _ in laid.map.touchpoints:
        ref = f"touchpoint:{touchpoint.key}"
        binding = bound(touchpoint.binding)
        names = [touchpoint.key, laid.map.words(touchpoint.name)]
        if binding is not None:
            names += [name.text for rule in event_rules(binding.rule) for name in rule.names]
        for name in names:
            words.setdefault(fold(name).strip("*"), ref)
    return words


def _nearest(name: str, words: Mapping[str, str]) -> tuple[str, ...]:
    near = near_names(fold(name), words, most=MOST_SUGGESTED)
    return tuple(dict.fromkeys(words[word] for word in near))


def _rule_of(element: Stage | Touchpoint) -> Rule | None:
    binding = bound(element.binding)
    return binding.rule if binding is not None else None


def _can_be_entered(stage: Stage) -> bool:
    explicit = isinstance(stage.binding, Binding) or stage.entry is not None
    return explicit or any(_rule_of(point) is not None for point in stage.touchpoints)


def _silent_touchpoints(laid: LaidMap, counts: Mapping[int, tuple[int, int]]) -> Iterator[str]:
    for code, (touchpoint, _) in enumerate(laid.map.touchpoints, start=1):
        if code not in counts and _rule_of(touchpoint) is not None:
            yield f"touchpoint:{touchpoint.key}"


def _silent_stages(
    laid: LaidMap, entries: Mapping[int, tuple[int, int]], counts: Mapping[int, tuple[int, int]]
) -> Iterator[str]:
    """Stages that could be entered, but neither were nor have an event at a touchpoint of theirs."""
    seen = {
        stage.key for code, (_, stage) in enumerate(laid.map.touchpoints, start=1) if code in counts
    }
    for code, stage in enumerate(laid.map.stages, start=1):
        if code not in entries and stage.key not in seen and _can_be_entered(stage):
            yield f"stage:{stage.key}"


def _unbound(laid: LaidMap) -> Iterator[str]:
    for stage in laid.map.stages:
        if stage.binding != "none" and not _can_be_entered(stage):
            yield f"stage:{stage.key}"
    for touchpoint, _ in laid.map.touchpoints:
        if touchpoint.binding is None:
            yield f"touchpoint:{touchpoint.key}"
    yield from unjudged(laid)


def _decided_none(laid: LaidMap) -> Iterator[str]:
    yield from (f"stage:{stage.key}" for stage in laid.map.stages if stage.binding == "none")
    for touchpoint, _ in laid.map.touchpoints:
        if touchpoint.binding == "none":
            yield f"touchpoint:{touchpoint.key}"
    for outcome in laid.map.document.outcomes:
        if outcome.binding == "none":
            yield f"outcome:{outcome.key}"


def _matching(laid: LaidMap, rule: Rule, condition: str = "TRUE", **parameters: Value) -> int:
    """How many events of journeys the rule matches, whoever gets them."""
    question = compile_rule(rule, laid.engine, facts=laid.facts, journey_map=laid.map)
    sql = laid_sql(
        f"SELECT count(*) AS n FROM {question.relation}"
        f" JOIN laid.events l ON l.event_no = e.event_no WHERE {question.sql} AND {condition}",
        laid.schema,
        facts=laid.facts,
    )
    return whole(laid.engine.run(sql, {**question.parameters, **parameters}).first()["n"])


def _never_wins(laid: LaidMap, counts: Mapping[int, tuple[int, int]]) -> Iterator[NeverWins]:
    """Only touchpoints that no journey of the whole log has: a scope may leave a winner out."""
    seen = keys_with_events(laid)
    for code, (touchpoint, _) in enumerate(laid.map.touchpoints, start=1):
        rule = _rule_of(touchpoint)
        if rule is not None and code not in counts and code not in seen:
            n = _matching(laid, rule)
            if n:
                yield NeverWins(f"touchpoint:{touchpoint.key}", n)


def keys_with_events(laid: LaidMap) -> frozenset[int]:
    """The codes of the touchpoints that got an event of any journey."""
    sql = "SELECT DISTINCT touchpoint FROM laid.events WHERE touchpoint IS NOT NULL"
    rows = laid.engine.run(laid_sql(sql, laid.schema)).rows
    return frozenset(whole(row[0]) for row in rows)


def _ambiguous(asked: _Asked, counts: Mapping[int, tuple[int, int]]) -> Iterator[Ambiguous]:
    laid = asked.laid
    names = keys_of(laid, "touchpoints")
    for code, (_, n) in counts.items():
        if not n:
            continue
        others = [
            f"touchpoint:{touchpoint.key}"
            for other, (touchpoint, _) in enumerate(laid.map.touchpoints, start=1)
            if other != code
            and (rule := _rule_of(touchpoint)) is not None
            and _matching(laid, rule, "l.touchpoint = $code AND l.ambiguous", code=code)
        ]
        yield Ambiguous(f"touchpoint:{names[code]}", n, tuple(others))
