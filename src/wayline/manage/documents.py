"""What does a published version say? It never changes [M22], so it is read once and kept."""

import json
from functools import lru_cache

from wayline.map import JourneyMap, from_json
from wayline.state import Published

MOST_KEPT = 64


def document_of(version: Published) -> JourneyMap:
    """The map of a version; the same one while its text is the same."""
    return _read(json.dumps(version.document))


@lru_cache(MOST_KEPT)
def _read(text: str) -> JourneyMap:
    return from_json(json.loads(text))
