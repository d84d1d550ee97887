"""How are several things said one after the other, in any language?"""

from collections.abc import Sequence

from wayline.base.saying import Saying, Sentence, say


def listed(parts: Sequence[Saying]) -> Saying:
    """Some things one after the other: `a, b, c`."""
    return _folded(say("{some}, {one}"), parts)


def series(parts: Sequence[Saying]) -> Saying:
    """Things that have commas in them: `a, b; c, d`."""
    return _folded(say("{some}; {one}"), parts)


def paragraph(sentences: Sequence[Saying]) -> Saying:
    """Whole sentences one after the other."""
    return _folded(say("{some} {one}"), sentences)


def both(parts: Sequence[Saying]) -> Saying:
    """All of some things: `a and b and c`."""
    return _folded(say("{some} and {one}"), parts)


def either(parts: Sequence[Saying]) -> Saying:
    """One of some things: `a or b or c`."""
    return _folded(say("{some} or {one}"), parts)


def _folded(form: Sentence, parts: Sequence[Saying]) -> Saying:
    first, *others = parts or ("",)
    for one in others:
        first = form.filled(some=first, one=one)
    return first
