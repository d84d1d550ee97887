"""What does a shared link send? A map laid on nothing, and the few numbers that its reader may know."""

import json
from contextlib import closing

from wayline.base import JsonObject
from wayline.engine import open_memory
from wayline.events import open_store
from wayline.insights import OverlaidMap, overlay
from wayline.journeys import LaidMap, lay
from wayline.map import CheckedMap, Workspace, from_json, map_file_of, resolve
from wayline.reports import CLIENT, living_map_json, redact
from wayline.server.checked import checked_map
from wayline.server.ports import Ports
from wayline.server.shelf import Question
from wayline.state import Share, find_version


def shared_answer(ports: Ports, share: Share) -> bytes:
    """The answer to a link: `{"page": wayline.page/1 of the redacted map, "kpis": […]}`."""
    with ports.records.read() as records:
        version = find_version(records, share.workspace_id, share.journey_key, share.version)
    document = from_json(version.document)
    redacted = redact(document, CLIENT)
    seen = resolve(map_file_of(redacted.document, Workspace()))
    with closing(open_memory()) as nothing:
        laid = lay(seen, open_store(nothing))
        page = living_map_json(overlay(laid, clock=ports.clock), laid)
    whole = checked_map(version.document)
    kpis = _kpis(ports, share, whole, set(redacted.kpis)).decode()
    until = json.dumps(share.expires_at.isoformat())
    return f'{{"expires_at": {until}, "kpis": {kpis}, "page": {page}}}'.encode()


def _kpis(ports: Ports, share: Share, whole: CheckedMap, wanted: set[str]) -> bytes:
    """The KPIs marked for the client, where enough stand behind them [M36]; measured once a snapshot."""
    if not wanted or not ports.shelf.snapshot(share.workspace_id).balance.stored:
        return b"[]"

    def make(laid: LaidMap) -> bytes:
        said = _said(overlay(laid, clock=ports.clock), whole, wanted)
        return json.dumps(said, ensure_ascii=False).encode()

    question = Question(share.workspace_id, whole, None, "")
    return ports.shelf.answer(question, make, named=f"shared {share.profile}")


def _said(measured: OverlaidMap, whole: CheckedMap, wanted: set[str]) -> list[JsonObject]:
    names = {kpi.key: str(kpi.name) for kpi in whole.document.kpis}
    said: list[JsonObject] = []
    for row in measured.kpis:
        if row.key not in wanted or row.value is None or row.value.estimate.n < CLIENT.min_n:
            continue
        estimate = row.value.estimate
        said.append({
            "name": names[row.key], "value": estimate.value, "unit": estimate.unit, "n": estimate.n,
            "low": estimate.low, "high": estimate.high,
        })  # fmt: skip
    return said
