"""Which version rules on a day [M26]? One at most: published, as it is, from its first day to the day before its last."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Literal
from zoneinfo import ZoneInfo

from wayline.state import Published

Reign = Literal["ruling", "coming", "past", "never"]


def in_force(versions: Sequence[Published], now: datetime) -> Published | None:
    """The version in force at an instant: valid_from <= day < valid_to, the day being that of its own zone."""
    return next((one for one in reigning(versions) if reign_of(one, now) == "ruling"), None)


def next_in_force(versions: Sequence[Published], now: datetime) -> Published | None:
    """The version that will be in force next, None when none is to come."""
    coming = [one for one in reigning(versions) if reign_of(one, now) == "coming"]
    return coming[-1] if coming else None


def last_in_force(versions: Sequence[Published]) -> Published | None:
    """The version that no other follows yet: the one that the next one closes, in force today or not."""
    return next(iter(reigning(versions)), None)


def reigning(versions: Sequence[Published]) -> tuple[Published, ...]:
    """The versions that were meant to be in force, the latest first; of one day, the one published last."""
    dated = [
        ((one.valid_from, one.published_at), one)
        for one in versions
        if one.state == "as_is" and one.valid_from is not None
    ]
    dated.sort(key=lambda pair: pair[0], reverse=True)
    return tuple(one for _, one in dated)


def reign_of(version: Published, now: datetime) -> Reign:
    """Whether a version rules at an instant, will, did, or never does: what shall be, what was replaced at once."""
    if version.state != "as_is" or version.valid_from is None or _was_replaced(version):
        return "never"
    day = local_day(version, now)
    if day < version.valid_from:
        return "coming"
    return "past" if version.valid_to is not None and day >= version.valid_to else "ruling"


def _was_replaced(version: Published) -> bool:
    """Whether another version was published for the same day: then this one is in force on none."""
    return version.valid_from is not None and version.valid_to == version.valid_from


def local_day(version: Published, now: datetime) -> date:
    """Which day it is at an instant where the journey is at home."""
    zone = version.document.get("timezone")
    return now.astimezone(ZoneInfo(zone if isinstance(zone, str) else "UTC")).date()
