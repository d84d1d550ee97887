"""What changed is said in whole sentences of the reader's language, values and names of fields included."""

import pytest

from map.test_diffing import START, changed
from wayline.base import spoken
from wayline.map import JourneyMap, Value, diff
from wayline.map.field_words import FIELD_WORDS
from wayline.map.shapes import shape_of

SAID = {
    "a standard": (
        ("standard: 20 business days", "standard: {target: 15 business days, warn: 1 week, share: 0.925}"),
        "Phase „Mobilize“: Standard 20 AT → 15 AT (Warnung nach 1 Wo., bei 92,5 % der Aufenthalte eingehalten)",
    ),
    "a length with one unit": (
        ("standard: 20 business days", "standard: 15 business days"),
        "Phase „Mobilize“: Standard 20 → 15 AT",
    ),
    "a target": (
        ("kind: above, value: 0.3", "kind: between, value: 0.3, high: 0.455"),
        "Kennzahl „Hit rate“: Ziel über 30 % → zwischen 30 % und 45,5 %",
    ),
    "an owner": (
        ("owner: sales", "owner: works"),
        "Kontaktpunkt „We write“: verantwortlich Sales → Works",
    ),
    "what is gone": (
        ("      - {key: visit, name: They visit}\n", ""),
        "Kontaktpunkt „They visit“ entfernt",
    ),
    "what came": (
        ("{key: visit, name: They visit}", "{key: visit, name: They visit}\n      - {key: meet, name: We meet}"),
        "Kontaktpunkt „We meet“ hinzugefügt in „Asking“",
    ),
    "what is of the map": (
        ("goal: Works from day one\n", ""),
        "Die Karte: Ziel nicht mehr angegeben, war Works from day one",
    ),
}  # fmt: skip


def models_in(model: type[Value], found: set[type[Value]]) -> set[type[Value]]:
    """Every form of a part that stands somewhere in a model."""
    if model not in found:
        found.add(model)
        for shape in shape_of(model).values():
            found |= models_in(shape.model, found) if shape.model is not None else set()
    return found


@pytest.mark.parametrize("what", SAID)
def test_a_change_is_said_in_german(what: str) -> None:
    (old, new), german = SAID[what]
    said = [
        one.told.sentence.spoken("de")
        for one in diff(START, changed(lambda text: text.replace(old, new)))
    ]
    assert german in said


def test_what_it_was_and_is_stands_apart_in_german_too() -> None:
    (change,) = diff(START, changed(lambda text: text.replace("20 business days", "1 week")))
    told = change.told
    parts = (told.subject, told.what, told.old, told.new)
    assert [spoken(one, "de") for one in parts] == [
        "Phase „Mobilize“",
        "Standard",
        "20 AT",
        "1 Wo.",
    ]


def test_every_field_of_the_map_has_its_words() -> None:
    fields = {name for one in models_in(JourneyMap, set()) for name in shape_of(one)}
    assert fields - FIELD_WORDS.keys() == set()
