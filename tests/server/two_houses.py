"""Two workspaces that hold something of every kind, under ids that the other one has not."""

import re
from dataclasses import dataclass
from pathlib import Path
from time import sleep

from server.conftest import House, Member
from wayline.events import load_events
from wayline.state import Workspace
from wayline.state.tables import METADATA

MAP = """
wayline: 1
key: a_map
name: {word} journey
timezone: UTC
owner: sales
departments: [{{key: sales, name: {word} sales}}]
stages:
  - {{key: ask, name: {word} asking, binding: asked}}
  - {{key: work, name: {word} working, binding: began}}
  - {{key: {low}_end, name: {word} ending, binding: ended}}
"""
# A valid body for every operation that has one; ids in braces are of the kinds below.
BODIES: dict[tuple[str, str], object] = {
    ("POST", "journeys"): {"kind": "starter", "starter": "simple_five"},
    ("PATCH", "journeys/{journey}"): {"name": "Other"},
    ("POST", "journeys/{journey}/drafts"): {"name": "Next", "version": "{version}"},
    ("POST", "journeys/{journey}/shares"): {"version": "{version}"},
    ("PUT", "journeys/{journey}/cases/{case}/care"): {"assignee": "{person}", "note": "Call"},
    ("POST", "journeys/{journey}/comments"): {"ref": "stage:ask", "text": "Why?"},
    ("PUT", "journeys/{journey}/comments/{comment}"): {"text": "Why so?"},
    ("POST", "drafts/{draft}/edits"): {
        "command_id": "of-a-probe", "base_revision": 0,
        "command": {"do": "set", "path": ["goal"], "value": "Other"},
    },
    ("POST", "drafts/{draft}/matches"): {"text": "asked"},
    ("POST", "drafts/{draft}/conditions"): {"text": "asked"},
    ("POST", "drafts/{draft}/presence"): {},
    ("POST", "drafts/{draft}/publish"): {"note": "Again"},
    ("POST", "drafts/{draft}/approval"): {"revision": 0},
    ("POST", "members"): {"email": "new@works.example", "name": "New", "role": "viewer"},
    ("PATCH", "members/{person}"): {"role": "analyst"},
    ("POST", "sources/files"): None,
    ("POST", "sources/files/{file}/load"): {},
    ("POST", "sources/files/{file}/preview"): {},
    ("POST", "sources/files/{file}/columns"): {"mapping": "source: s\ncolumns: {ts: time, name: event}\n"},
    ("POST", "sources/quarantine/replay"): {"mapping": "source: s\ncolumns: {ts: time, name: event}\n"},
    ("POST", "start/draft"): {},
    ("PUT", "rules"): {"asks_approval": False},
    ("POST", "journeys/{journey}/who/journeys"): {"keys": ["{account}"]},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Filled:
    """A workspace and an id of every kind in it; `word` stands in every name and in nothing of the other."""

    workspace: Workspace
    owner: Member
    word: str
    ids: dict[str, str]


def filled(house: House, folder: Path, word: str, *, version: str) -> Filled:
    """A workspace with something of every kind."""
    owner = house.member(house.workspace(f"{word} works"), "owner", f"{word} owner")
    client, ids = owner.client, {"workspace": owner.workspace.id}
    text = MAP.format(word=word, low=word.lower())
    made = client.post(owner.at("journeys"), json={"kind": "yaml", "text": text}).json()
    ids |= {"journey": made["key"], "draft": made["drafts"][0]["id"]}
    publishing = {"note": f"{word} first", "version": version}
    said = client.post(owner.at(f"drafts/{ids['draft']}/publish"), json=publishing)
    assert said.status_code == 201, said.text
    ids["version"] = said.json()["version"]
    ids["draft"] = _next_draft(owner, ids["journey"])
    ids["stage"] = f"{word.lower()}_end"
    ids |= {"account": f"{word.lower()}-account", "case": f"{word.lower()}-account"}
    events = f"time,event,account\n2026-01-01T09:00:00Z,asked,{ids['account']}\n"
    file = folder / f"{word}.csv"
    file.write_text(events, encoding="utf-8")
    with house.ports.shelf.writing(owner.workspace.id) as engine:
        load_events(engine, [file], clock=house.clock)
    sent = client.post(owner.at("sources/files"), files={"file": (file.name, events.encode())})
    ids["file"] = sent.json()["id"]
    path = owner.at(f"journeys/{ids['journey']}")
    ids["share"] = client.post(f"{path}/shares", json={"version": ids["version"]}).json()["id"]
    said = client.post(f"{path}/comments", json={"ref": "stage:ask", "text": f"{word} asks"})
    ids["comment"] = said.json()["id"]
    ids["job"] = client.post(owner.at("start/draft"), json={"name": word}).json()["id"]
    while client.get(owner.at(f"jobs/{ids['job']}")).json()["ended_at"] is None:
        sleep(0.02)  # what it makes is part of what is there before anybody probes
    ids["person"] = house.member(owner.workspace, "viewer", f"{word} viewer").person_id
    return Filled(owner.workspace, owner, word, ids)


def _next_draft(owner: Member, journey: str) -> str:
    made = owner.client.post(owner.at(f"journeys/{journey}/drafts"), json={"name": "Next"})
    assert made.status_code == 201, made.text
    found: str = made.json()["id"]
    return found


def body_of(method: str, path: str, ids: dict[str, str]) -> object:
    """The body of an operation, with the ids of a workspace in it."""
    found = BODIES.get((method, path))
    if not isinstance(found, dict):
        return found
    return {
        name: re.sub(r"^\{(\w+)\}$", lambda of: ids[of[1]], value) if isinstance(value, str) else value
        for name, value in found.items()
    }  # fmt: skip


def records_of(house: House, workspace_id: str) -> dict[str, list[tuple[object, ...]]]:
    """Every record of a workspace, table by table; the audit too: nothing is done there by strangers."""
    with house.ports.records.read() as records:
        return {
            table.name: sorted(
                (tuple(row) for row in records.execute(table.select().where(table.c.workspace_id == workspace_id))),
                key=repr,
            )
            for table in METADATA.sorted_tables
            if "workspace_id" in table.c and table.name != "jobs"
        }  # fmt: skip
