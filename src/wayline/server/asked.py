"""How is a single value of a request written? As the description of the routes says, not as a library would guess."""

from datetime import date
from typing import Annotated

from pydantic import BeforeValidator, Field

from wayline.base import FormError, day_in, say

_TOLD = {"true": True, "false": False}


def _day(given: object) -> date:
    """A day as text, not as seconds since 1970 nor with a time that would be cut off."""
    found = day_in(given)
    if found is not None:
        return found
    raise FormError(
        say("A day is written as year-month-day, such as 2026-11-30, not as {given}", given=repr(given))
    )  # fmt: skip


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
