"""Cases, stages, visits, credit and classes of random journeys on random maps, against brute force."""

import json
from collections import defaultdict
from collections.abc import Sequence

import pytest

from journeys.case_teller import Journey, Placed, Teller
from journeys.facts_builder import Fact, build_facts
from journeys.random_maps import HOUR, START, random_facts, random_map
from journeys.rule_judge import Judge
from wayline.engine import open_memory
from wayline.journeys import LaidMap, lay, measure_coverage
from wayline.map import JsonObject, read_map_text, resolve

HORIZON = START + 60 * 24 * HOUR
KINDS = {1: "success", 2: "failure", 3: "neutral", 4: "timed_out"}
Line = tuple[object, ...]


class Both:
    """One map over one log, laid and told."""

    def __init__(self, plain: JsonObject, facts: list[Fact], per: str) -> None:
        store = build_facts(open_memory(), facts, horizon=HORIZON)
        self.laid: LaidMap = lay(resolve(read_map_text(json.dumps(plain))), store, by=per)
        judge = Judge((), "case", frozenset({"case"}))
        self.teller = Teller(plain, facts, judge, per=per, horizon_us=HORIZON)
        self.journeys = self.teller.journeys()
        kinds = {str(o["key"]): str(o["kind"]) for o in self.teller.outcomes}
        self.kinds = {**kinds, "last": "success", "timed_out": "timed_out"}

    def rows(self, sql: str) -> list[Line]:
        return list(self.laid.engine.run(sql.replace("laid.", f"{self.laid.schema}.")).rows)

    def laid_events(self) -> dict[int, Line]:
        sql = (
            "SELECT e.event_no, j.case_key, j.instance, e.opening, e.after_end, coalesce(e.stage, 0),"
            " e.entry, t.key, e.class, e.ambiguous, b.key, e.dt_us FROM laid.events e"
            " JOIN laid.journeys j ON j.journey_id = e.journey_id"
            " LEFT JOIN laid.touchpoints t ON t.code = e.touchpoint"
            " LEFT JOIN laid.touchpoints b ON b.code = e.prev_touchpoint"
        )
        return {int(str(row[0])): row[1:] for row in self.rows(sql)}

    def told_events(self) -> dict[int, Line]:
        from wayline.journeys.timelines import CLASSES

        return {
            e.number + 1: (
                one.case, one.instance, e.opening, e.after_end, e.stage, e.entry, e.touchpoint,
                CLASSES.index(e.class_) + 1, e.ambiguous, *_before(one.events[:at], e),
            )
            for one in self.journeys for at, e in enumerate(one.events)
        }  # fmt: skip

    def laid_visits(self) -> set[Line]:
        sql = (
            "SELECT j.case_key, j.instance, v.stage, v.visit_no, v.entered_from, v.entered_us, v.left_us,"
            " v.n_events, v.dwell_us, v.left_to"
            " FROM laid.stage_visits v JOIN laid.journeys j ON j.journey_id = v.journey_id"
        )
        return {(*row[:9], KINDS.get(-int(str(row[9] or 0)), row[9])) for row in self.rows(sql)}

    def told_visits(self) -> set[Line]:
        return {
            (one.case, one.instance, v.stage, v.number, v.entered_from, v.entered_us, v.left_us, v.n_events,
             None if v.left_us is None else v.left_us - v.entered_us, self.kinds.get(str(v.left_to), v.left_to))
            for one in self.journeys for v in one.stays()
        }  # fmt: skip

    def told_reach(self) -> set[Line]:
        stages = enumerate(self.teller.stages, 1)
        optional = frozenset(rank for rank, stage in stages if stage.get("optional"))
        return {
            (one.case, one.instance, rank, span)
            for one in self.journeys
            for rank, span in one.spans(optional, len(self.teller.stages)).items()
        }

    def laid_journeys(self) -> set[Line]:
        sql = (
            "SELECT case_key, instance, account_id, started_us, last_event_us, ended_us, outcome, reopened,"
            " n_events, left_truncated FROM laid.journeys"
        )
        return {
            (*row[:6], None if row[6] is None else KINDS[int(str(row[6]))], *row[7:])
            for row in self.rows(sql)
        }

    def told_journeys(self) -> set[Line]:
        first = min(one.ts_us for one in self.teller.facts)
        return {self._told(one, first) for one in self.journeys}

    def _told(self, one: Journey, data_start: int) -> Line:
        outcome, ended = one.ends.get(one.openings, (None, None))
        visits = one.stays()
        times = [event.one.ts_us for event in one.events]
        begins = bool(visits) and visits[0].stage == 1
        started = visits[0].entered_us if begins else times[0]
        return (
            one.case, one.instance, one.account, started, max(times), ended,
            None if outcome is None else self.kinds[outcome], one.openings - 1, len(times),
            not begins or started < data_start,
        )  # fmt: skip


