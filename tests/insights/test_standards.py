"""[A11] Against the standard: every number by brute force on random journeys, and a table by hand."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest

from insights.world import DAY, START, Shape, random_facts
from journeys.facts_builder import SourceRow, build_facts, change
from wayline.engine import open_memory
from wayline.insights.members import collect_members
from wayline.insights.standards import Kept, OnTime, OnTimeRequest, measure_on_time
from wayline.journeys import LaidMap, Scope, lay, scope_filter
from wayline.map import read_map_text, resolve

EVERYTHING = Scope()
HORIZON = START + 80 * DAY
BEGIN = START + 5 * DAY  # of the data: journeys that are older are not judged
SOON = 7 * DAY
HEAD = """
wayline: 1
key: promised
name: What we promised
timezone: UTC
owner: sales
departments:
  - {key: sales, name: Sales, hourly_cost: 80 EUR}
  - {key: works, name: Works}
segments:
  - {key: big, name: Big, rule: {account.size: big}}
  - {key: tiny, name: Tiny, rule: {account.size: tiny}}
outcomes:
  - {key: won, name: Won, kind: success, binding: won}
  - {key: lost, name: Lost, kind: failure, binding: lost}
  - {key: parked, name: Parked, kind: neutral, binding: parked}
stages:
"""
MAP = HEAD + """
  - key: one
    name: One
    binding: one
    exit: {seen: touchpoint:hear}
    standard: {target: 3 days, breach: 6 days, by: [{segment: big, target: 1 day, breach: 2 days}]}
    touchpoints: [{key: hear, name: We hear, binding: hear}]
  - {key: two, name: Two, binding: two, owner: works}
  - {key: three, name: Three, binding: three, optional: true, standard: none}
  - {key: four, name: Four, binding: four, standard: 2 business days}
