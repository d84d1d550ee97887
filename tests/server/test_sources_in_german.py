"""Whoever reads German reads in German what is wrong with a file of events, and what came of taking it in."""

import time
from collections.abc import Mapping

import pytest

from server.conftest import House, Member

EVENTS = "when,event,account\n" + "".join(
    f"2026-01-{day:02}T09:00:00Z,asked,a{day}\n" for day in range(1, 21)
)
MAPPING = "source: desk\ncolumns: {ts: when, name: event, account: account}\n"
GERMAN = {"Accept-Language": "de"}


@pytest.fixture
def owner(house: House) -> Member:
    """Somebody who may take events in."""
    return house.member(house.workspace(), "owner")


def sent(owner: Member, events: str = EVENTS) -> str:
    """The id of a file that was sent."""
    files = {"file": ("desk.csv", events.encode(), "text/csv")}
    answer = owner.client.post(owner.at("sources/files"), files=files)
    return str(answer.json()["id"])


def refusal(owner: Member, path: str, mapping: str) -> str:
    """What is said of a mapping, in German."""
    asked = {"mapping": mapping, "roles": {}}
    answer = owner.client.post(owner.at(path), json=asked, headers=GERMAN)
    assert (answer.status_code, answer.headers["Content-Language"]) == (422, "de")
    return str(answer.json()["message"])


def ended(owner: Member, job: str, language: str) -> Mapping[str, object]:
    """A job once it is over, as it is told in a language."""
    while True:
        told: Mapping[str, object] = owner.client.get(
            owner.at(f"jobs/{job}"), headers={"Accept-Language": language}
        ).json()
        if told["ended_at"] is not None:
            return told
        time.sleep(0.05)


@pytest.mark.parametrize(
    ("mapping", "said"),
    [
        ("a: [", "Als YAML nicht lesbar"),
        ("- a", "Eine Zuordnung besteht aus Zeilen der Form `key: value`"),
        ("source: desk\nclumns: {}", "Den Schlüssel 'clumns' gibt es nicht"),
        ("source: desk\nshape: long", "`columns:` braucht `ts` (die Zeit) und `name` (das Ereignis)"),
        ("source: desk\nzone: Europe/Berlino\n" + MAPPING[13:], "Die Zeitzone 'Europe/Berlino' ist unbekannt"),
        ("source: desk\nheader_row: 0\n" + MAPPING[13:], "Der Wert sollte mindestens 1 sein"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_mapping_is_said_in_german(
    owner: Member, mapping: str, said: str
) -> None:
    assert refusal(owner, f"sources/files/{sent(owner)}/columns", mapping).startswith(said)


def test_a_column_that_the_file_lacks_is_named_in_german(owner: Member) -> None:
    lacking = MAPPING.replace("ts: when", "ts: whenever")
    said = refusal(owner, f"sources/files/{sent(owner)}/preview", lacking)
    assert said == "Die Zuordnung nennt die Spalte 'whenever', die es in der Datei nicht gibt"


def test_what_was_noticed_in_a_file_is_said_in_german(owner: Member) -> None:
    path = owner.at(f"sources/files/{sent(owner)}/preview")
    german, english = (
        owner.client.post(path, json={"mapping": MAPPING}, headers={"Accept-Language": one}).json()
        for one in ("de", "en")
    )
    assert "desk.csv: 3 Spalten, Trennzeichen ',', utf-8." in german["notes"]
    assert "desk.csv: 3 columns, separator ',', utf-8." in english["notes"]
    assert any("nennen keinen Menschen" in note for note in german["notes"])


def test_the_end_of_a_job_that_is_kept_is_told_in_the_language_of_who_reads_it(
    owner: Member,
) -> None:
    path = owner.at(f"sources/files/{sent(owner)}/load")
    job = owner.client.post(path, json={"mapping": MAPPING}).json()["id"]
    german, english = (ended(owner, job, one)["result"] for one in ("de", "en"))
    assert isinstance(german, dict)
    assert isinstance(english, dict)
    assert any("Die Zeit in 'when' ist gelesen als ISO 8601 (20)" in one for one in german["notes"])
    assert any("Time in 'when' read as ISO 8601 (20)" in one for one in english["notes"])


def test_why_a_job_failed_is_told_in_the_language_of_who_reads_it(owner: Member) -> None:
    path = owner.at(f"sources/files/{sent(owner)}/load")
    lacking = MAPPING.replace("ts: when", "ts: whenever")
    job = owner.client.post(path, json={"mapping": lacking}).json()["id"]
    german, english = (ended(owner, job, one) for one in ("de", "en"))
    assert (german["state"], english["state"]) == ("failed", "failed")
    assert "die es in der Datei nicht gibt" in str(german["said"])
    assert "the mapping names the column 'whenever', which the file does not have" in str(
        english["said"]
    )
    listed = owner.client.get(owner.at("jobs"), headers=GERMAN).json()
    assert listed[0]["said"] == german["said"]


def test_why_a_row_is_refused_is_said_in_german(owner: Member) -> None:
    broken = EVENTS + "yesterday,asked,a21\n"
    path = owner.at(f"sources/files/{sent(owner, broken)}/load")
    ended(owner, owner.client.post(path, json={"mapping": MAPPING}).json()["id"], "de")
    kept = owner.client.get(owner.at("sources/quarantine"), headers=GERMAN).json()
    assert kept["rows"][0]["message"].startswith("Die Zeit fehlt oder hat kein Format")
