"""What does a cell of an answer hold: the engine's values as the plain numbers that rows carry."""

from decimal import Decimal

from wayline.base import EngineError
from wayline.engine import Value


def whole(value: Value) -> int:
    """A count or a code; NULL counts as 0."""
    if value is None:
        return 0
    if isinstance(value, bool | int | float | Decimal):
        return int(value)
    raise EngineError(f"expected a whole number, got {value!r}")


def maybe_whole(value: Value) -> int | None:
    """A count, a code or a time that may be missing."""
    return None if value is None else whole(value)


def real(value: Value) -> float:
    """A number; NULL counts as 0."""
    if value is None:
        return 0.0
    if isinstance(value, bool | int | float | Decimal):
        return float(value)
    raise EngineError(f"expected a number, got {value!r}")


def maybe_real(value: Value) -> float | None:
    """A number that may be missing."""
    return None if value is None else real(value)


def seconds(microseconds: Value) -> float | None:
    """A stored time as seconds; NULL stays None."""
    return None if microseconds is None else real(microseconds) / 1e6
