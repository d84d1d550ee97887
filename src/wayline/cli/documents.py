"""How is a frozen value written as JSON? Dataclasses as objects, instants as ISO 8601 in UTC."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime

from wayline.cli.speaking import Json


def plain(value: object) -> dict[str, Json]:
    """A dataclass as a JSON object; a name that dodges a word of Python loses its underscore."""
    if isinstance(value, type) or not is_dataclass(value):
        raise TypeError(f"only a dataclass is an object, got {value!r}")
    return {field.name.rstrip("_"): _plain(getattr(value, field.name)) for field in fields(value)}


def _plain(value: object) -> Json:
    from wayline.map import Ref

    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, Ref):
        return str(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, tuple | list):
        return [_plain(part) for part in value]
    if isinstance(value, Mapping):
        return {str(key): _plain(part) for key, part in value.items()}
    return plain(value) if is_dataclass(value) else str(value)
