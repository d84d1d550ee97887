"""Does one value pass one test: a Test as SQL over a text value [M40]."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

from wayline.engine import Value, like_pattern
from wayline.map import Scalar, Test

DAY_US = 86_400_000_000
_SIGNS: Mapping[str, str] = {
    "eq": "=", "ne": "<>", "lt": "<", "lte": "<=", "gt": ">", "gte": ">=",
}  # fmt: skip


class Binds:
    """Bound parameters of one statement, named in the order in which they were asked for."""

    def __init__(self, prefix: str = "p") -> None:
        self._prefix = prefix
        self.values: dict[str, Value] = {}

    def add(self, value: Value) -> str:
        """The placeholder that stands for the value in SQL text."""
        name = f"{self._prefix}{len(self.values)}"
        self.values[name] = value
        return f"${name}"


def number_sql(text: str) -> str:
    """The text read as a number; NULL when it is none (`nan`, `inf` and `1_000` are none)."""
    plain = f"isfinite(TRY_CAST({text} AS DOUBLE)) AND position('_' IN {text}) = 0"
    return f"CASE WHEN {plain} THEN TRY_CAST({text} AS DOUBLE) END"


def instant_sql(text: str) -> str:
    """The text read as ISO 8601, in microseconds since 1970; without an offset it is UTC.

    The form is asked first, since engines also read words such as `epoch` and days such as 2026-3-2.
    """
    return f"epoch_us(CASE WHEN {text} LIKE '____-__-__%' THEN TRY_CAST({text} AS TIMESTAMPTZ) END)"


def truth_sql(text: str) -> str:
    """The text read as true or false, NULL when it is neither."""
    return f"CASE lower({text}) WHEN 'true' THEN TRUE WHEN 'false' THEN FALSE END"


def _typed(text: str, operand: Scalar, binds: Binds) -> tuple[str, str]:
    """The event's value and the rule's, both in the type of the rule's value [M40]."""
    if isinstance(operand, bool):
        return truth_sql(text), binds.add(operand)
    if isinstance(operand, int | float):
        return number_sql(text), binds.add(float(operand))
    if isinstance(operand, datetime):
        moment = operand if operand.tzinfo else operand.replace(tzinfo=UTC)
        return instant_sql(text), binds.add(round(moment.timestamp() * 1_000_000))
    if isinstance(operand, date):
        days = (operand - date(1970, 1, 1)).days
        return f"floor({instant_sql(text)} / {DAY_US})", binds.add(days)
    return text, binds.add(operand)


def _compared(sign: str, text: str, operand: Scalar, binds: Binds) -> str:
    left, right = _typed(text, operand, binds)
    return f"{left} {sign} {right}"


def _against_field(sign: str, left: str, right: str) -> str:
    """Both as numbers, else both as dates, else as text [M40]."""
    numbers = number_sql(left), number_sql(right)
    instants = instant_sql(left), instant_sql(right)
    return (
        f"CASE WHEN {numbers[0]} IS NOT NULL AND {numbers[1]} IS NOT NULL"
        f" THEN {numbers[0]} {sign} {numbers[1]}"
        f" WHEN {instants[0]} IS NOT NULL AND {instants[1]} IS NOT NULL"
        f" THEN {instants[0]} {sign} {instants[1]}"
        f" ELSE {left} {sign} {right} END"
    )


def sql_of_test(test: Test, text: str, *, binds: Binds, other: str | None = None) -> str:
    """A test of the value `text` (an expression of type VARCHAR), never NULL.

    Args:
        test: the test of the rule.
        text: the value as SQL; NULL = missing, which makes every test false but `present: false`.
        binds: takes the rule's values.
        other: the value it is compared with, for `{lte: {field: ...}}`.
    """
    return f"COALESCE({_test(test, text, binds, other)}, FALSE)"


def _test(test: Test, text: str, binds: Binds, other: str | None) -> str:
    if other is not None:
        return _against_field(_SIGNS[test.op], text, other)
    if test.op == "between":
        low, high = test.operands
        return f"{_compared('>=', text, low, binds)} AND {_compared('<=', text, high, binds)}"
    if test.op in ("in", "not_in"):
        return _in_list(test, text, binds)
    if test.op == "like":
        pattern = binds.add(like_pattern(str(test.operands[0])))
        return f"lower({text}) LIKE lower({pattern}) ESCAPE '\\'"
    if test.op == "present":
        return f"{text} IS {'NOT ' if test.operands[0] else ''}NULL"
    return _compared(_SIGNS[test.op], text, test.operands[0], binds)


def _in_list(test: Test, text: str, binds: Binds) -> str:
    if test.op == "in":
        parts = [_compared("=", text, operand, binds) for operand in test.operands]
        # Nothing is in an empty list; the text still stands there, so that its parameters are used.
        nothing = f"{text} <> {text}"
        return "(" + (" OR ".join(f"COALESCE({part}, FALSE)" for part in parts) or nothing) + ")"
    parts = [_compared("<>", text, operand, binds) for operand in test.operands]
    return "(" + (" AND ".join(parts) or f"{text} IS NOT NULL") + ")"
