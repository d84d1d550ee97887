"""What does a cell of an answer hold: the engine's values as the plain values that results carry."""

from collections.abc import Mapping
from decimal import Decimal

from wayline.base import EngineError, say
from wayline.engine import Value
from wayline.journeys.laid import LaidMap, laid_sql


def whole(value: Value) -> int:
    """A count, a code or a time; NULL counts as 0."""
    return maybe_whole(value) or 0


def maybe_whole(value: Value) -> int | None:
    """A count, a code or a time that may be missing."""
    if value is None:
        return None
    if isinstance(value, bool | int | float | Decimal):
        return int(value)
    raise EngineError(say("expected a whole number, got '{value}'", value=str(value)))


def maybe_real(value: Value) -> float | None:
    """A number that may be missing."""
    if value is None:
        return None
    if isinstance(value, bool | int | float | Decimal):
        return float(value)
    raise EngineError(say("expected a number, got '{value}'", value=str(value)))


def maybe_text(value: Value) -> str | None:
    """A text that may be missing."""
    return None if value is None else str(value)


def keys_of(laid: LaidMap, dictionary: str, *, column: str = "key") -> Mapping[int, str]:
    """The key (or another column) behind each code of a dictionary of the laid map."""
    sql = laid_sql(f"SELECT code, {column} FROM laid.{dictionary} ORDER BY code", laid.schema)
    return {whole(code): str(key) for code, key in laid.engine.run(sql).rows}
