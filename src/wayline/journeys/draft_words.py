"""How is a draft worded: names made readable, ends guessed from their words, lengths of time rounded."""

import re
from typing import Literal

from wayline.base import fold

Ending = Literal["success", "failure", "neutral"]

_SUCCESS = frozenset(
    [
        "won",
        "win",
        "paid",
        "closed",
        "close",
        "resolved",
        "solved",
        "complete",
        "completed",
        "done",
        "delivered",
        "fulfilled",
        "signed",
        "accepted",
        "approved",
        "activated",
        "converted",
        "renewed",
        "success",
        "successful",
        "succeeded",
        "purchased",
        "subscribed",
        "finished",
    ]
)
_FAILURE = frozenset(
    [
        "lost",
        "lose",
        "cancelled",
        "canceled",
        "cancel",
        "rejected",
        "declined",
        "abandoned",
        "churned",
        "churn",
        "expired",
        "refused",
        "failed",
        "fail",
        "returned",
        "refunded",
        "withdrawn",
        "terminated",
        "unsubscribed",
        "dropped",
        "aborted",
        "denied",
    ]
)
_NOT = frozenset(("not", "no", "never", "un"))
_UNITS = ((86_400, "day"), (3_600, "hour"), (60, "minute"))


def readable(name: str) -> str:
    """An event name as a person would write it; what holds no letter stays as it is, in quotes.

    >>> readable("order_placed"), readable("6"), readable("checkout.step-2")
    ('Order placed', 'Event “6”', 'Checkout step 2')
    """
    plain = " ".join(re.sub(r"[_.\-/\s]+", " ", name).split())
    if not any(letter.isalpha() for letter in plain):
        return f"Event “{name.strip()}”"
    return plain[0].upper() + plain[1:]


def ending_of(name: str) -> Ending | None:
    """What the words of an event name say of the end of a case; None = nothing.

    >>> ending_of("deal_won"), ending_of("Not delivered"), ending_of("step 3")
    ('success', 'failure', None)
    """
    words = set(re.split(r"[^a-z0-9]+", fold(name)))
    if words & _FAILURE:
        return "failure"
    if words & _SUCCESS:
        return "failure" if words & _NOT else "success"
    return None


def rounded_up(microseconds: float) -> str:
    """A length of time that a person would promise: two digits at most, never less than it took.

    >>> rounded_up(3.2 * 86_400e6), rounded_up(95 * 60e6), rounded_up(10e6)
    ('4 days', '2 hours', '1 minute')
    """
    seconds = microseconds / 1e6
    for size, unit in _UNITS:
        if seconds >= 1.5 * size or unit == "minute":
            count = max(1, -int(-seconds // size))
            step = 10 ** max(0, len(str(count)) - 2)
            count = -(-count // step) * step
            return f"{count} {unit}" + ("s" if count != 1 else "")
    return "1 minute"


def percent(k: int, n: int) -> str:
    """A share in whole percent.

    >>> percent(1, 3)
    '33 %'
    """
    return f"{100 * k / n:.0f} %" if n else "0 %"
