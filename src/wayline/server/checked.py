"""Which map is meant, every reference in it resolved? Worked out once for each document."""

import json
from functools import lru_cache

from wayline.base import JsonObject
from wayline.manage import map_shown
from wayline.map import CheckedMap, Workspace, from_json, judged_by, map_file_of, resolve
from wayline.server.ports import Ports

MOST_KEPT = 64


def shown_map(
    ports: Ports, workspace_id: str, journey: str, *, version: str | None = None, draft: str | None = None
) -> CheckedMap:  # fmt: skip
    """The map that a question is about.

    The one in force, each case judged by the version of its time [M27]; a version or draft that is
    named judges all cases itself [M28].

    Raises:
        NotFoundError: when there is none.
    """
    now = ports.clock.now()
    with ports.records.read() as records:
        shown = map_shown(records, workspace_id, journey, version=version, draft=draft, now=now)
    return judged_by(
        checked_map(shown.document), [checked_map(one.document) for one in shown.judges]
    )


def checked_map(document: JsonObject) -> CheckedMap:
    """The map of a document; the same one while the document is the same."""
    return _checked(json.dumps(document))


@lru_cache(MOST_KEPT)
def _checked(text: str) -> CheckedMap:
    return resolve(map_file_of(from_json(json.loads(text)), Workspace()))
