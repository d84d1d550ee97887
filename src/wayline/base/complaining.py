"""What does pydantic complain of, in a sentence of ours?"""

from collections.abc import Mapping

from wayline.base.errors import FormError
from wayline.base.saying import Fill, Number, Saying, Sentence, say, say_n

_KINDS: Mapping[str, Sentence] = {
    "missing": say("Field required"),
    "extra_forbidden": say("Extra inputs are not permitted"),
    "invalid_key": say("Keys should be strings"),
    "json_invalid": say("Invalid JSON: {error}"),
    "model_type": say("Input should be a valid dictionary or instance of {class_name}"),
    "model_attributes_type": say("Input should be a valid dictionary or object to extract fields from"),
    "greater_than": say("Input should be greater than {gt}"),
    "greater_than_equal": say("Input should be greater than or equal to {ge}"),
    "less_than": say("Input should be less than {lt}"),
    "less_than_equal": say("Input should be less than or equal to {le}"),
    "finite_number": say("Input should be a finite number"),
    "string_type": say("Input should be a valid string"),
    "string_too_short": say_n("String should have at least {n} character", "String should have at least {n} characters"),
    "string_too_long": say_n("String should have at most {n} character", "String should have at most {n} characters"),
    "string_pattern_mismatch": say("String should match pattern '{pattern}'"),
    "literal_error": say("Input should be {expected}"),
    "dict_type": say("Input should be a valid dictionary"),
    "list_type": say("Input should be a valid list"),
    "tuple_type": say("Input should be a valid tuple"),
    "too_short": say_n(
        "{field_type} should have at least {n} item after validation, not {actual_length}",
        "{field_type} should have at least {n} items after validation, not {actual_length}",
    ),
    "too_long": say_n(
        "{field_type} should have at most {n} item after validation, not {actual_length}",
        "{field_type} should have at most {n} items after validation, not {actual_length}",
    ),
    "bool_type": say("Input should be a valid boolean"),
    "bool_parsing": say("Input should be a valid boolean, unable to interpret input"),
    "int_type": say("Input should be a valid integer"),
    "int_parsing": say("Input should be a valid integer, unable to parse string as an integer"),
    "int_from_float": say("Input should be a valid integer, got a number with a fractional part"),
    "float_type": say("Input should be a valid number"),
    "float_parsing": say("Input should be a valid number, unable to parse string as a number"),
    "date_type": say("Input should be a valid date"),
    "date_from_datetime_parsing": say("Input should be a valid date or datetime, {error}"),
}  # fmt: skip
_LEAST_OR_MOST = ("min_length", "max_length")


def complaint(kind: str, message: str, context: Mapping[str, object]) -> Saying:
    """What an error of pydantic says: our own sentence, that of its kind, else its English message.

    >>> str(complaint("list_type", "Input should be a valid list", {}))
    'Input should be a valid list'
    """
    cause = context.get("error")
    if isinstance(cause, FormError):
        return cause.said
    form = _KINDS.get(kind)
    if form is None:
        return message.removeprefix("Value error, ")
    fills: dict[str, Fill] = {
        "n" if name in _LEAST_OR_MOST else name: _shown(part) for name, part in context.items()
    }
    some, either, one = str(context.get("expected", "")).rpartition(" or ")
    if either:
        fills["expected"] = say("{some} or {one}", some=some, one=one)
    return form.filled(**fills)


def _shown(part: object) -> int | Number | str:
    if isinstance(part, int) and not isinstance(part, bool):
        return part
    return Number(f"{part:g}") if isinstance(part, float) else str(part)
