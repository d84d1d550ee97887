"""What is the one form of a map: canonical JSON, and the hash of its content [M7]."""

import hashlib
import json

from wayline.base import DocumentError, JsonObject, JsonValue
from wayline.map.document import JourneyMap
from wayline.map.nodes import Places
from wayline.map.plain import ShapeError, plain_value
from wayline.map.portfolio import Workspace
from wayline.map.reading import typed_map

LIVING = ("insights", "opportunities", "initiatives")  # outside hash and publishing [M24]


def to_json(document: JourneyMap) -> JsonObject:
    """The canonical form: short forms written out, defaults left out, strings NFC."""
    plain: JsonObject = document.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return plain


def from_json(value: object, *, workspace: Workspace | None = None) -> JourneyMap:
    """The map of a canonical, or any readable, JSON value.

    Raises:
        DocumentError: naming the path of the first thing that is wrong.
    """
    places = Places()
    try:
        plain = plain_value(value)
    except ShapeError as error:
        raise DocumentError(error.said, place=places.place(error.path)) from error
    return typed_map(plain, places=places, workspace=workspace or Workspace())


def content_hash(document: JourneyMap) -> str:
    """SHA-256 of the canonical form without the living records; equal hash = equal promise."""
    plain: JsonValue = {
        name: part for name, part in to_json(document).items() if name not in LIVING
    }
    text = json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
