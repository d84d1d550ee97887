"""How many really different ways are there, how do they end, and which are too rare to tell [A6]?"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from wayline.base import Estimate
from wayline.engine import ScopeFilter
from wayline.insights.asking import ask, question
from wayline.insights.estimates import share_estimate
from wayline.insights.members import Who
from wayline.insights.rows import whole
from wayline.insights.variants import Variants
from wayline.insights.way_filters import WaysRequest, variant_key
from wayline.insights.way_steps import ENDINGS, Ending

if TYPE_CHECKING:
    from wayline.journeys import LaidMap

LEAST = 5  # journeys; rarer variants are pooled
OTHER = "other"
TOLD = ("n", "share", "duration")  # of what `variants` tells


@dataclass(frozen=True, slots=True)
class WayVariant:
    """One way that at least five journeys share, or all the others together (`other`, without nodes).

    Attributes:
        key: of the sequence, the same in every scope.
        nodes: the keys of its nodes in order.
        ways: how many different ways it stands for.
        n: journeys.
        share: of all journeys.
        duration: median from first to last event, of ended journeys; None for the others.
        endings: how many converted, were lost, ended otherwise, are still open.
    """

    key: str
    nodes: tuple[str, ...]
    ways: int
    n: int
    share: Estimate
    duration: Estimate | None
    endings: Mapping[Ending, int]


def pooled_variants(
    laid: "LaidMap", only: ScopeFilter, request: WaysRequest, found: Variants
) -> tuple[WayVariant, ...]:
    """The variants of at least five journeys, most frequent first; then the others as one, if there are any."""
    kept = [row for row in found.rows if row.n >= LEAST]
    endings = _endings(laid, only, request, kept=len(kept))
    rows = [
        WayVariant(
            variant_key(request.level, row.nodes), row.nodes, 1, row.n, row.share, row.duration, endings[place]
        )
        for place, row in enumerate(kept, start=1)
    ]  # fmt: skip
    total = found.frame.population.counted
    rest = total - sum(row.n for row in kept)
    if rest:
        share = share_estimate(rest, total)
        rows.append(
            WayVariant(OTHER, (), found.distinct - len(kept), rest, share, None, endings[0])
        )
    return tuple(rows)


def _endings(
    laid: "LaidMap", only: ScopeFilter, request: WaysRequest, *, kept: int
) -> dict[int, dict[Ending, int]]:
    """How the journeys of each place ended; 0 = of all the rarer ones."""
    counted = (
        f"SELECT LEAST(key // 10, {kept + 1}) AS place, key % 10 AS ending, COUNT(*) AS n FROM (\n"
        f"{_endings_sql(request, shown='TRUE')}\n) e GROUP BY 1, 2 ORDER BY 1, 2"
    )
    found: dict[int, dict[Ending, int]] = {
        place: dict.fromkeys(ENDINGS.values(), 0) for place in range(kept + 1)
    }
    for place, ending, n in ask(laid, only, counted).rows:
        at = whole(place) if whole(place) <= kept else 0
        found[at][ENDINGS[whole(ending)]] = whole(n)
    return found


def _endings_sql(request: WaysRequest, *, shown: str) -> str:
    return question("way_endings", ranked=request.ranked_sql, ends=request.ends_sql, shown=shown)


def variants_who(request: WaysRequest, found: Variants, rows: tuple[WayVariant, ...]) -> list[Who]:
    """Who went each way, in how long, and how it ended."""
    keys = {str(place): row.key for place, row in enumerate(rows, start=1) if row.key != OTHER}
    names = {code: _named(request, key) for code, key in keys.items()}
    whos = []
    for who in found.who:
        last = who.number.rpartition(".")[2]
        if last in TOLD:
            whos.append(replace(who, number=f"way_variants.*.{last}", names=names))
    whos += _endings_who(request, keys)
    return whos + (_others_who(request, kept=len(keys)) if len(rows) > len(keys) else [])


def _named(request: WaysRequest, key: str) -> str:
    return f"{request.level}:{key}"


def _endings_who(request: WaysRequest, keys: Mapping[str, str]) -> list[Who]:
    sql = (
        f"SELECT key, journey_id, 'did' AS side FROM (\n{_endings_sql(request, shown='TRUE')}\n) e"
    )
    return [
        Who(
            f"way_variants.*.{ending}", sql, {},
            {f"{int(place) * 10 + code}": _named(request, key) for place, key in keys.items()},
        )
        for code, ending in ENDINGS.items()
    ]  # fmt: skip


def _others_who(request: WaysRequest, *, kept: int) -> list[Who]:
    rest = _endings_sql(request, shown=f"v.key > {kept}")
    other = f"way_variants.{_named(request, OTHER)}"
    share = f"SELECT journey_id, CASE WHEN key > {kept} THEN 'did' ELSE 'did_not' END AS side FROM (\n{request.ranked_sql}\n) v"
    return [
        Who(f"{other}.n", f"SELECT journey_id, 'did' AS side FROM (\n{rest}\n) e"),
        Who(f"{other}.share", share),
        *(
            Who(f"{other}.{ending}", f"SELECT journey_id, 'did' AS side FROM (\n{rest}\n) e WHERE key % 10 = {code}")
            for code, ending in ENDINGS.items()
        ),
    ]  # fmt: skip
