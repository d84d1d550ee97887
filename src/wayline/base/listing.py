"""How are several things said one after the other, in any language?"""

from collections.abc import Sequence
from functools import reduce

from wayline.base.saying import Fill, Saying, say


def listed(parts: Sequence[Fill]) -> Fill:
    """Some things one after the other: `a, b, c`."""
    return reduce(lambda some, one: say("{some}, {one}", some=some, one=one), parts)


def paragraph(sentences: Sequence[Saying]) -> Saying:
    """Whole sentences one after the other."""
    first, *others = sentences
    for one in others:
        first = say("{some} {one}", some=first, one=one)
    return first


def both(parts: Sequence[Fill]) -> Fill:
    """All of some things: `a and b and c`."""
    return reduce(lambda some, one: say("{some} and {one}", some=some, one=one), parts)


def either(parts: Sequence[Fill]) -> Fill:
    """One of some things: `a or b or c`."""
    return reduce(lambda some, one: say("{some} or {one}", some=some, one=one), parts)
