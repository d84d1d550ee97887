"""Which ways are asked for, and which journeys went them: at which level, by one step or along one variant [A5] [A6]."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Literal

from wayline.base import NotFoundError, Sentence, did_you_mean, say, say_n
from wayline.engine import ScopeFilter, scoped
from wayline.insights.asking import question
from wayline.insights.flow import ENDS, level_keys, pair_code, steps_at
from wayline.insights.requests import Asked
from wayline.insights.variants import Variant, ranked_at

if TYPE_CHECKING:
    from wayline.journeys import LaidMap

WayLevel = Literal["stage", "touchpoint"]
NO_STEP: Mapping[WayLevel, Sentence] = {
    "stage": say("There is no step '{step}' from stage to stage, such as `start>{first}`."),
    "touchpoint": say(
        "There is no step '{step}' from touchpoint to touchpoint, such as `start>{first}`."
    ),
}
_KEY_LENGTH = 11  # hexadecimal digits of a digest: no two variants of one company share them


@dataclass(frozen=True, slots=True)
class WaysRequest:
    """What is asked of the ways.

    Attributes:
        level: from stage to stage, or from touchpoint to touchpoint.
        has_repeats: False takes a run of the same node as one.
        step: `a>b`: only journeys that took this step at least once; `start`, `end`, `open` are nodes too.
        variant: key of a variant: only journeys that went exactly this way.
        is_compared: whether converted journeys are held against lost ones.
    """

    level: WayLevel = "stage"
    has_repeats: bool = False
    step: str | None = None
    variant: str | None = None
    is_compared: bool = False

    @property
    def is_collapsed(self) -> bool:
        """True when a run of the same node is one."""
        return not self.has_repeats

    @property
    def steps_sql(self) -> str:
        """The SELECT of every step that is meant."""
        return steps_at(self.level, collapsed=self.is_collapsed)

    @property
    def ranked_sql(self) -> str:
        """The SELECT of every journey with the place of its variant."""
        return ranked_at(self.level, collapsed=self.is_collapsed)

    @property
    def ends_sql(self) -> str:
        """The SELECT of how every journey with a node at the level ended [A8]."""
        return question("way_ends", steps=self.steps_sql)

    def parameters(self) -> dict[str, Asked]:
        """All of it, for the id of the definition."""
        return dict(asdict(self))


def variant_key(level: WayLevel, nodes: Sequence[str]) -> str:
    """The key of a sequence: the same for the same nodes, in any scope and in any version of the map."""
    text = f"{level}:{'>'.join(nodes)}"
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    return f"w{digest[:_KEY_LENGTH]}"  # never to be taken for a number in an address


def journeys_by_step(
    laid: "LaidMap", only: ScopeFilter, request: WaysRequest, step: str
) -> ScopeFilter:
    """The journeys of a scope that took a step at least once.

    Raises:
        NotFoundError: when one of its ends is no node of the level.
    """
    codes = {key: code for code, key in {**level_keys(laid, request.level), **ENDS}.items()}
    ends = step.split(">")
    unknown = next((end for end in ends if end not in codes), None)
    if len(ends) != 2 or unknown is not None:
        raise NotFoundError(
            NO_STEP[request.level].filled(step=step, first=next(iter(codes))),
            remedy=did_you_mean(unknown or step, codes),
        )
    pair = pair_code(codes[ends[0]], codes[ends[1]])
    found = f"SELECT journey_id FROM (\n{request.steps_sql}\n) w WHERE key = $way_step"
    return _narrowed(laid, only, found, {"way_step": pair})


def journeys_by_variant(
    laid: "LaidMap", only: ScopeFilter, request: WaysRequest, variants: Sequence[Variant]
) -> ScopeFilter:
    """The journeys of a scope that went exactly one of its variants, the one that the request names.

    Raises:
        NotFoundError: when it is none of the variants.
    """
    places = {
        variant_key(request.level, one.nodes): place for place, one in enumerate(variants, start=1)
    }
    if request.variant not in places:
        raise NotFoundError(
            say_n(
                "There is no variant '{variant}' in this scope, which has only {n}.",
                "There is no variant '{variant}' among the {n} most frequent ones of this scope.",
                variant=str(request.variant),
                n=len(places),
            ),
            remedy=say("Ask without `variant` to see them all."),
        )
    found = f"SELECT journey_id FROM (\n{request.ranked_sql}\n) w WHERE w.key = $way_place"
    return _narrowed(laid, only, found, {"way_place": places[request.variant]})


def _narrowed(
    laid: "LaidMap", only: ScopeFilter, found: str, parameters: Mapping[str, int]
) -> ScopeFilter:
    """The part of a scope that a SELECT of journeys finds in it."""
    inside = scoped(found, laid.schema, only)
    return ScopeFilter(f"j.journey_id IN (\n{inside}\n)", {**only.parameters, **parameters})
