"""Which touchpoints swallow customers [A13]?"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from wayline.base import Clock, Estimate, Frame, say
from wayline.engine import ScopeFilter
from wayline.insights.asking import ask, keep, keys_of, population, question, values_list
from wayline.insights.comparisons import benjamini_hochberg, design_effect_of
from wayline.insights.estimates import nothing, share_estimate
from wayline.insights.exits import touchpoints_without_exit
from wayline.insights.members import Who
from wayline.insights.quiet import ALL_STAGES, Quiet, measure_quiet
from wayline.insights.requests import WALL_CLOCK, definition_id, frame_of
from wayline.insights.results import must_be_ordered, must_equal
from wayline.insights.rows import maybe_real, real, whole
from wayline.insights.shares import NOBODY, Share, Units, measure_shares
from wayline.journeys import scope_filter

if TYPE_CHECKING:
    from wayline.journeys import LaidMap, Scope

ENOUGH = 30  # last passes below which nothing is flagged
Q_BELOW = 0.05
KINDS = ("went_on", "success", "failure", "neutral", "silent")


@dataclass(frozen=True, slots=True)
class ChannelSplit:
    """The last passes on one channel; None = no channel named."""

    channel: str | None
    n: int
    silent: int


@dataclass(frozen=True, slots=True)
class DeadEnd:
    """What came after the last pass of each journey through one touchpoint.

    Attributes:
        touchpoint: its key.
        stage: the stage that it is drawn in.
        n: last passes old enough to tell = went_on + success + failure + neutral + silent.
        still_open: last passes younger than D.
        came_back: of the silent, those to whom something came later than D: slow, not lost.
        p: the share that fell silent.
        base: the same over the other touchpoints of the stage that lead on.
        q: after Benjamini and Hochberg, that p is above the base only by chance; None = not tested.
        flagged: n >= 30, the whole interval of p above the base, q < 0.05; and the same still holds
            when who came back is taken for having gone on.
        leads_on: False where the map ends here: silence is no fault, so it is not tested.
        next_steps: where those who went on went next; None = to something not on the map.
        channels: the same passes by channel.
        value_stuck: value of the journeys that fell silent and are open; None = no values known.
        cost_stuck: what those journeys have cost.
    """

    touchpoint: str
    stage: str
    n: int
    still_open: int
    went_on: int
    success: int
    failure: int
    neutral: int
    silent: int
    came_back: int
    p: Estimate
    base: Estimate
    q: float | None
    flagged: bool
    leads_on: bool
    next_steps: tuple[tuple[str | None, int], ...]
    channels: tuple[ChannelSplit, ...]
    value_stuck: float | None
    cost_stuck: float


@dataclass(frozen=True, slots=True)
class DeadEnds:
    """Touchpoints that were passed, most passes first."""

    rows: tuple[DeadEnd, ...]
    frame: Frame
    who: tuple[Who, ...]

    def check(self) -> None:
        """The five kinds are all passes; passes and young ones are the population [L3]."""
        for row in self.rows:
            parts = (row.went_on, row.success, row.failure, row.neutral, row.silent)
            must_equal(row.n, parts, what=f"passes of {row.touchpoint}")
            must_equal(row.n, [one.n for one in row.channels], what=f"channels of {row.touchpoint}")
            must_equal(
                row.went_on, [n for _, n in row.next_steps], what=f"next of {row.touchpoint}"
            )
            came_back = (row.came_back, row.silent - row.came_back)
            must_equal(row.silent, came_back, what=f"silent after {row.touchpoint}")
            must_be_ordered(row.p, what=f"silent after {row.touchpoint}")
        must_equal(self.frame.population.counted, [row.n for row in self.rows], what="last passes")


def last_passes(laid: "LaidMap", quiet: Mapping[int, Quiet], only: ScopeFilter) -> Units | None:
    """The last pass of each journey through each touchpoint, and what came within D after it.

    None where no journey has succeeded yet: then nobody knows how long silence may last.
    """
    known = [(code, one.quiet_us) for code, one in quiet.items() if one.quiet_us is not None]
    if not any(code == ALL_STAGES for code, _ in known):
        return None
    text = question("last_passes", quiet=values_list(known))
    return keep(laid, only, Units(text, {"horizon_us": laid.horizon_us}))


def measure_dead_ends(
    laid: "LaidMap",
    scope: "Scope",
    *,
    quiet: Mapping[int, Quiet] | None = None,
    clock: Clock = WALL_CLOCK,
) -> DeadEnds:
    """For each touchpoint, how many journeys fell silent after it, against the rest of its stage [A13]."""
    only = scope_filter(laid, scope)
    passes = last_passes(laid, measure_quiet(laid) if quiet is None else quiet, only)
    rows = () if passes is None else _rows(laid, only, passes)
    judged, young = sum(row.n for row in rows), sum(row.still_open for row in rows)
    frame = frame_of(
        laid,
        scope,
        definition=definition_id("dead_ends", scope),
        population=population(judged + young, {"younger_than_d": young}),
        clock=clock,
    )
    return DeadEnds(rows, frame, () if passes is None else _who(laid, passes))


def find_dead_ends(laid: "LaidMap", quiet: Mapping[int, Quiet]) -> frozenset[str]:
    """Keys of the touchpoints that are flagged over all journeys."""
    passes = last_passes(laid, quiet, ScopeFilter())
    if passes is None:
        return frozenset()
    return frozenset(key for key, one in _judge(laid, ScopeFilter(), passes).items() if one.flagged)


@dataclass(frozen=True, slots=True)
class _Tested:
    """One touchpoint against the rest of its stage."""

    base: Estimate
    q: float | None
    flagged: bool


def silent_for_good(passes: Units) -> Units:
    """The same passes, hit where nothing at all came later: who came back was not swallowed."""
    return Units(question("silent_for_good", passes=passes.sql), passes.parameters)


def _silent(passes: Units) -> Units:
    sql = (
        "SELECT key, journey_id, account, NULL AS limit_us,"
        " CASE WHEN came IS NULL THEN NULL WHEN came = 5 THEN 1 ELSE 0 END AS hit"
        f" FROM (\n{passes.sql}\n) p"
    )
    return Units(sql, passes.parameters)


def _judge(laid: "LaidMap", only: ScopeFilter, passes: Units) -> dict[str, _Tested]:
    """Each touchpoint against the rest of its stage; flagged where silence is long and lasts."""
    tested = _test(laid, measure_shares(laid, only, _silent(passes)))
    lasting = _test(laid, measure_shares(laid, only, silent_for_good(passes)))
    return {
        key: replace(one, flagged=one.flagged and lasting[key].flagged)
        for key, one in tested.items()
    }


def _test(laid: "LaidMap", silent: Mapping[int, Share]) -> dict[str, _Tested]:
    names = keys_of(laid, "touchpoints")
    nowhere = touchpoints_without_exit(laid.map)
    stage_of = {point.key: stage.key for point, stage in laid.map.touchpoints}
    shares = {names[code]: share for code, share in silent.items()}
    leading = {key: share for key, share in shares.items() if key not in nowhere}
    bases: dict[str, Estimate] = {}
    p_values: list[float | None] = []
    for key, share in shares.items():
        others = [
            other
            for name, other in leading.items()
            if name != key and stage_of[name] == stage_of[key]
        ]
        bases[key] = share_estimate(
            sum(other.k for other in others),
            sum(other.n for other in others),
            note=say("no other touchpoint of the stage to compare with"),
        )
        p_values.append(None if key in nowhere else _p_above(share, others))
    q_values = benjamini_hochberg(p_values)
    return {
        key: _Tested(bases[key], q, flagged=_is_flagged(shares[key].estimate, bases[key], q))
        for key, q in zip(shares, q_values, strict=True)
    }


def _is_flagged(p: Estimate, base: Estimate, q: float | None) -> bool:
    above = p.low is not None and base.value is not None and p.low > base.value
    return above and p.n >= ENOUGH and q is not None and q < Q_BELOW


def _p_above(share: Share, others: list[Share]) -> float | None:
    """One-sided p that two shares are the same, at effective numbers [L7]; None with nobody in one.

    With the correction for continuity: without it, small shares are flagged too often by chance.
    """
    n_1 = share.n / design_effect_of(share.estimate)
    n_2 = sum(other.n / design_effect_of(other.estimate) for other in others)
    k_2 = sum(other.k / design_effect_of(other.estimate) for other in others)
    if not n_1 or not n_2:
        return None
    p_1, p_2 = share.k / share.n, k_2 / n_2
    pooled = (p_1 * n_1 + k_2) / (n_1 + n_2)
    parts = 1 / n_1 + 1 / n_2
    variance = pooled * (1 - pooled) * parts
    if variance <= 0:
        return 1.0
    return 0.5 * math.erfc((p_1 - p_2 - parts / 2) / math.sqrt(2 * variance))


def _rows(laid: "LaidMap", only: ScopeFilter, passes: Units) -> tuple[DeadEnd, ...]:
    counts = ask(laid, only, question("dead_end_counts", passes=passes.sql), passes.parameters)
    silent = measure_shares(laid, only, _silent(passes))
    tested = _judge(laid, only, passes)
    steps, channels = _details(laid, only, passes)
    names = keys_of(laid, "touchpoints")
    nowhere = touchpoints_without_exit(laid.map)
    rows = []
    for row in counts.dicts():
        code = whole(row["key"])
        key = names[code]
        one = DeadEnd(
            touchpoint=key,
            stage=laid.map.stage_of(key).key,
            n=whole(row["n"]),
            still_open=whole(row["still_open"]),
            went_on=whole(row["went_on"]),
            success=whole(row["success"]),
            failure=whole(row["failure"]),
            neutral=whole(row["neutral"]),
            silent=whole(row["silent"]),
            came_back=whole(row["came_back"]),
            p=silent.get(code, NOBODY).estimate,
            base=tested[key].base if key in tested else nothing("share", say("nobody passed")),
            q=tested[key].q,
            flagged=tested[key].flagged,
            leads_on=key not in nowhere,
            next_steps=steps.get(code, ()),
            channels=channels.get(code, ()),
            value_stuck=maybe_real(row["value_stuck"]),
            cost_stuck=real(row["cost_stuck"]),
        )
        rows.append(one)
    return tuple(sorted(rows, key=lambda one: (-one.n, one.touchpoint)))


Steps = dict[int, tuple[tuple[str | None, int], ...]]
Splits = dict[int, tuple[ChannelSplit, ...]]


def _details(laid: "LaidMap", only: ScopeFilter, passes: Units) -> tuple[Steps, Splits]:
    text = question("dead_end_details", passes=passes.sql)
    touchpoints, on = keys_of(laid, "touchpoints"), keys_of(laid, "channels")
    steps: Steps = {}
    splits: Splits = {}
    for kind, key, code, n, silent in ask(laid, only, text, passes.parameters).rows:
        at = whole(key)
        if whole(kind) == 1:
            steps[at] = (*steps.get(at, ()), (touchpoints.get(whole(code)), whole(n)))
        else:
            split = ChannelSplit(on.get(whole(code)), whole(n), whole(silent))
            splits[at] = (*splits.get(at, ()), split)
    return steps, splits


def _who(laid: "LaidMap", passes: Units) -> tuple[Who, ...]:
    names = keys_of(laid, "touchpoints")
    codes = {str(code): key for code, key in names.items()}

    def listed(number: str, condition: str) -> Who:
        sql = f"SELECT key, journey_id, 'did' AS side FROM (\n{passes.sql}\n) p WHERE {condition}"
        return Who(f"dead_ends.*.{number}", sql, passes.parameters, codes)

    silent = _silent(passes)
    return (
        silent.who("dead_ends.*.p", names),
        silent.who_where("dead_ends.*.n", names, hit="IS NOT NULL"),
        silent.who_where("dead_ends.*.still_open", names, hit="IS NULL"),
        *(listed(number, f"came = {kind}") for kind, number in enumerate(KINDS, start=1)),
        listed("came_back", "came = 5 AND next_gap_us IS NOT NULL"),
    )
