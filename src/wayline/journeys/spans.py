"""When does a cond become true inside stretches of journeys: visits, openings, whole journeys [M48]."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from wayline.journeys.asking import rule_of_ref
from wayline.journeys.build import Build, Marked
from wayline.journeys.conds import Asked, CondReader, History, Moment, asked_of, guards_of
from wayline.journeys.dictionaries import Row, fill_table
from wayline.map import Cond, Gate, IsCond, Ref


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one journey, both ends included; `number` is the caller's."""

    number: int
    journey_id: int
    first_seq: int
    last_seq: int
    begun_us: int
    until_us: int


def visit_spans(build: Build, stage: int) -> Iterator[Span]:
    """The visits of a stage up to the event that left it, open ones up to the horizon.

    Their number is that of the event that entered.
    """
    rows = build.engine.run(
        build.sql(
            "SELECT event_no, journey_id, seq, last_seq, entered_us, coalesce(left_us, $horizon_us)"
            " FROM laid.visits WHERE stage = $stage"
        ),
        {"stage": stage, "horizon_us": build.bounds.horizon_us},
    ).rows
    for row in rows:
        yield Span(*(int(str(value)) for value in row))


Gates = Mapping[int, Mapping[Gate, int]]  # by journey: when each gate opened
Placed = tuple[Span, History, int, int]  # with the positions of its first and last event


