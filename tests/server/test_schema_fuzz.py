"""Every operation of the running application answers as its description says, whatever is sent [web.md 8].

Each is asked with data that fits its description and with data that does not, by an owner who is signed in: of things
that are there and of things that are not. No answer may be a defect of ours, nor one that is not described.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from http.cookiejar import DefaultCookiePolicy
from typing import TYPE_CHECKING

import pytest
import requests
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import APIOperation, Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from server.conftest import House, TurnedClock
from server.loopback import bound, port_of, running
from server.two_houses import Filled, body_of, filled
from wayline.server import ServerSettings, all_routes, make_app, make_ports, openapi_document
from wayline.state import start_session

if TYPE_CHECKING:
    from schemathesis.specs.openapi.schemas import OpenApiOperation as Operation

    Sent = Case[Operation]

FEW, MANY = 5, 40  # examples of each kind: few in every run, many in the long one
HOME = "/api/w/{workspace}/"
CHECKS = [
    not_a_server_error, status_code_conformance, content_type_conformance,
    response_headers_conformance, response_schema_conformance, negative_data_rejection,
]  # fmt: skip
# What cannot be asked like the rest, and how it is asked instead.
ENDS_SESSIONS = {
    ("DELETE", "/api/session"),
    ("PUT", "/api/session/password"),
}  # each time a new one
COUNTS_TRIES = {  # time passes, or only the refusal of too many tries would be seen
    ("POST", "/api/session"), ("POST", "/api/session/link"), ("POST", "/api/shared/{token}"),
}  # fmt: skip
# Each of these works for seconds after its answer; its address is all that can differ.
LONG_WORK = {("POST", HOME + "start/demo"), ("POST", HOME + "jobs/{job}/retry")}
STREAMS = {("GET", HOME + "live")}  # never ends by itself: read up to its first word

SCHEMA = schemathesis.openapi.from_dict(
    openapi_document(), config=schemathesis.Config.from_dict({"max-stream-events": 1})
)


def operations() -> list["Operation"]:
    """Every operation of the description; last what takes something away: what is gone cannot be asked about."""
    found = [one.ok() for one in SCHEMA.get_all_operations() if isinstance(one, Ok)]
    return sorted(
        found, key=lambda one: one.label.startswith("DELETE") or one.path.endswith("/publish")
    )


OPERATIONS = operations()


def can_be_wrong(operation: "Operation") -> bool:
    """True when not everything fits: any text does where an id is asked."""
    narrow = (
        not {*one.definition["schema"]} <= {"type", "title"} for one in operation.iter_parameters()
    )
    return bool(operation.body) or any(narrow)


ASKED = [
    *((one, GenerationMode.POSITIVE) for one in OPERATIONS),
    *((one, GenerationMode.NEGATIVE) for one in OPERATIONS if can_be_wrong(one)),
]


def name_of(part: object) -> str:
    """An operation or a mode in the name of a test."""
    return part.label if isinstance(part, APIOperation) else str(part)


@dataclass(frozen=True, slots=True)
class Attacked:
    """A server that runs, with something of every kind in one workspace, and how its owner asks it."""

    house: House
    own: Filled
    url: str
    asks: requests.Session

    def ask(self, case: "Sent") -> None:
        """Send it, and hold the answer to the description."""
        asked = (case.method.upper(), case.path)
        if asked in COUNTS_TRIES:
            self.house.clock.forward(timedelta(seconds=20))
        if asked in ENDS_SESSIONS | COUNTS_TRIES:
            sign_in(self.house, self.own, self.asks)
        case.call_and_validate(base_url=self.url, session=self.asks, checks=CHECKS)


def sign_in(house: House, own: Filled, asks: requests.Session) -> None:
    """Let the owner ask from now on with a new session."""
    with house.ports.records.write() as records:
        token, session = start_session(records, own.owner.person_id, now=house.clock.now())
    asks.headers["Cookie"] = f"{house.ports.settings.cookie}={token}"
    asks.headers["X-Wayline-CSRF"] = session.csrf


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Attacked]:
    folder, listener, clock = tmp_path_factory.mktemp("attacked"), bound(), TurnedClock()
    ports = make_ports(ServerSettings(folder / "home", port=port_of(listener)), clock=clock)
    app = make_app(ports)
    with running(app, listener) as url, requests.Session() as asks:
        house = House(ports, clock, TestClient(app))
        own = filled(house, folder, "Own", version="1.0.0")
        share = own.owner.client.post(
            own.owner.at(f"journeys/{own.ids['journey']}/shares"), json={"version": "1.0.0"}
        ).json()
        own.ids["token"] = share["path"].rpartition("/")[2]
        asks.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))  # what it is told to keep
        sign_in(house, own, asks)
        yield Attacked(house, own, url, asks)


@st.composite
def cases(draw: st.DrawFn, operation: "Operation", mode: GenerationMode, own: Filled) -> "Sent":
    """Something to send: about things that are there, or about anything in the own workspace."""
    known = {one.name: own.ids[one.name] for one in operation.path_parameters}
    in_it = {name: value for name, value in known.items() if name == "workspace"}
    fixed = known if mode.is_positive and draw(st.integers(0, 3)) else in_it
    case = draw(operation.as_strategy(mode, path_parameters=fixed))
    fits = body_of(case.method.upper(), case.path.removeprefix(HOME), own.ids)
    if mode.is_positive and isinstance(fits, dict) and isinstance(case.body, dict):
        kept = draw(st.sets(st.sampled_from(sorted(case.body)))) if case.body else set()
        case.body = fits | {name: case.body[name] for name in kept}
    return case


def attack(attacked: Attacked, operation: "Operation", mode: GenerationMode, most: int) -> None:
    """Send so many of one kind."""
    is_long = (operation.method.upper(), operation.path) in LONG_WORK

    @settings(
        max_examples=1 if is_long else most, deadline=None, database=None, derandomize=most == FEW,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(case=cases(operation, mode, attacked.own))
    def answers_as_described(case: "Sent") -> None:
        attacked.ask(case)

    answers_as_described()


@pytest.mark.parametrize(("operation", "mode"), ASKED, ids=name_of)
def test_operation_answers_as_described(
    attacked: Attacked, operation: "Operation", mode: GenerationMode
) -> None:
    attack(attacked, operation, mode, FEW)


@pytest.mark.slow
@pytest.mark.parametrize(("operation", "mode"), ASKED, ids=name_of)
def test_operation_answers_as_described_whatever_is_sent(
    attacked: Attacked, operation: "Operation", mode: GenerationMode
) -> None:
    attack(attacked, operation, mode, MANY)


def test_answer_that_is_not_described_is_told(attacked: Attacked) -> None:
    """A page of the application where a description says JSON."""
    case = SCHEMA["/healthz"]["GET"].Case()
    with pytest.raises(FailureGroup, match="Undocumented Content-Type"):
        case.call_and_validate(base_url=f"{attacked.url}/m", session=attacked.asks, checks=CHECKS)


def test_every_operation_is_asked() -> None:
    """None is left out, and what is named above is there."""
    asked = {(one.method.upper(), one.path) for one in OPERATIONS}
    described = {
        (method, route.path_format) for route in all_routes() for method in route.methods or ()
    }
    assert asked == described
    assert asked >= ENDS_SESSIONS | COUNTS_TRIES | LONG_WORK | STREAMS
