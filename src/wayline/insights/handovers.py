"""Where does the customer fall between two departments: handovers and silo breaks [A15]."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from wayline.base import Clock, Duration, Estimate, Frame, say
from wayline.engine import Parameters, ScopeFilter, Value
from wayline.insights.asking import Relation, ask, keep, keys_of, population, question, values_list
from wayline.insights.estimates import nothing
from wayline.insights.members import Who
from wayline.insights.quantiles import Measured, measure_quantiles
from wayline.insights.quiet import measure_quiet
from wayline.insights.requests import WALL_CLOCK, definition_id, frame_of
from wayline.insights.results import must_equal
from wayline.insights.rows import maybe_whole, whole
from wayline.journeys import learned_once, scope_filter

if TYPE_CHECKING:
    from wayline.journeys import LaidMap, Scope

ASKED_AGAIN_WITHIN = Duration.parse("30 days")
NONE_IN_A_ROW = say("no department has two events in a row")
WIDTH = 100_000  # a pair of departments is one number


@dataclass(frozen=True, slots=True)
class Handover:
    """From one department to another.

    Attributes:
        key: `giver>taker`.
        n: handovers = clean + broken; broken ones are late, asked again, bounced or silent; kinds overlap.
        wait: median time until the taker does something; `wait_within` the same inside departments.
        standard_s: the longest wait that a handover link of the map allows; None = the p90 within.
    """

    key: str
    giver: str
    taker: str
    n: int
    journeys: int
    accounts: int
    clean: int
    broken: int
    late: int
    re_ask: int
    bounce: int
    silent: int
    wait: Estimate
    wait_within: Estimate
    standard_s: float | None


@dataclass(frozen=True, slots=True)
class Handovers:
    """Every pair of departments that hands over, most frequent first."""

    rows: tuple[Handover, ...]
    frame: Frame
    who: tuple[Who, ...]

    def check(self) -> None:
        """Clean + broken = handovers [L3]."""
        must_equal(self.frame.population.counted, [row.n for row in self.rows], what="handovers")
        for row in self.rows:
            must_equal(row.n, [row.clean, row.broken], what=row.key)


def measure_handovers(laid: "LaidMap", scope: "Scope", *, clock: Clock = WALL_CLOCK) -> Handovers:
    """Handovers between departments, and which of them break [A15].

    Late = longer than the `max_wait` of a handover link between the two (counted as its standard),
    else than the p90 of waits inside departments, of all journeys whatever the scope; asked again = the touchpoint before the handover is
    done again by another department or on another channel within 30 days; bounce = back to the giver
    within two handovers, unless at a touchpoint with a cadence, which comes round by plan; silent =
    nothing after it, for longer than D of its stage [A12].
    """
    only = scope_filter(laid, scope)
    departments = keys_of(laid, "departments")
    limits = _limits(laid, departments)
    bound: dict[str, Value] = {
        "horizon_us": laid.horizon_us, "again_us": round(ASKED_AGAIN_WITHIN.nominal_seconds() * 1e6),
        "usual_us": _usual_us(laid),
    }  # fmt: skip
    kept = keep(laid, only, Relation(_units(laid, limits), bound))
    units, parameters = kept.sql, kept.parameters
    rows = ask(laid, only, question("handover_counts", units=units), parameters).rows
    pairs = {
        whole(row[0]): f"{departments[whole(row[0]) // WIDTH]}>{departments[whole(row[0]) % WIDTH]}"
        for row in rows
    }
    waits = measure_quantiles(
        laid,
        only,
        Measured(f"SELECT key, journey_id, account, wait_us AS x FROM (\n{units}\n) u", parameters),
    )
    within = measure_quantiles(laid, only, Measured(question("handover_within")))
    inside = within[0][0] if 0 in within else nothing("s", NONE_IN_A_ROW)
    found = []
    for key, n, journeys, accounts, broken, late, re_ask, bounce, silent in (
        [whole(cell) for cell in row] for row in rows
    ):
        giver, _, taker = pairs[key].partition(">")
        found.append(Handover(
            pairs[key], giver, taker, n, journeys, accounts, n - broken, broken, late, re_ask, bounce, silent,
            waits[key][0], inside, limits.get((key // WIDTH, key % WIDTH)),
        ))  # fmt: skip
    found.sort(key=lambda row: (-row.n, row.key))
    total = sum(row.n for row in found)
    frame = frame_of(
        laid,
        scope,
        definition=definition_id("handovers", scope),
        population=population(total, {}),
        clock=clock,
    )
    return Handovers(tuple(found), frame, _who(units, parameters, pairs))


def _units(laid: "LaidMap", limits: Mapping[tuple[int, int], float]) -> str:
    """The SELECT of handover_units.sql: the waits agreed on and the usual silences put in."""
    allowed = [(a * WIDTH + b, round(seconds * 1e6)) for (a, b), seconds in limits.items()]
    quiet = [(code, one.quiet_us) for code, one in measure_quiet(laid).items()]
    return question(
        "handover_units",
        limits=values_list(allowed or [(-1, 0)]),
        quiet=values_list(quiet),
        recurring=_recurring(laid),
    )


@learned_once
def _usual_us(laid: "LaidMap") -> int | None:
    """How long nine in ten steps inside a department wait at most, learned from all journeys."""
    text = question("handover_usual", within=question("handover_within"))
    return maybe_whole(ask(laid, ScopeFilter(), text).first()["p90_us"])


def _limits(laid: "LaidMap", departments: dict[int, str]) -> dict[tuple[int, int], float]:
    """The longest wait allowed between two departments, from the handover links of the map."""
    codes = {key: code for code, key in departments.items()}
    limits: dict[tuple[int, int], float] = {}
    for link in laid.map.document.links:
        if link.kind != "handover" or link.max_wait is None or link.handover is None:
            continue
        giver, taker = codes.get(str(link.handover.from_)), codes.get(str(link.handover.to))
        if giver is not None and taker is not None:
            day = laid.map.calendar_of(None).work_day_seconds
            # Working days are spread over the calendar week, since waits are elapsed time.
            stretch = (
                7 * 86_400 / (day * len(laid.map.calendar_of(None).days))
                if link.max_wait.is_working
                else 1.0
            )
            limits[giver, taker] = link.max_wait.nominal_seconds(work_day_seconds=day) * stretch
    return limits


def _recurring(laid: "LaidMap") -> str:
    """Codes of the touchpoints that come round by plan, as a list in SQL."""
    codes = [
        str(code)
        for code, (point, _) in enumerate(laid.map.touchpoints, start=1)
        if point.cadence is not None
    ]
    return f"({', '.join(codes or ['-1'])})"


def _who(units: str, parameters: Parameters, pairs: dict[int, str]) -> tuple[Who, ...]:
    names = {str(code): key for code, key in pairs.items()}

    def listed(number: str, condition: str) -> Who:
        sql = f"SELECT key, journey_id, 'did' AS side FROM (\n{units}\n) u WHERE {condition}"
        return Who(number, sql, parameters, names)

    broken = "(late + re_ask + bounce + silent) > 0"
    kinds = tuple(
        listed(f"handovers.*.kinds.{kind}", f"{kind} = 1")
        for kind in ("late", "re_ask", "bounce", "silent")
    )
    every = listed("handovers.*.journeys", "TRUE")
    return (
        listed("handovers.*.n", "TRUE"),
        replace(every, sql=f"SELECT DISTINCT * FROM (\n{every.sql}\n) e"),
        listed("handovers.*.clean", f"NOT {broken}"),
        listed("handovers.*.broken", broken),
        listed("handovers.*.wait", "TRUE"),
        *kinds,
    )
