"""How is a single value of a request written? As the description of the routes says, not as a library would guess."""

import re
from datetime import date
from typing import Annotated

from pydantic import BeforeValidator, Field

from wayline.base import FormError, say

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TOLD = {"true": True, "false": False}


def _day(given: object) -> object:
    """A day as text, not as seconds since 1970 nor with a time that would be cut off."""
    if isinstance(given, date) or (isinstance(given, str) and _is_day(given)):
        return given
    raise FormError(
        say("A day is written as year-month-day, such as 2026-11-30, not as {given}", given=repr(given))
    )  # fmt: skip


def _is_day(given: str) -> bool:
    try:
        return _DAY.fullmatch(given) is not None and date.fromisoformat(given) is not None
    except ValueError:  # 2026-02-30
        return False


def _told(given: object) -> object:
    """Yes or no in an address."""
    if isinstance(given, str) and given in _TOLD:
        return _TOLD[given]
    if isinstance(given, bool):
        return given
    raise FormError(say("This is written as true or false, not as {given}", given=repr(given)))


Day = Annotated[date, BeforeValidator(_day)]
YesNo = Annotated[bool, BeforeValidator(_told)]  # in an address, where everything is text
Flag = Annotated[bool, Field(strict=True)]  # in a body
Whole = Annotated[int, Field(strict=True)]  # in a body: no text, no yes or no in its place
