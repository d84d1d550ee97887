"""How many different journeys do we really have: the variants [A6]."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wayline.base import Clock, Estimate, Frame
from wayline.engine import ScopeFilter, quote_name
from wayline.insights.asking import ask, population, question
from wayline.insights.estimates import share_estimate
from wayline.insights.flow import Level, level_keys
from wayline.insights.members import Who
from wayline.insights.quantiles import Measured, measure_quantiles
from wayline.insights.requests import WALL_CLOCK, definition_id, frame_of
from wayline.insights.results import must_equal
from wayline.insights.rows import whole
from wayline.journeys import scope_filter

if TYPE_CHECKING:
    from wayline.journeys import LaidMap, Scope

TOP = 20


@dataclass(frozen=True, slots=True)
class Variant:
    """One way that journeys share.

    Attributes:
        key: `v1` is the most frequent.
        nodes: the sequence, repeats kept.
        n: journeys.
        share: of all journeys; `coverage` of this one and the more frequent ones.
        duration: median from first to last event, of ended journeys.
        success: share of the ended ones that succeeded.
    """

    key: str
    nodes: tuple[str, ...]
    n: int
    share: Estimate
    coverage: Estimate
    duration: Estimate
    success: Estimate


@dataclass(frozen=True, slots=True)
class Variants:
    """The most frequent variants, and how many journeys go other ways."""

    level: Level
    rows: tuple[Variant, ...]
    other: int
    distinct: int
    frame: Frame
    who: tuple[Who, ...]

    def check(self) -> None:
        """The variants and the others are all journeys with a node at the level [L3]."""
        must_equal(
            self.frame.population.counted,
            [*(row.n for row in self.rows), self.other],
            what="variants",
        )


def measure_variants(
    laid: "LaidMap",
    scope: "Scope",
    *,
    level: Level = "touchpoint",
    collapsed: bool = False,
    top: int = TOP,
    clock: Clock = WALL_CLOCK,
) -> Variants:
    """The most frequent sequences at a level, with share, coverage, duration and success [A6]."""
    asked = _Asked(level, top, is_collapsed=collapsed)
    return _measure(laid, scope, scope_filter(laid, scope), asked, clock=clock)


def measure_variants_among(
    laid: "LaidMap",
    scope: "Scope",
    only: ScopeFilter,
    *,
    level: Level,
    collapsed: bool,
    clock: Clock,
) -> Variants:
    """The same of a part of the scope."""
    asked = _Asked(level, TOP, is_collapsed=collapsed)
    return _measure(laid, scope, only, asked, clock=clock)


@dataclass(frozen=True, slots=True)
class _Asked:
    level: Level
    top: int
    is_collapsed: bool


def _measure(
    laid: "LaidMap", scope: "Scope", only: ScopeFilter, asked: _Asked, *, clock: Clock
) -> Variants:
    level, top, collapsed = asked.level, asked.top, asked.is_collapsed
    sequences = _sequences(level, collapsed=collapsed)
    found = ask(laid, only, question("variant_counts", sequences=sequences), {"top": top}).rows
    counts = [
        (whole(place), str(nodes), whole(n), whole(accounts))
        for place, nodes, n, accounts in found
        if place is not None
    ]
    total, distinct = (
        whole(cell)
        for cell in ask(laid, only, question("variant_totals", sequences=sequences)).rows[0]
    )
    ranked = ranked_at(level, collapsed=collapsed)
    ended = Measured(f"{ranked}\nWHERE r.place <= {top} AND j.outcome IS NOT NULL")
    lasting = measure_quantiles(laid, only, ended)
    success = _success(laid, only, ranked=ranked, top=top)
    spelled = _spelled(laid, level, [nodes for _, nodes, _, _ in counts], collapsed=collapsed)
    rows, covered = [], 0
    for (place, _, n, accounts), keys in zip(counts, spelled, strict=True):
        covered += n
        duration = lasting[place][0] if place in lasting else share_estimate(0, 0)
        rows.append(Variant(f"v{place}", keys, n, share_estimate(n, total, accounts=accounts),
                            share_estimate(covered, total), duration, success.get(place, share_estimate(0, 0))))  # fmt: skip
    frame = frame_of(
        laid, scope, definition=definition_id("variants", scope, {"level": level, "collapsed": collapsed, "top": top}),
        population=population(total, {}), clock=clock,
    )  # fmt: skip
    return Variants(
        level,
        tuple(rows),
        total - covered,
        distinct,
        frame,
        _who(ranked, [row.key for row in rows]),
    )


def _sequences(level: Level, *, collapsed: bool) -> str:
    """One row per journey with its sequence; of touchpoints it is laid already, as one number."""
    if level == "touchpoint" and not collapsed:
        return question("variant_mixes")
    repeats = "node IS DISTINCT FROM before" if collapsed else "TRUE"
    return question("variant_sequences", level=level, repeats=repeats)


def ranked_at(level: Level, *, collapsed: bool) -> str:
    """The SELECT of every journey with the place of its variant, 1 = the most frequent."""
    return question("variant_ranked", sequences=_sequences(level, collapsed=collapsed))


def _spelled(
    laid: "LaidMap", level: Level, found: Sequence[str], *, collapsed: bool
) -> list[tuple[str, ...]]:
    """The keys of each sequence in order."""
    if level != "touchpoint" or collapsed:
        names = level_keys(laid, level)
        return [tuple(names[int(code)] for code in one.split(",") if code) for one in found]
    text = (
        f"SELECT variant, touchpoints FROM {quote_name(laid.schema)}.variants"
        f" WHERE variant IN ({', '.join(found) or 'NULL'})"
    )
    known = {str(mix): str(keys).split(" > ") for mix, keys in laid.engine.run(text).rows}
    return [tuple(known[mix]) for mix in found]


def _success(laid: "LaidMap", only: ScopeFilter, *, ranked: str, top: int) -> dict[int, Estimate]:
    sql = (
        "SELECT key, COUNT(*) AS n, SUM(CASE WHEN outcome = 1 THEN 1 ELSE 0 END) AS k, COUNT(DISTINCT COALESCE(account, -journey_id)) AS accounts "
        f"FROM (\n{ranked}\nWHERE r.place <= {top} AND j.outcome IS NOT NULL) s GROUP BY key ORDER BY key"
    )
    rows = ask(laid, only, sql).rows
    return {
        whole(key): share_estimate(whole(k), whole(n), accounts=whole(accounts))
        for key, n, k, accounts in rows
    }


def _who(ranked: str, keys: list[str]) -> tuple[Who, ...]:
    names = {key[1:]: key for key in keys}
    top = f"r.place <= {len(keys)}"
    return (
        Who("variants.*.n", f"SELECT key, journey_id, 'did' AS side FROM (\n{ranked}\nWHERE {top}) s", {}, names),
        Who("variants.*.share", f"SELECT p.key, s.journey_id, CASE WHEN s.key = p.key THEN 'did' ELSE 'did_not' END AS side "
            f"FROM (SELECT DISTINCT key FROM (\n{ranked}\nWHERE {top}) d) p, (\n{ranked}\n) s", {}, names),
        Who("variants.*.coverage", f"SELECT p.key, s.journey_id, CASE WHEN s.key <= p.key THEN 'did' ELSE 'did_not' END AS side "
            f"FROM (SELECT DISTINCT key FROM (\n{ranked}\nWHERE {top}) d) p, (\n{ranked}\n) s", {}, names),
        Who("variants.*.duration", f"SELECT key, journey_id, 'did' AS side FROM (\n{ranked}\nWHERE {top} AND j.outcome IS NOT NULL) s", {}, names),
        Who("variants.*.success", "SELECT key, journey_id, CASE WHEN outcome = 1 THEN 'did' ELSE 'did_not' END AS side "
            f"FROM (\n{ranked}\nWHERE {top} AND j.outcome IS NOT NULL) s", {}, names),
    )  # fmt: skip
