"""Which journeys stand behind the numbers of the page, and how they went: packed, because there are many."""

from typing import Literal

from pydantic import ConfigDict, Field

from wayline.reports.page_statements import Part

State = Literal["on_track", "slow", "stuck", "dead_end", "unknown"]
NOBODY = -1  # in a column of positions: there is none


class OpenSaid(Part):
    """How an open journey stands [A12]; times in seconds, instants in UTC.

    `since` is when it entered its stage; `usual_s` what three in four visits take; `next_step` a
    reference such as `touchpoint:offer`.
    """

    state: State
    basis: Literal["planned", "observed"]
    since: str
    age_s: float
    idle_s: float
    due_at: str | None
    breach_at: str | None
    usual_s: float | None
    last_touchpoint: str | None
    next_step: str | None
    owner: str | None


class JourneySaid(Part):
    """One journey; `open` is null where it has ended or stands in no stage."""

    key: str
    case: str
    account: str | None
    account_name: str | None
    segment: str | None
    path: str | None
    started_at: str
    last_event_at: str
    ended_at: str | None
    outcome: Literal["success", "failure", "neutral", "timed_out"] | None
    outcome_key: str | None
    end_reason: str | None
    stage: str | None
    value: float | None
    currency: str | None
    cost: float
    people: int
    reopened: int
    is_left_truncated: bool
    open: OpenSaid | None


class Who(Part):
    """Who is behind each number: its path in the overlay (`stages.tender.moved_on`) leads to three lists.

    `numbers` holds positions in `lists`: did, did not, still open; then, where a list is capped, how
    many are left out of each. A list is a text of positions in `journeys`, in order: `0-3 7 9x2` is
    0, 1, 2, 3, 7, 9, 9 (a journey counts twice where visits or events are counted). Where customers
    are asked for one number at a time, `counts` says in place of the lists how many did, did not, may still.
    """

    lists: tuple[str, ...]
    numbers: dict[str, tuple[int, ...]]
    counts: dict[str, tuple[int, ...]]


class EventColumns(Part):
    """Every event of the timelines, one column a field; whole numbers are positions in `names` and so on.

    `at` is seconds since the event before (since the start of its journey for the first); `precision`
    0 = instant, 1 = second, 2 = minute, 3 = day; `class` as in `classes`; -1 = none.
    """

    model_config = ConfigDict(serialize_by_alias=True, populate_by_name=True)

    at: tuple[int, ...]
    precision: tuple[int, ...]
    name: tuple[int, ...]
    touchpoint: tuple[int, ...]
    stage: tuple[int, ...]
    channel: tuple[int, ...]
    department: tuple[int, ...]
    person: tuple[int, ...]
    source: tuple[int, ...]
    path: tuple[int, ...]
    status: tuple[int, ...]
    class_: tuple[int, ...] = Field(alias="class")
    cost: dict[str, float]
    value: dict[str, float]


class VisitColumns(Part):
    """Every stay in a stage; times are seconds since the start of the journey, null = not (yet).

    `left_to` is a position in `stages`, or -2 success, -3 failure, -4 neutral, -5 timed out; -1 = still
    there.
    """

    stage: tuple[int, ...]
    entered: tuple[int, ...]
    completed: tuple[int | None, ...]
    left: tuple[int | None, ...]
    left_to: tuple[int, ...]
    due: tuple[int | None, ...]
    breach: tuple[int | None, ...]
    visit_no: tuple[int, ...]


class RunColumns(Part):
    """Every run of a stakeholder path; times as in the visits, `state` 0 = open, 1 = late, 2 = done."""

    path: tuple[int, ...]
    started: tuple[int, ...]
    first_step: tuple[int, ...]
    done: tuple[int | None, ...]
    due: tuple[int | None, ...]
    breach: tuple[int | None, ...]
    state: tuple[int, ...]


class GateColumns(Part):
    """Every gate that opened, in seconds since the start of the journey."""

    stage: tuple[int, ...]
    at: tuple[int, ...]


class Timelines(Part):
    """How the journeys went, one after the other; `journeys` are positions in the page's `journeys`.

    The rows of the n-th timeline follow those of the one before; `event_counts` and so on say how many
    it has. `touchpoints`, `stages` and `paths` are keys of the map, the other lists are words. At most
    500 journeys are carried; `left_out` says how many are not.
    """

    journeys: tuple[int, ...]
    left_out: int
    event_counts: tuple[int, ...]
    visit_counts: tuple[int, ...]
    run_counts: tuple[int, ...]
    gate_counts: tuple[int, ...]
    names: tuple[str, ...]
    touchpoints: tuple[str, ...]
    stages: tuple[str, ...]
    paths: tuple[str, ...]
    channels: tuple[str, ...]
    departments: tuple[str, ...]
    people: tuple[str, ...]
    sources: tuple[str, ...]
    statuses: tuple[str, ...]
    classes: tuple[str, ...]
    events: EventColumns
    visits: VisitColumns
    runs: RunColumns
    gates: GateColumns
