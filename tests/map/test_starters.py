"""The starters are maps that one can begin with."""

from datetime import date
from importlib.resources import files

import polib
import pytest

from map.starter_worlds import HOME, TO_BE, told
from wayline.base import JsonValue, NotFoundError
from wayline.map import (
    Gate,
    GateCond,
    MapFile,
    Ref,
    dump_yaml,
    find_problems,
    read_map_text,
    read_starter,
    resolve,
    starter_map,
    starter_names,
    to_json,
)

DAY = date(2026, 11, 24)
GERMAN = files("wayline.map.starters").joinpath("de.po")


def german_words() -> dict[str, str]:
    """What each text of the starters is in German, as the catalogue has it."""
    catalogue = polib.pofile(GERMAN.read_text(encoding="utf-8"))
    return {entry.msgid: entry.msgstr for entry in catalogue}


def with_words(part: JsonValue, words: dict[str, str]) -> JsonValue:
    """A document with every string that the catalogue knows in its other language."""
    match part:
        case dict():
            return {key: with_words(one, words) for key, one in part.items()}
        case list():
            return [with_words(one, words) for one in part]
        case str():
            return words.get(part, part)
        case _:
            return part


def starter(name: str, file: str = "map.yaml") -> MapFile:
    files = read_starter(name)
    return read_map_text(files[file], file=file, workspace_text=files.get("workspace.yaml"))


@pytest.mark.parametrize("name", starter_names())
def test_starter_has_no_error_and_at_most_five_warnings(name: str) -> None:
    """[M71]"""
    found = find_problems(starter(name), today=DAY)
    assert [one for one in found if one.severity == "E"] == []
    assert len([one for one in found if one.severity == "W"]) <= 5


@pytest.mark.parametrize("name", starter_names())
def test_in_german_a_starter_differs_by_its_words_alone(name: str) -> None:
    """Keys, rules, promises, owners and all else are equal; no word is left in English."""
    english, german = (to_json(starter_map(name, one)) for one in ("en", "de"))
    assert german.pop("locale") == "de"
    assert german == with_words(english, german_words())


def test_the_german_words_of_the_starters_are_theirs_and_no_others() -> None:
    said = "\n".join(str(to_json(starter_map(name))) for name in starter_names())
    assert [word for word in german_words() if word not in said] == []
    assert [word for word, german in german_words().items() if not german] == []


@pytest.mark.parametrize("name", starter_names())
def test_a_german_starter_is_as_sound_as_the_english_one(name: str) -> None:
    """It is read again from its own text, with the same findings."""
    english, german = (
        find_problems(read_map_text(dump_yaml(starter_map(name, one))), today=DAY)
        for one in ("en", "de")
    )
    assert [(one.code, one.severity) for one in german] == [
        (one.code, one.severity) for one in english
    ]


@pytest.mark.parametrize("name", starter_names())
def test_starter_is_a_draft_without_observed_values(name: str) -> None:
    """[M71]"""
    read = starter(name)
    assert read.document.status == "draft"
    assert read.document.evidence == ()
    assert "observed" not in read.text


def test_mining_support_holds_what_the_seed_names() -> None:
    """[M70] Coded risks with the scores of seed 000; three stakeholder paths behind one gate."""
    checked = resolve(starter("mining_support"))
    scores = {risk.code: risk.score for risk in checked.document.risks}
    assert scores == {
        "CS05": 4, "DT02": 4, "DT04": 4, "DT07": 4, "DT08": 4, "MD08": 2,
        "DT06": None, "MD01": None, "MD03": None, "MD04": None, "MD06": None, "MD07": None,
    }  # fmt: skip
    exit_ = checked.stage("tender").exit
    assert exit_ == GateCond(Gate(("technical", "financial", "legal")))
    assert [stage.key for stage in checked.stages if stage.chokepoint] == ["mobilize", "demobilize"]
    assert all(stage.compliance for stage in checked.stages if stage.chokepoint)
    of_the_seed = {"retention", "nps", "cycle", "hit_rate", "on_time"}
    assert {kpi.key for kpi in checked.document.kpis} == of_the_seed | {"answers"}


def test_mining_support_owns_and_protects_its_moments_of_truth() -> None:
    """[M71] Owners, recoveries and KPIs at every moment of truth."""
    checked = resolve(starter("mining_support"))
    moments = [point for point, _ in checked.touchpoints if point.moment is not None]
    measured = {ref for kpi in checked.document.kpis for ref in kpi.about}
    assert {point.owner for point in moments} == {"sales", "operations", "client_success"}
    assert {Ref("touchpoint", point.key) for point in moments} <= measured


def test_mining_support_says_where_it_shall_lead() -> None:
    """[M71] [M29] A to-be pair of the same map, no observed values, nothing wrong but what is to be filled in."""
    as_is, to_be = starter(TO_BE).document, starter(TO_BE, "to_be.yaml")
    found = find_problems(to_be, today=DAY)
    assert (to_be.document.key, to_be.document.state, to_be.document.status) == (
        as_is.key, "to_be", "draft",
    )  # fmt: skip
    assert str(to_be.document.based_on) == str(as_is.version)
    assert "observed" not in to_be.text
    assert {one.code for one in found if one.severity != "I"} == {"moment_unmeasured"}
    assert len(found) <= 5


def test_the_way_to_it_has_a_near_and_a_far_part() -> None:
    """[M71] Quick win, medium and long term; each changes what both maps hold, and the new name says so."""
    as_is, to_be = (resolve(starter(TO_BE, file)) for file in ("map.yaml", "to_be.yaml"))
    ways = as_is.document.initiatives
    changed = {ref.key for one in ways for ref in one.changes if ref.kind == "touchpoint"}
    names = {
        point.key: (point.name, as_is.touchpoint(point.key).name) for point, _ in to_be.touchpoints
    }
    assert {one.horizon for one in ways} == {"quick_win", "medium_term", "long_term"}
    assert changed - {"invoice_answer"} == {
        key for key, (then, now) in names.items() if then != now
    }


def test_to_be_is_laid_on_the_same_events() -> None:
    """[M29] How far are we? The expected text is for reading: tests/fixtures/overlay."""
    wanted = (HOME / f"{TO_BE}.to_be.expected.txt").read_text(encoding="utf-8")
    assert told(TO_BE, "to_be.yaml") == wanted


def test_unknown_starter_names_the_nearest() -> None:
    with pytest.raises(NotFoundError, match="Did you mean 'simple_five'"):
        read_starter("simple_fife")


@pytest.mark.parametrize("name", starter_names())
def test_starter_shows_what_is_expected_on_its_invented_events(name: str) -> None:
    """[M71] The expected text is for reading: tests/fixtures/overlay."""
    assert told(name) == (HOME / f"{name}.expected.txt").read_text(encoding="utf-8")