def _before(earlier: Sequence[Placed], event: Placed) -> tuple[str | None, int | None]:
    """The last touchpoint before the event, and the time since [A5] [A6]."""
    held = [one for one in earlier if one.touchpoint is not None]
    return (held[-1].touchpoint, event.one.ts_us - held[-1].one.ts_us) if held else (None, None)


def differing(got: dict[int, Line], want: dict[int, Line]) -> list[tuple[int, Line, Line]]:
    """The first few events that code and brute force tell differently."""
    found = [(at, got.get(at, ()), want.get(at, ())) for at in sorted(got.keys() | want.keys())]
    return [one for one in found if one[1] != one[2]][:3]


MAPS = [*range(40), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(40, 440))]


@pytest.fixture(scope="module", params=MAPS, ids="map{}".format)
def both(request: pytest.FixtureRequest) -> Both:
    seed = int(request.param)
    per = ("case", "case", "account", "person")[seed % 4]
    return Both(random_map(seed, per=per), random_facts(seed + 1000, cases=520), per)


def test_m42_to_m47_every_event_has_the_place_and_the_credit_that_brute_force_gives_it(
    both: Both,
) -> None:
    """[M42]-[M47] [A1] Case, instance, opening, after the end, stage, entry, touchpoint, class, ambiguous."""
    assert differing(both.laid_events(), both.told_events()) == []


def test_a9_visits_are_the_runs_of_a_stage(both: Both) -> None:
    """[A9] Entered, left, where to, and for how long; 0 visits differ."""
    assert both.laid_visits() ^ both.told_visits() == set()


def test_a9_reach_is_the_smallest_span_in_the_order_of_the_stages(both: Both) -> None:
    """[A9] For each rank, from the stage of rank 1 through all ranks between, the optional ones left out or not."""
    rows = both.rows(
        "SELECT j.case_key, j.instance, r.rank, r.span_us FROM laid.reach r"
        " JOIN laid.journeys j ON j.journey_id = r.journey_id"
    )
    assert set(rows) ^ both.told_reach() == set()
    assert len(rows) == len(both.told_reach())


def test_a1_journeys_begin_and_end_as_brute_force_says(both: Both) -> None:
    """[A1] Account, begin, end, outcome, reopened, left-truncated."""
    assert both.laid_journeys() ^ both.told_journeys() == set()


def test_m50_the_eight_classes_hold_every_event_once(both: Both) -> None:
    """[M50] [A18] Credited to unmatched: as brute force counts them, and together all events."""
    told: dict[str, int] = defaultdict(int)
    for one in both.journeys:
        for event in one.events:
            told[event.class_] += 1
    for class_ in both.teller.unplaced.values():
        told[class_] += 1
    coverage = measure_coverage(both.laid)
    coverage.check()
    classes = coverage.classes
    assert {name: n for name in told if (n := getattr(classes, name))} == dict(told)
    assert classes.in_scope == len(both.teller.facts)


def test_a1_concatenated_instances_give_back_the_events_of_the_case(both: Both) -> None:
    """[A1] No event is lost between two instances, none stands in two, and their order is kept."""
    rows = both.rows(
        "SELECT j.case_key, e.ts_us, e.event_no, j.instance, e.seq, e.opening FROM laid.events e"
        " JOIN laid.journeys j ON j.journey_id = e.journey_id"
        " ORDER BY j.case_key, j.instance, e.seq"
    )
    cases: dict[object, list[Line]] = defaultdict(list)
    for case, *line in rows:
        cases[case].append(tuple(line))
    numbers = [line[1] for lines in cases.values() for line in lines]
    assert len(numbers) == len(set(numbers))
    assert all([x[0] for x in lines] == sorted(x[0] for x in lines) for lines in cases.values())  # type: ignore[type-var]
