"""What do customers say in their own words, and at which touchpoint [A24]?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from wayline.base import quality_of
from wayline.engine import Value, quote_name
from wayline.insights.asking import ask, keys_of, question
from wayline.insights.requests import instant
from wayline.insights.rows import maybe_real, whole
from wayline.insights.satisfaction import NEAR_US, placed_sql
from wayline.journeys import scope_filter

if TYPE_CHECKING:
    from wayline.journeys import LaidMap, Scope

MOST = 500  # listed at once; the rest is counted


@dataclass(frozen=True, slots=True)
class Verbatim:
    """Words of a customer, exactly as they were written.

    Attributes:
        touchpoint: where they belong, by key; None = to no touchpoint.
        stage: the same for the stage.
        placed: named, survey, person, account or unplaced [A24].
        said_at: when.
        kind: of the question that was scored with them; None = words alone.
        score: the score, with the high end as the best one.
        scale: both ends of its scale.
        words: the text.
        account: whose words; None = nobody is named, because fewer than five spoke at this place
            or because the answer came without a name.
        journey: the key of the journey; None for the same reasons.
    """

    touchpoint: str | None
    stage: str | None
    placed: str
    said_at: datetime
    kind: str | None
    score: float | None
    scale: tuple[float, float] | None
    words: str
    account: str | None
    journey: str | None


@dataclass(frozen=True, slots=True)
class Verbatims:
    """The latest words first; `left_out` = how many more there are than are listed."""

    listed: tuple[Verbatim, ...]
    left_out: int


def list_verbatims(laid: "LaidMap", scope: "Scope", *, most: int = MOST) -> Verbatims:
    """What was written beside the scores, placed as the scores are.

    Where fewer than five wrote at one place nobody is named: the words alone would tell who it was.
    """
    placed = placed_sql(laid, scope, "answers_in_words")
    text = question("verbatims", placed=placed, facts=quote_name(laid.facts))
    bound = {"within_us": NEAR_US, "most": most}
    rows = ask(laid, scope_filter(laid, scope), text, bound).dicts()
    stages, touchpoints = keys_of(laid, "stages"), keys_of(laid, "touchpoints")
    listed = tuple(_verbatim(row, stages, touchpoints) for row in rows)
    total = whole(rows[0]["n"]) if rows else 0
    return Verbatims(listed, total - len(listed))


def _verbatim(
    row: Mapping[str, Value], stages: Mapping[int, str], touchpoints: Mapping[int, str]
) -> Verbatim:
    is_named = quality_of(whole(row["n_here"])) not in {"none", "too_few"}
    return Verbatim(
        touchpoint=touchpoints.get(whole(row["touchpoint"])),
        stage=stages.get(whole(row["stage"])),
        placed=str(row["placed"]),
        said_at=instant(whole(row["ts_us"])),
        kind=_text(row["kind"]),
        score=maybe_real(row["score"]),
        scale=_scale(row),
        words=str(row["words"]),
        account=_text(row["account_id"]) if is_named else None,
        journey=_text(row["journey_key"]) if is_named else None,
    )


def _scale(row: Mapping[str, Value]) -> tuple[float, float] | None:
    low, high = maybe_real(row["scale_min"]), maybe_real(row["scale_max"])
    return None if low is None or high is None else (low, high)


def _text(value: Value) -> str | None:
    return None if value is None else str(value)
