"""When did a fail point of the map happen [A16] [M48]?"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter

from wayline.engine import Value
from wayline.journeys.cells import maybe_whole, whole
from wayline.journeys.conds import (
    Asked,
    CondReader,
    Deadline,
    History,
    asked_of,
    gates_of,
    guards_of,
)
from wayline.journeys.deadlines import deadline_of
from wayline.journeys.dictionaries import Row
from wayline.journeys.laid import LaidMap, laid_sql
from wayline.journeys.matching import matched_events
from wayline.map import Cond, FailPoint, Ref, Stage

ANSWERABLE = frozenset({"touchpoint", "stage", "outcome", "compliance"})
Events = Mapping[int, list[tuple[int, int, int | None, int]]]  # by journey: seq, time, person, what


def find_failures(laid: LaidMap) -> Iterator[Row]:
    """A row of `deviations` for each visit in which a fail point happened."""
    for rank, stage in enumerate(laid.map.stages, start=1):
        points = [*stage.fail_points, *(one for t in stage.touchpoints for one in t.fail_points)]
        for point in points:
            if point.detect is not None and can_be_seen(point.detect):
                yield from _of_point(laid, point, point.detect, stage=stage, rank=rank)


def can_be_seen(cond: Cond) -> bool:
    """Events alone decide: no gate, no attribute of the case, and only elements that have events."""
    refs = [what for what in asked_of(cond) if isinstance(what, Ref)]
    return (
        not gates_of(cond) and not guards_of(cond) and all(ref.kind in ANSWERABLE for ref in refs)
    )


def _deadline(laid: LaidMap, stage: Stage | None) -> Deadline:
    sql = "SELECT coalesce(min(ts_us), 0) AS first_us FROM laid.events"
    first = whole(laid.engine.run(laid_sql(sql, laid.schema)).first()["first_us"])
    return deadline_of(
        laid.map.calendar_of(stage), laid.map.timezone, first_us=first, last_us=laid.horizon_us
    )


def _of_point(
    laid: LaidMap, point: FailPoint, cond: Cond, *, stage: Stage, rank: int
) -> Iterator[Row]:
    reader = CondReader(_deadline(laid, stage))
    asked = sorted(asked_of(cond), key=repr)
    events = _events(laid, asked)
    sql = (
        "SELECT journey_id, seq, until_seq, entered_us, coalesce(left_us, $horizon_us)"
        " FROM laid.stage_visits WHERE stage = $stage ORDER BY journey_id, seq"
    )
    parameters: dict[str, Value] = {"stage": rank, "horizon_us": laid.horizon_us}
    for row in laid.engine.run(laid_sql(sql, laid.schema), parameters).rows:
        journey, first, until, entered, left = (whole(cell) for cell in row)
        own = [one for one in events.get(journey, []) if first <= one[0] <= until]
        history = _history(own, asked, entered)
        us = reader.first_true(
            cond, history, start=0, upto=len(history.times) - 1, entry_us=entered, until_us=left
        )
        if us is not None and us <= left:
            yield journey, "failed", f"fail_point:{point.key}", first, us, str(point.mode)


def _events(laid: LaidMap, asked: Sequence[Asked]) -> Events:
    """The live events of every journey that prove something the cond asks for."""
    found: dict[int, list[tuple[int, int, int | None, int]]] = {}
    for at, what in enumerate(asked):
        relation = matched_events(laid, what)
        sql = (
            f"SELECT journey_id, seq, ts_us, person FROM {relation}"
            " WHERE journey_id IS NOT NULL AND seq IS NOT NULL AND NOT after_end"
        )
        for journey, seq, us, person in laid.engine.run(sql).rows:
            line = (whole(seq), whole(us), maybe_whole(person), at)
            found.setdefault(whole(journey), []).append(line)
    for lines in found.values():
        lines.sort(key=itemgetter(0, 3))
    return found


def _history(
    events: Sequence[tuple[int, int, int | None, int]], asked: Sequence[Asked], entered_us: int
) -> History:
    """The entry of the stage first, then the events; an event that proves several things stands once."""
    history = History([entered_us], [None], [frozenset()])
    for _, same in groupby(events, key=itemgetter(0)):
        group = list(same)
        history.times.append(group[0][1])
        history.people.append(group[0][2])
        history.guards.append(frozenset())
        for *_, at in group:
            history.hits.setdefault(asked[at], []).append(len(history.times) - 1)
    return history