"""  # fmt: skip
STAGES = {1: "one", 2: "two", 3: "three", 4: "four"}
SEGMENTS = {0: "", 1: "big", 2: "tiny"}
TARGETS = {(1, 0): (3, 6), (1, 1): (1, 2), (1, 2): (3, 6)}  # days: due and broken after


@dataclass(frozen=True, slots=True)
class Visit:
    """One laid visit, as brute force reads it."""

    stage: int
    segment: int
    entered: int
    completed: int | None
    left: int | None
    left_to: int | None

    @property
    def until(self) -> int | None:
        """When it was done, by `exit` or by leaving."""
        return self.left if self.completed is None else self.completed

    @property
    def is_waiting(self) -> bool:
        return self.until is None


@dataclass(frozen=True, slots=True)
class Judged:
    """What brute force says of one visit."""

    visit: Visit
    due: int
    breach: int | None

    @property
    def is_decided(self) -> bool:
        return self.due <= HORIZON

    @property
    def is_within(self) -> bool:
        return self.visit.until is not None and self.visit.until <= self.due

    @property
    def excess(self) -> int:
        """By how much it was missed; whole working days where the promise is in working time."""
        if not self.is_decided or self.is_within:
            return 0
        until = HORIZON if self.visit.until is None else self.visit.until
        if self.visit.stage != 4:
            return until - self.due
        return sum(is_working(at) for at in range(self.due, until, DAY)) * DAY


def is_working(at: int) -> bool:
    """Monday to Friday; the world begins on a Monday."""
    return (at - START) // DAY % 7 < 5


def after_two_working_days(entered: int) -> int:
    """The latest instant with two days of work since the entry: when the third working day opens."""
    days = [at for at in range(entered, entered + 9 * DAY, DAY) if is_working(at)]
    return days[2]


def usual(visits: list[Visit]) -> int | None:
    """The p75 of Kaplan and Meier: from when on at most a quarter is still there; late entry counted."""
    left = Fraction(1)
    seen = [
        visit
        for visit in visits
        if visit.left is None or visit.left > BEGIN or visit.entered >= BEGIN
    ]
    stays = [
        ((HORIZON if one.left is None else one.left) - one.entered, one.left is not None, max(0, BEGIN - one.entered))
        for one in seen
    ]  # fmt: skip
    for at in sorted({took for took, is_over, _ in stays if is_over}):
        at_risk = sum(took >= at and (lag == 0 or lag < at) for took, _, lag in stays)
        gone = sum(took == at and is_over for took, is_over, _ in stays)
        left *= Fraction(at_risk - gone, at_risk)
        if left <= Fraction(1, 4):
            return at
    return None


def finished(visits: list[Visit]) -> int:
    """Visits to learn from."""
    return sum(
        one.left is not None and (one.left > BEGIN or one.entered >= BEGIN) for one in visits
    )


def observed(visits: list[Visit], segment: int) -> int | None:
    """[A11] p75 of the segment; of the whole stage with fewer than 20 finished visits, or no segment."""
    own = [one for one in visits if one.segment == segment]
    return usual(own if segment and finished(own) >= 20 else visits)


def judged(visits: list[Visit], *, is_wanted: Callable[[Visit], bool]) -> Iterator[Judged]:
    """Every visit with a promise or its stand-in, entered since the data began."""
    stand_ins = {
        segment: observed([one for one in visits if one.stage == 2], segment)
        for segment in SEGMENTS
    }
    for one in visits:
        if one.entered < BEGIN or not is_wanted(one):
            continue
        if one.stage == 1:
            due, breach = TARGETS[1, one.segment]
            yield Judged(one, one.entered + due * DAY, one.entered + breach * DAY)
        elif one.stage == 4:
            due = after_two_working_days(one.entered)
            yield Judged(one, due, due)
        elif one.stage == 2:
            limit = stand_ins[one.segment]
            assert limit is not None
            yield Judged(one, one.entered + limit, None)


def read_visits(laid: LaidMap) -> list[Visit]:
    """Every laid visit."""
    rows = laid.engine.run(
        "SELECT stage, COALESCE(segment, 0), entered_us, completed_us, left_us, left_to"
        f" FROM {laid.schema}.stage_visits"
    ).rows
    return [Visit(*row) for row in rows]  # type: ignore[arg-type]


Figures = tuple[int, int, int, int, int, int, float]


def figures(found: list[Judged]) -> Figures:
    """Within, decided, not yet due, overdue now, due soon, left incomplete, hours of excess."""
    decided = [one for one in found if one.is_decided]
    waiting = [one for one in found if one.visit.is_waiting]
    incomplete = [
        one for one in decided
        if one.visit.stage == 1 and one.visit.left is not None and one.visit.completed is None
    ]  # fmt: skip
    return (
        sum(one.is_within for one in decided),
        len(decided),
        len(found) - len(decided),
        sum(one.breach is not None and one.breach < HORIZON for one in waiting),
        sum(HORIZON <= one.due <= HORIZON + SOON for one in waiting),
        len(incomplete),
        sum(one.excess for one in found) / (3600 * 10**6),
    )


def told(kept: Kept) -> Figures:
    """The same, as the measure tells it."""
    return (
        kept.on_time.k or 0, kept.on_time.n, kept.not_yet_due, kept.overdue_now, kept.due_soon,
        kept.left_incomplete, kept.excess_hours,
    )  # fmt: skip


def promised_world(seed: int) -> LaidMap:
    """Random journeys of big, tiny and other customers."""
    facts = random_facts(seed, Shape(journeys=1200, accounts=90, days=78, gap_days=4))
    changes = [
        change("account", f"a{number}", "size", ("big", "tiny", "other")[number % 3], START - DAY)
        for number in range(90)
    ]
    sources = [SourceRow("log", complete_from_us=BEGIN)]
    store = build_facts(
        open_memory(), facts, changes=changes, sources=sources, horizon=HORIZON
    )  # fmt: skip
    return lay(resolve(read_map_text(MAP)), store, by="case")


@pytest.fixture(scope="module", params=[51, 52])
def world(request: pytest.FixtureRequest) -> LaidMap:
    return promised_world(int(request.param))


def everyone(visit: Visit) -> bool:
    return True


def went_forward(visit: Visit) -> bool:
    """Open, or left to a later stage or to success."""
    return visit.left_to is None or visit.left_to == -1 or visit.left_to > visit.stage


def same_as_by_hand(
    result: OnTime, laid: LaidMap, *, is_wanted: Callable[[Visit], bool] = everyone
) -> None:
    result.check()
    visits = read_visits(laid)
    found = list(judged(visits, is_wanted=is_wanted))
    for code, row in zip(STAGES, result.rows, strict=True):
        mine = [one for one in found if one.visit.stage == code]
        assert told(row.kept) == pytest.approx(figures(mine)), row.stage
        by_segment = {kept.segment: told(kept) for kept in row.segments}
        expected = {
            key: figures(part)
            for segment, key in SEGMENTS.items()
            if (part := [one for one in mine if one.visit.segment == segment])
        }
        assert by_segment == {key: pytest.approx(part) for key, part in expected.items()}, row.stage
        late = [one.excess / 1e6 for one in mine if one.is_decided and not one.is_within]
        assert row.excess.value == (pytest.approx(float(np.median(late))) if late else None)


def test_every_number_equals_brute_force(world: LaidMap) -> None:
    """[A11] as a whole and by segment: a promise in days, one in business days, a stand-in, none."""
    result = measure_on_time(world, EVERYTHING)
    same_as_by_hand(result, world)
    assert result.frame.population.total == len(read_visits(world))
    assert result.rows[0].kept.left_incomplete > 0
    assert min(row.kept.not_yet_due for row in result.rows if row.stage != "three") > 0
    assert [row.kept.overdue_now > 0 for row in result.rows] == [True, False, False, True]


def test_only_visits_that_went_on_may_be_counted(world: LaidMap) -> None:
    """[A11] option `exits: forward`: left forward or to success, and those still open."""
    asked = OnTimeRequest(forward_only=True)
    same_as_by_hand(measure_on_time(world, EVERYTHING, asked=asked), world, is_wanted=went_forward)


def test_what_is_usual_stands_in_and_is_not_called_agreed(world: LaidMap) -> None:
    """[A11] no standard: basis `observed`, p75 of the segment; `none` decides that there is none."""
    result = measure_on_time(world, EVERYTHING)
    assert [row.kept.promise.basis for row in result.rows] == [
        "planned",
        "observed",
        "none",
        "planned",
    ]
    assert result.rows[2].kept.on_time.n == 0
    visits = [one for one in read_visits(world) if one.stage == 2]
    for kept in result.rows[1].segments:
        [segment] = [code for code, key in SEGMENTS.items() if key == kept.segment]
        limit = observed(visits, segment)
        assert limit is not None
        assert kept.promise.target_s == limit / 1e6
        assert kept.promise.text == ""


def test_owners_and_money(world: LaidMap) -> None:
    """[A11] excess cost = excess hours x department rate; owners sum to the whole."""
    result = measure_on_time(world, EVERYTHING)
    assert [(row.stage, row.owner) for row in result.rows][1] == ("two", "works")
    assert result.rows[1].excess_cost is None  # no rate is known
    for row in (result.rows[0], result.rows[3]):
        assert row.excess_cost is not None
        assert row.excess_cost.amount == (Decimal(str(row.kept.excess_hours)) * 80).quantize(Decimal("0.01"))  # fmt: skip
    sales, works = result.owners
    assert (sales.owner, works.owner) == ("sales", "works")
    assert works.decided == result.rows[1].kept.on_time.n
    assert sales.within == sum(
        row.kept.on_time.k or 0 for row in result.rows if row.owner == "sales"
    )


def test_every_list_has_exactly_its_n(world: LaidMap) -> None:
    """[L3]"""
    result = measure_on_time(world, EVERYTHING)
    members = collect_members(world, scope_filter(world, EVERYTHING), result.who)
    for row in result.rows[:2]:
        key = f"stages.{row.stage}.standard"
        assert members[f"{key}.on_time"].count("did") == row.kept.on_time.k
        assert members[f"{key}.on_time"].n == row.kept.on_time.n
        assert members[f"{key}.excess"].n == row.excess.n
        assert members[f"{key}.due_soon"].n == row.kept.due_soon
    assert members["stages.one.standard.overdue_now"].n == result.rows[0].kept.overdue_now
    assert members["stages.one.standard.left_incomplete"].n == result.rows[0].kept.left_incomplete
