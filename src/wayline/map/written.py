"""How does a value of ours appear in a document: one reader, one writer, one schema, told to pydantic."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from wayline.base import JsonObject, JsonValue

T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class Written(Generic[T]):
    """Marks a field whose value is read and written by functions of ours.

    Attributes:
        read: from the plain value, or from a value that is ready; raises ValueError in words.
        write: to the canonical plain value.
        schema: what may stand in the document, as JSON Schema.
    """

    read: Callable[[object, ValidationInfo], T]
    write: Callable[[T], JsonValue]
    schema: JsonObject

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        writing = core_schema.plain_serializer_function_ser_schema(
            self.write, return_schema=core_schema.any_schema()
        )
        return core_schema.with_info_plain_validator_function(self.read, serialization=writing)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return dict(self.schema)


def written(
    read: Callable[[object], T], write: Callable[[T], JsonValue], schema: JsonObject
) -> Written[T]:
    """As `Written`, for a value that is read without knowing its document."""
    return Written(lambda value, _: read(value), write, schema)
