"""How do the journeys of a workspace hang together: which is part of which, whose are they, when are they due for review?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from wayline.map import CheckedMap


@dataclass(frozen=True, slots=True)
class AtlasEntry:
    """What the map of a journey says about the journey itself.

    Attributes:
        key: of the journey.
        parent: the journey whose map names this one as a `sub_journey`; None at the top.
        owner: who answers for it, by name.
        reviewed_on: when somebody last said that the map was looked at, or when it was published.
        review_due_on: when it must be looked at again [M52]; None while nobody ever did.
        is_review_due: that day has come.
        stages: how many; `touchpoints` the same.
    """

    key: str
    parent: str | None
    owner: str | None
    reviewed_on: date | None
    review_due_on: date | None
    is_review_due: bool
    stages: int
    touchpoints: int


def atlas_of(maps: Mapping[str, CheckedMap | None], *, today: date) -> tuple[AtlasEntry, ...]:
    """One entry for each journey, in the order given; None = it has no map.

    A parent is always one of them, and nobody is part of itself.
    """
    entries = {key: _entry(key, checked, today=today) for key, checked in maps.items()}
    drawn = {key: checked for key, checked in maps.items() if checked is not None}
    keys = {str(checked.document.key): key for key, checked in drawn.items()}
    keys |= {key: key for key in drawn}
    for key, checked in drawn.items():
        for link in checked.document.maps:
            child = keys.get(link.map)
            if link.kind != "sub_journey" or child is None:
                continue
            if entries[child].parent is None and child not in _line_of(entries, key):
                entries[child] = replace(entries[child], parent=key)
    return tuple(entries.values())


def _line_of(entries: Mapping[str, AtlasEntry], key: str) -> Sequence[str]:
    """A journey, the one it is part of, and so on to the top."""
    line = [key]
    while (parent := entries[line[-1]].parent) is not None:
        line.append(parent)
    return line


def _entry(key: str, checked: CheckedMap | None, *, today: date) -> AtlasEntry:
    if checked is None:
        return AtlasEntry(key, None, None, None, None, is_review_due=False, stages=0, touchpoints=0)
    owner, due = checked.document.owner, checked.review_due_on
    return AtlasEntry(
        key, None, None if owner is None else checked.party_name(owner), checked.looked_on, due,
        due is not None and due <= today, len(checked.stages), len(checked.touchpoints),
    )  # fmt: skip
