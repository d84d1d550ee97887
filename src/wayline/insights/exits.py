"""Where does the map lead on: touchpoints without a mapped exit, and the next step of each [A12]."""

from typing import TYPE_CHECKING

from wayline.map import Ref

if TYPE_CHECKING:
    from wayline.map import CheckedMap


def touchpoints_without_exit(journey_map: "CheckedMap") -> frozenset[str]:
    """Touchpoints from which nothing leads on: no link, no later touchpoint, no next stage."""
    return frozenset(
        touchpoint.key
        for touchpoint, _ in journey_map.touchpoints
        if next_step(journey_map, touchpoint.key) is None
    )


def next_step(journey_map: "CheckedMap", touchpoint: str) -> Ref | None:
    """Where the map leads from a touchpoint, None = nowhere.

    Along its first link, else to the next touchpoint of its stage, else to the next stage.
    """
    here = Ref("touchpoint", touchpoint)
    for link in journey_map.document.links:
        if link.from_ == here:
            return link.to
    stage = journey_map.stage_of(touchpoint)
    keys = [one.key for one in stage.touchpoints]
    later = keys[keys.index(touchpoint) + 1 :]
    if later:
        return Ref("touchpoint", later[0])
    return first_of_next_stage(journey_map, stage.key)


def first_of_next_stage(journey_map: "CheckedMap", stage: str) -> Ref | None:
    """The stage that follows, None after the last."""
    following = journey_map.next_stages(stage)
    return Ref("stage", following[0]) if following else None
