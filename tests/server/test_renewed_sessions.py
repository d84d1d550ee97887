"""A session gets a new id when the rights of its person change, and what it holds open ends with it."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest
import requests
from fastapi.testclient import TestClient
from sqlalchemy import delete

from server.conftest import House, Member, TurnedClock
from server.loopback import bound, port_of, running
from wayline.manage import remove_member
from wayline.server import ServerSettings, make_app, make_ports
from wayline.server.live import Live
from wayline.state import list_workspaces
from wayline.state.tables import memberships, people

ENDS_WITHIN_S = 20


@dataclass(frozen=True, slots=True)
class Asking:
    """A server that runs, an owner, and somebody else with her id of the session."""

    house: House
    url: str
    owner: Member
    ana: Member

    def cookie(self) -> str:
        """The id that Ana's browser has now."""
        return self.ana.client.cookies[self.house.ports.settings.cookie]

    def as_ana(self, cookie: str, path: str = "journeys") -> requests.Response:
        """What a browser with that id is answered."""
        named = {self.house.ports.settings.cookie: cookie}
        address = self.url + self.ana.at(path)
        return requests.get(address, cookies=named, stream=True, timeout=ENDS_WITHIN_S)

    def new_role(self) -> None:
        """An owner gives Ana another role."""
        path = self.owner.at(f"members/{self.ana.person_id}")
        assert self.owner.client.patch(path, json={"role": "editor"}).status_code == 200


@pytest.fixture
def asking(tmp_path: Path) -> Iterator[Asking]:
    """A server that looks often whether who listens may."""
    clock, listener = TurnedClock(), bound()
    made = make_ports(ServerSettings(tmp_path / "home", port=port_of(listener)), clock=clock)
    ports = replace(made, live=Live(ping_s=0.05))
    app = make_app(ports)
    with running(app, listener) as url:
        house = House(ports, clock, TestClient(app))
        works = house.workspace()
        yield Asking(
            house, url, house.member(works, "owner"), house.member(works, "analyst", "ana")
        )


def test_new_role_gives_the_session_a_new_id(asking: Asking) -> None:
    """[T11] Who knew the id of before has nothing of the new rights."""
    before = asking.cookie()
    asking.new_role()
    answer = asking.ana.client.get(asking.ana.at("journeys"))
    assert answer.status_code == 200
    assert "HttpOnly" in answer.headers["set-cookie"]
    after = asking.cookie()
    asking.house.clock.forward(timedelta(seconds=30))
    assert after != before
    assert [asking.as_ana(one).status_code for one in (before, after)] == [401, 200]


def let_in_elsewhere(asking: Asking) -> None:
    """An owner of another workspace lets Ana in there."""
    other = asking.house.member(asking.house.workspace("Others"), "owner", "otto")
    email = asking.ana.client.get("/api/session").json()["email"]
    body = {"email": email, "name": "Ana", "role": "viewer"}
    assert other.client.post(other.at("members"), json=body).status_code == 201


def let_in_and_taken_out_elsewhere(asking: Asking) -> None:
    """She was let in there before her session began anew, and is taken out."""
    let_in_elsewhere(asking)
    asking.ana.client.get("/api/session")
    with asking.house.ports.records.write() as records:
        (other,) = [
            one
            for one in list_workspaces(records, asking.ana.person_id)
            if one.id != asking.ana.workspace.id
        ]
        remove_member(
            records, other.id, asking.ana.person_id, by=asking.ana.person_id, now=asking.house.clock.now()
        )  # fmt: skip


@pytest.mark.parametrize("happens", [let_in_elsewhere, let_in_and_taken_out_elsewhere])
def test_rights_that_change_elsewhere_give_the_session_a_new_id_too(
    asking: Asking, happens: Callable[[Asking], None]
) -> None:
    happens(asking)
    answers = [asking.ana.client.get(asking.ana.at("journeys")) for _ in range(2)]
    assert [one.status_code for one in answers] == [200, 200]
    assert ["set-cookie" in one.headers for one in answers] == [True, False]


def test_what_was_sent_beside_the_first_request_is_answered_and_renews_nothing(
    asking: Asking,
) -> None:
    before = asking.cookie()
    asking.new_role()
    answers = [asking.as_ana(before) for _ in range(3)]
    assert [one.status_code for one in answers] == [200, 200, 200]
    assert ["set-cookie" in one.headers for one in answers] == [True, False, False]


