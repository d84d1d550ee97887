"""Nothing crosses from one workspace to another: every route, every kind of id, every role [C22].

The probes are made from the route table, so that a new route without a case fails here.
"""

import itertools
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from server.conftest import House, Member
from server.two_houses import BODIES, Filled, body_of, filled, records_of
from wayline.base import JsonObject, JsonValue
from wayline.server import all_routes, openapi_document
from wayline.state import ROLES, Role

HOME = "/api/w/{workspace}/"
# What stands in a query or a body and names something that lies in a workspace.
IDS_ASKED = {
    "draft": "draft", "version": "version", "before": "version", "after": "version", "assignee": "person",
    "person": "person", "search": "account",
}  # fmt: skip
# What names nothing that a workspace holds: words, days, numbers, keys of the map that is asked itself.
NO_IDS = {
    "since", "until", "segment", "path", "channel", "by", "open", "state", "stage", "owner", "most", "code", "what",
    "ref", "kind", "starter", "text", "name", "is_archived", "days", "password", "due_on", "note", "command_id", "command",
    "base_revision", "label", "undo_of", "is_forced", "at", "is_here", "email", "role", "mapping", "file", "is_to_be",
    "asks_approval", "revision", "valid_from", "number", "snapshot", "key", "keys", "adopt", "roles", "gesture", "step", "steps", "within", "hold", "order", "same",
    "language", "timezone", "variant", "compare", "repeats", "level",
}  # fmt: skip
# Where the same name counts something: the number of a row, of an edit, of a notice.
COUNTS = {("audit", "before"), ("drafts/{draft}/edits", "after"), ("live", "after")}
OWN_WORDS = {("drafts/{draft}/publish", "version")}  # the number that the new version shall have


@dataclass(frozen=True, slots=True)
class Probe:
    """A request of somebody at home in one workspace, with ids of the other in it."""

    method: str
    path: str
    foreign: tuple[str, ...]  # names in the path that are of the other workspace
    asked: str | None = None  # or one name in the query or the body


def operations() -> Iterator[tuple[str, str]]:
    """Every operation inside a workspace, without the stream that does not end."""
    for route in all_routes():
        if route.path_format.startswith(HOME) and not route.path_format.endswith("/live"):
            for method in sorted(route.methods or ()):
                yield method, route.path_format.removeprefix(HOME)


@cache
def described() -> JsonObject:
    """The description of all routes, made once."""
    return openapi_document()


def names_in(path: str) -> tuple[str, ...]:
    """The ids of an address."""
    return tuple(part[1:-1] for part in path.split("/") if part.startswith("{"))


def asked_by(method: str, path: str) -> tuple[str, ...]:
    """Everything that an operation takes beside its address."""
    document = described()
    said = _at(document, "paths", HOME + path, method.lower())
    parameters = said.get("parameters", [])
    assert isinstance(parameters, list)
    found = [
        str(one["name"]) for one in parameters if isinstance(one, dict) and one["in"] == "query"
    ]
    body = said.get("requestBody")
    for reference in _references(body) if isinstance(body, dict) else ():
        schema = _at(document, "components", "schemas", reference)
        properties = schema.get("properties", {})
        found += [*properties] if isinstance(properties, dict) else []
    return tuple(found)


def probes() -> Iterator[Probe]:
    """Everything that could lead across."""
    for method, path in sorted(operations()):
        names = names_in(path)
        yield Probe(method, path, ("workspace", *names))
        for n in range(1, len(names) + 1):
            for foreign in itertools.combinations(names, n):
                yield Probe(method, path, foreign)
        for name in asked_by(method, path):
            if name in IDS_ASKED and (path, name) not in COUNTS | OWN_WORDS:
                yield Probe(method, path, (), name)


def _at(document: JsonObject, *names: str) -> JsonObject:
    for name in names:
        part = document[name]
        assert isinstance(part, dict)
        document = part
    return document


def _references(value: JsonValue) -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            if name == "$ref" and isinstance(inner, str):
                yield inner.rpartition("/")[2]
            else:
                yield from _references(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _references(inner)


PROBES = tuple(probes())


@pytest.mark.parametrize(("method", "path"), sorted(operations()))
def test_every_operation_has_its_case(method: str, path: str) -> None:
    """A new route says what lies in a workspace, and brings a body that is read."""
    assert set(asked_by(method, path)) <= {*IDS_ASKED, *NO_IDS}
    document = described()
    has_body = "requestBody" in _at(document, "paths", HOME + path, method.lower())
    assert has_body is ((method, path) in BODIES)


@pytest.fixture
def two(house: House, tmp_path: Path) -> tuple[Filled, Filled]:
    """The own workspace, and the other one, whose version the own has not."""
    own = filled(house, tmp_path, "Own", version="1.0.0")
    return own, filled(house, tmp_path, "Zanzibar", version="3.0.0")


def ask(member: Member, probe: Probe, own: Filled, other: Filled) -> tuple[int, str]:
    """Send a probe; the status, and everything that came back."""
    ids = own.ids | {name: other.ids[name] for name in probe.foreign}
    address = (HOME + probe.path).format_map(ids)
    kind = IDS_ASKED.get(probe.asked or "")
    body = body_of(probe.method, probe.path, ids if kind is None else ids | {kind: other.ids[kind]})
    query: dict[str, str] = {}
    if kind is not None and not (isinstance(body, dict) and probe.asked in body):
        query = dict.fromkeys((probe.asked or "",), other.ids[kind])
    if probe.path.endswith("/diff"):
        query = {"before": own.ids["version"], "after": own.ids["version"]} | query
    if probe.path.endswith(("/comments", "/history")) and probe.method == "GET":
        query["ref"] = "stage:ask"
    asks: dict[str, str | list[str]] = {**query}
    if probe.path.endswith("/funnel"):
        asks["step"] = ["stage:ask", "stage:work"]
    if probe.path.endswith("/who"):
        asks["number"] = "stages.ask.entered"
    if probe.path.endswith("/who/timeline"):
        asks["key"] = own.ids["account"]
    files = {"file": ("a.csv", b"time,event\n")} if probe.path == "sources/files" else None
    answer = member.client.request(
        probe.method, address, json=body, params=asks, files=files, headers={"If-Match": "0"}
    )
    return answer.status_code, answer.text


@pytest.mark.parametrize("role", ROLES)
def test_nothing_of_another_workspace_is_told_or_touched(
    house: House, two: tuple[Filled, Filled], role: Role
) -> None:
    """Each id of the address that is of the other: 404, or 403 where the role may not anyhow, never data."""
    own, other = two
    member = house.member(own.workspace, role, f"probing {role}")
    before = records_of(house, other.workspace.id)
    wrong: list[tuple[Probe, int]] = []
    for probe in PROBES:
        status, text = ask(member, probe, own, other)
        is_told = other.word in text or other.ids["account"] in text.replace(_said(other), "")
        is_refused = status in {403, 404}
        if is_told or status >= 500 or (probe.foreign and not is_refused):
            wrong.append((probe, status))
    assert wrong == []
    assert records_of(house, other.workspace.id) == before


def _said(other: Filled) -> str:
    """What the probe itself said, quoted back in a refusal."""
    return json.dumps(other.ids["account"])[1:-1]


def test_there_are_as_many_probes_as_routes_deserve() -> None:
    kinds = {name for probe in PROBES for name in (*probe.foreign, *filter(None, [probe.asked]))}
    assert {
        "workspace",
        "journey",
        "draft",
        "version",
        "share",
        "job",
        "file",
        "person",
        "account",
    } <= kinds
    assert len(PROBES) * len(ROLES) > 500
