"""Which long work is there, and who may start it? Each kind from what was asked, so that it can be tried again."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from wayline.base import JsonObject, Saying, kept, say
from wayline.demo import build_demo
from wayline.events import (
    Balance,
    LoadReport,
    Progress,
    SourceMapping,
    load_events,
    open_store,
    read_mapping,
    read_mapping_text,
    replay_quarantine,
)
from wayline.journeys import draft_map
from wayline.manage import Publishing, named_journey, publish_draft, start_journey
from wayline.map import JourneyMap, read_map, read_map_text
from wayline.server.ahead import measure_ahead
from wayline.server.auth import Caller, demand
from wayline.server.errors import RefusedError
from wayline.server.policy import Permission
from wayline.server.ports import Ports
from wayline.server.uploads import find_upload
from wayline.server.working import Work
from wayline.state import Job

DEMO_NOTE = "The map of the invented company."


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of long work: the right that it needs, and how it is made of what was asked."""

    right: Permission
    make: Callable[[Ports, Caller, JsonObject], Work]


def start_work(ports: Ports, caller: Caller, kind: str, request: JsonObject) -> Job:
    """Put a piece of work in the queue.

    Raises:
        RefusedError: 403 without the right to it, 422 for a kind that cannot be started.
    """
    found = KINDS.get(kind)
    if found is None:
        raise RefusedError(
            422, say("Work of the kind '{kind}' cannot be started again.", kind=kind)
        )
    demand(caller.role, found.right)
    work = found.make(ports, caller, request)
    return ports.workshop.start(
        caller.workspace_id, kind, work, by=caller.person_id, request=request
    )


def mapping_of(text: str) -> SourceMapping | None:
    """The mapping of a text; an empty one = as it is proposed."""
    return read_mapping_text(text) if text.strip() else None


def notes_of(report: LoadReport) -> tuple[Saying, ...]:
    """What taking events in has to say."""
    return (*report.notes, *(finding.sentence for finding in report.findings))


def balance_said(balance: Balance) -> JsonObject:
    """Received = stored + duplicate + quarantined [E1]."""
    return {
        "received": balance.received, "stored": balance.stored, "duplicate": balance.duplicate,
        "quarantined": balance.quarantined,
    }  # fmt: skip


def _load(ports: Ports, caller: Caller, request: JsonObject) -> Work:
    """Take a file in. Taking it in twice stores nothing twice."""
    folder = ports.settings.uploads_folder(caller.workspace_id)
    sent = find_upload(folder, str(request["file"]))
    mapping = mapping_of(str(request.get("mapping", "")))

    def work(progress: Progress) -> JsonObject:
        with ports.shelf.writing(caller.workspace_id) as engine:
            report = load_events(
                engine, [sent.path], mapping=mapping, clock=ports.clock, progress=progress
            )
        report.balance.check()
        _tell_new(ports, caller, progress)
        return {
            "balance": balance_said(report.balance),
            "notes": [kept(note) for note in notes_of(report)],
        }

    return work


def _replay(ports: Ports, caller: Caller, request: JsonObject) -> Work:
    """Try refused rows again with a mended mapping."""
    mapping = read_mapping_text(str(request["mapping"]))
    code = request.get("code")

    def work(progress: Progress) -> JsonObject:
        progress(say("Reading refused rows again"), 0, None)
        with ports.shelf.writing(caller.workspace_id) as engine:
            done = replay_quarantine(
                engine, mapping, code=code if isinstance(code, str) else None, clock=ports.clock
            )
            balance = open_store(engine).balance
        balance.check()
        _tell_new(ports, caller, progress)
        return {
            "tried": done.tried, "stored": done.stored, "duplicate": done.duplicate,
            "still_refused": done.still_refused, "balance": balance_said(balance),
        }  # fmt: skip

    return work


def _demo(ports: Ports, caller: Caller, request: JsonObject) -> Work:
    """Build the invented company: its map, published, and three years of its events."""
    del request

    def work(progress: Progress) -> JsonObject:
        progress(say("Inventing a company"), 0, None)
        with TemporaryDirectory(prefix="wayline-") as folder:
            company = build_demo(Path(folder))
            with ports.shelf.writing(caller.workspace_id) as engine:
                for at, export in enumerate(company.exports):
                    progress(say("Reading its events"), at, len(company.exports))
                    given = read_mapping(export.mapping_path)
                    load_events(engine, [export.path], mapping=given, clock=ports.clock)
            document = read_map(company.map_path).document
        key = _begin(ports, caller, document, note=DEMO_NOTE)
        _tell_new(ports, caller, progress)
        return {"journey": key}

    return work


def _draft(ports: Ports, caller: Caller, request: JsonObject) -> Work:
    """Draft a first map from the events that are there."""
    name = str(request.get("name", ""))

    def work(progress: Progress) -> JsonObject:
        progress(say("Drafting a map from the events"), 0, None)
        with ports.shelf.writing(caller.workspace_id) as engine:
            text = draft_map(open_store(engine)).yaml_text
        document = read_map_text(text).document
        return {"journey": _begin(ports, caller, document, name)}

    return work


def _begin(
    ports: Ports, caller: Caller, document: JourneyMap, name: str = "", *, note: str | None = None
) -> str:
    """A new journey with this map; with a note it is published at once."""
    now = ports.clock.now()
    with ports.records.write() as records:
        new = named_journey(records, caller.workspace_id, document, name)
        journey, draft = start_journey(
            records, caller.workspace_id, new, by=caller.person_id, now=now
        )
        if note is not None:
            publish_draft(
                records, caller.workspace_id, draft.id, Publishing(note), by=caller.person_id, now=now
            )  # fmt: skip
    ports.live.tell(caller.workspace_id, "journeys.changed", {"journey": journey.key})
    return journey.key


def _tell_new(ports: Ports, caller: Caller, progress: Progress) -> None:
    """There are new events: the numbers that people see first are ready before they are told."""
    measure_ahead(ports, caller.workspace_id, progress)
    ports.live.tell(caller.workspace_id, "snapshot.ready", {})


KINDS: dict[str, Kind] = {
    "load": Kind("sources.write", _load),
    "replay": Kind("sources.write", _replay),
    "demo": Kind("map.edit", _demo),
    "draft": Kind("map.edit", _draft),
}