def test_refusal_carries_the_new_id_too(asking: Asking) -> None:
    asking.new_role()
    refused = asking.ana.client.get(asking.ana.at("audit"))
    assert (refused.status_code, "set-cookie" in refused.headers) == (403, True)


def test_page_goes_on_writing_under_the_new_id(asking: Asking) -> None:
    asking.new_role()
    body = {"kind": "starter", "starter": "simple_five"}
    path = asking.ana.at("journeys")
    assert [asking.ana.client.post(path, json=body).status_code for _ in range(2)] == [201, 201]


def test_new_id_lives_no_longer_than_the_old_one_would_have(asking: Asking) -> None:
    """Twelve hours, however often it is used: it is looked at every 20 minutes."""
    asking.new_role()
    answers = [asked_after(asking, timedelta(minutes=20)) for _ in range(37)]
    assert (answers[-2:], set(answers[:-2])) == ([200, 401], {200})


def asked_after(asking: Asking, time: timedelta) -> int:
    """What Ana is answered when time has passed."""
    asking.house.clock.forward(time)
    return asking.ana.client.get(asking.ana.at("journeys")).status_code


def signing_out(asking: Asking) -> None:
    """Ana signs out in her browser."""
    assert asking.ana.client.delete("/api/session").status_code == 204


def signing_in_anew(asking: Asking) -> None:
    """Ana's browser signs in once more, by a link."""
    made = asking.owner.client.post(asking.owner.at(f"members/{asking.ana.person_id}/link"))
    token = made.json()["path"].partition("#")[2]
    came_in = asking.ana.client.post("/api/session/link", json={"token": token})
    assert came_in.status_code == 200


def new_password(asking: Asking) -> None:
    """Ana chooses a password: every session but the new one ends."""
    body = {"password": "a rig that starts on time"}
    assert asking.ana.client.put("/api/session/password", json=body).status_code == 200


def taken_out(asking: Asking) -> None:
    """An owner takes Ana out of the workspace."""
    path = asking.owner.at(f"members/{asking.ana.person_id}")
    assert asking.owner.client.delete(path).status_code == 204


def silence(asking: Asking) -> None:
    """Nothing is asked for more than half an hour."""
    asking.house.clock.forward(timedelta(minutes=31))


def long_day(asking: Asking) -> None:
    """Twelve hours pass, in which Ana goes on asking."""
    assert [asked_after(asking, timedelta(minutes=20)) for _ in range(37)][-1] == 401


def account_gone(asking: Asking) -> None:
    """The person is removed from the records, and her sessions with her."""
    with asking.house.ports.records.write() as records:
        records.execute(delete(memberships).where(memberships.c.person_id == asking.ana.person_id))
        records.execute(delete(people).where(people.c.id == asking.ana.person_id))


@pytest.mark.parametrize(
    "happens",
    [signing_out, signing_in_anew, new_password, taken_out, silence, long_day, account_gone, Asking.new_role],
)  # fmt: skip
def test_open_stream_ends_with_the_session_that_opened_it(
    asking: Asking, happens: Callable[[Asking], None]
) -> None:
    """[T11] Within a ping where time passes, at once where somebody does something."""
    stream = asking.as_ana(asking.cookie(), "live")
    assert (stream.status_code, next(stream.iter_lines())) == (200, b": here")
    happens(asking)
    assert read_to_its_end(stream)


def test_stream_goes_on_while_the_session_does(asking: Asking) -> None:
    stream = asking.as_ana(asking.cookie(), "live")
    lines = stream.iter_lines()
    heard = [next(lines) for _ in range(40)]
    assert heard.count(b"event: ping") > 3


def test_signing_out_ends_the_id_of_before_too(asking: Asking) -> None:
    before = asking.cookie()
    asking.new_role()
    asking.ana.client.get(asking.ana.at("journeys"))
    signing_out(asking)
    assert asking.as_ana(before).status_code == 401


def read_to_its_end(stream: requests.Response) -> bool:
    """True when a stream ends; pings would go on for ever."""
    reader = threading.Thread(target=lambda: [*stream.iter_lines()], daemon=True)
    reader.start()
    reader.join(ENDS_WITHIN_S)
    return not reader.is_alive()