class SpanReader:
    """Answers one cond over many spans; reads only the live events that the cond asks for."""

    def __init__(self, build: Build, marked: Marked, cond: Cond, *, reader: CondReader) -> None:
        self._build = build
        self._marked = marked
        self._cond = cond
        self._reader = reader
        self._asked = sorted(asked_of(cond), key=repr)
        self._guards = tuple(sorted(guards_of(cond), key=repr))

    def first_true(self, spans: Iterable[Span], *, gates: Gates) -> Iterator[tuple[int, int]]:
        """(number, time) of every span in which the cond becomes true."""
        found = list(self._with_histories(spans, gates))
        if self._guards:
            self._guard_instants(found)
        for span, history, start, upto in found:
            us = self._reader.first_true(
                self._cond, history,
                start=start, upto=upto, entry_us=span.begun_us, until_us=span.until_us,
            )  # fmt: skip
            if us is not None:
                yield span.number, us

    def holds_at_end(self, spans: Iterable[Span], *, gates: Gates) -> Iterator[int]:
        """The spans at whose end the cond is true."""
        for span, history, start, upto in self._with_histories(spans, gates):
            moment = Moment(start, upto, span.until_us, span.begun_us)
            if self._reader.holds(self._cond, history, moment):
                yield span.number

    def _with_histories(self, spans: Iterable[Span], gates: Gates) -> Iterator[Placed]:
        ordered = sorted(spans, key=lambda span: (span.journey_id, span.first_seq))
        events = {
            journey: list(rows)
            for journey, rows in groupby(self._events(ordered), key=lambda row: row[0])
        }
        for journey, group in groupby(ordered, key=lambda span: span.journey_id):
            rows = events.get(journey, [])
            history, seqs = self._history(rows), [row[1] for row in rows]
            history.gates.update(gates.get(journey, {}))
            for span in group:
                start = bisect_right(seqs, span.first_seq - 1)
                yield span, history, start, bisect_right(seqs, span.last_seq) - 1

    def _history(self, rows: list[tuple[int, ...]]) -> History:
        history = History()
        for position, (_, _, ts_us, person, hits, held) in enumerate(rows):
            history.times.append(ts_us)
            history.people.append(person if person >= 0 else None)
            history.guards.append(self._held(held))
            for at, what in enumerate(self._asked):
                if hits >> at & 1:
                    history.hits.setdefault(what, []).append(position)
        return history

    def _events(self, spans: list[Span]) -> Iterator[tuple[int, ...]]:
        """(journey_id, seq, ts_us, person, hits, guards) of the events asked for and of the ends of spans."""
        build = self._build
        build.execute("CREATE OR REPLACE TABLE laid.span_ends (journey_id INTEGER, seq INTEGER)")
        ends: list[Row] = [(s.journey_id, s.first_seq) for s in spans]
        ends += [(s.journey_id, s.last_seq) for s in spans]
        fill_table(build.engine, build.sql("laid.span_ends"), ("journey_id", "seq"), ends)
        hits = self._hits_sql()
        guards = self._guard_columns()
        rows = build.engine.run_arrays(
            build.sql(
                "SELECT e.journey_id, e.seq, e.ts_us, coalesce(e.person, -1) AS person,"
                f" {hits} AS hits, {guards} FROM laid.events e"
                " LEFT JOIN laid.span_asks k ON k.sig = e.sig"
                + (
                    " LEFT JOIN laid.span_guards g ON g.event_no = e.event_no"
                    if self._guards
                    else ""
                )
                + " WHERE NOT e.after_end AND e.journey_id IN (SELECT journey_id FROM laid.span_ends)"
                f" AND ({hits} <> 0 OR (e.journey_id, e.seq) IN (SELECT journey_id, seq FROM laid.span_ends))"
                " ORDER BY e.journey_id, e.seq"
            )
        )
        yield from zip(*(column.tolist() for column in rows.values()), strict=True)

    def _hits_sql(self) -> str:
        """A bit for each element and rule asked: by signature, by touchpoint, by entry of a stage."""
        masks: dict[int, int] = {}
        parts = ["coalesce(k.mask, 0)"]
        build, plan = self._build, self._build.plan
        touchpoints = {one.key: one.code for one in plan.touchpoints}
        stages = {one.key: one.code for one in plan.stages}
        outcomes = {one.key: one.code for one in plan.outcomes}
        for at, what in enumerate(self._asked):
            if isinstance(what, Ref) and what.kind == "touchpoint":
                test = f"e.touchpoint = {touchpoints.get(what.key, 0)}"
            elif isinstance(what, Ref) and what.kind == "stage":
                test = f"e.entry AND e.stage = {stages.get(what.key, 0)}"
            elif isinstance(what, Ref) and self._is_told_by_history(what):
                code = outcomes[what.key]
                reached = (
                    f"SELECT journey_id, seq FROM laid.outcomes_reached WHERE outcome = {code}"
                )
                test = f"e.ends_with = {code} OR (e.journey_id, e.seq) IN ({reached})"
            else:
                self._mask_rule(what, 1 << at, masks)
                continue
            parts.append(f"CASE WHEN {test} THEN {1 << at} ELSE 0 END")
        build.execute("CREATE OR REPLACE TABLE laid.span_asks (sig INTEGER, mask BIGINT)")
        rows: list[Row] = list(masks.items())
        fill_table(build.engine, build.sql("laid.span_asks"), ("sig", "mask"), rows)
        return f"({' + '.join(parts)})"

    def _is_told_by_history(self, ref: Ref) -> bool:
        """True for an outcome that no single event proves."""
        build = self._build
        return ref.kind == "outcome" and rule_of_ref(ref, build.journey_map, build.plan) is None

    def _mask_rule(self, what: Asked, bit: int, masks: dict[int, int]) -> None:
        build, marked = self._build, self._marked
        rule = rule_of_ref(what, build.journey_map, build.plan) if isinstance(what, Ref) else what
        if rule is None:
            return
        for one in marked.table.signatures:
            if marked.reader.matches(rule, one):
                masks[one.code] = masks.get(one.code, 0) | bit

    def _guard_instants(self, found: Sequence[Placed]) -> None:
        """Reads the guards at the instants without an event: when something is overdue, a gate opens."""
        import numpy as np

        rows = [
            (at, us, history.people[last] if last >= 0 else None)
            for at, (span, history, start, upto) in enumerate(found)
            for us in self._reader.instants(
                self._cond, history, Moment(start, upto, span.until_us, span.begun_us)
            )
            for last in [bisect_right(history.times, us, start, upto + 1) - 1]
        ]
        if not rows:
            return
        build = self._build
        build.execute(
            "CREATE OR REPLACE TABLE laid.span_instants"
            " (event_no BIGINT, journey_id INTEGER, ts_us BIGINT, person INTEGER)"
        )
        columns: Mapping[str, np.ndarray[tuple[int], np.dtype[np.generic]]] = {
            "event_no": np.arange(len(rows)),
            "journey_id": np.array([found[at][0].journey_id for at, _, _ in rows]),
            "ts_us": np.array([us for _, us, _ in rows]),
            "person": np.array([-1 if person is None else person for _, _, person in rows]),
        }
        build.engine.insert_arrays(build.sql("laid.span_instants"), columns)
        self._make_guards(
            "(SELECT i.event_no, i.ts_us, nullif(i.person, -1) AS person, n.account, n.case_code"
            " FROM laid.span_instants i JOIN laid.numbered n ON n.journey_id = i.journey_id) e"
        )
        masks = build.engine.run(build.sql("SELECT event_no, mask FROM laid.span_guards")).rows
        for number, mask in masks:
            at, us, _ = rows[int(str(number))]
            found[at][1].guards_at[us] = self._held(int(str(mask)))

    def _held(self, mask: int) -> frozenset[IsCond]:
        return frozenset(one for at, one in enumerate(self._guards) if mask >> at & 1)

    def _make_guards(self, base: str) -> None:
        self._build.fields.make_guards(
            "laid.span_guards", [guard.tests for guard in self._guards], base=base
        )

    def _guard_columns(self) -> str:
        if not self._guards:
            return "0 AS held"
        self._make_guards(
            "(SELECT l.event_no, l.ts_us, l.person, coalesce(l.account, n.account) AS account,"
            " n.case_code FROM laid.events l JOIN laid.numbered n ON n.journey_id = l.journey_id"
            " WHERE l.journey_id IN (SELECT journey_id FROM laid.span_ends)) e"
        )
        return "coalesce(g.mask, 0) AS held"
