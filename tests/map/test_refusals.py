"""[M12] [M41] What a map may not say: each refusal names what was expected, what came, and the line."""

import re

import pytest

from wayline.base import DocumentError, spoken
from wayline.map import read_map_text

HEAD = "wayline: 1\nname: A\n"
STAGE = "stages:\n  - name: One\n"
DEEP = "{not: " * 7 + "a" + "}" * 7

# A rule as the binding of a stage, and what its refusal says.
RULES = {
    "{take: first}": "a binding needs a rule",
    "{event: a, where: [b]}": "expected {field: test}",
    DEEP: "may be nested",
    "7": "expected an event name",
    "{even: a}": "a rule has no part 'even'",
    "{all: a}": "`all` joins a list",
    "{all: [a, {event: 7}]}": "expected a name, got 7",
    "{all: [a], event: b}": "stands alone",
    "[]": "an empty list of names matches nothing",
    "{event: [a, 5]}": "Quote it if it is a number",
    "{event: " + "a" * 300 + "}": "a name has at most 200 characters",
    "{event: a, where: {x: {gt: 1, lt: 5}}}": "a test has one operator",
    "{event: a, where: {x: {greater: 1}}}": "there is no operator 'greater'",
    "{event: a, where: {x: {lte: {feld: y}}}}": "expected a value or {field: name}",
    "{event: a, where: {x: {present: maybe}}}": "`present` is true or false",
    "{event: a, where: {x: {like: 5}}}": "`like` takes a pattern",
    "{event: a, where: {x: {between: [1]}}}": "`between` takes",
    "{event: a, where: {x: {in: 5}}}": "`in` takes",
    "{event: a, where: {x: {eq: [1, 2]}}}": "expected one value",
    "{event: a, where: {x: " + "b" * 1001 + "}}": "a value has at most 1000 characters",
    "{event: a, take: second}": "`take` is one of first, last, each",
    "{event: a, per: 5}": "`per` is account, person or an object type",
    "{event: a, priority: high}": "`priority` is a whole number",
}  # fmt: skip
CONDS = {
    "{seen: a, times: 0}": "`times` is a whole number from 1",
    "{seen: a, within: soon}": "soon",
    "{seen: a, timess: 2}": "there is no part 'timess' here",
    "{overdue: {after: entry}}": "expected {after: ..., expect: ..., within: ...}",
    "{gate: {need: all}}": "a gate lists the keys of its paths",
    "{gate: {paths: [legal], need: most}}": "`need` is all, any or quorum(n)",
    "{is: [5]}": "expected {field: test}",
}
# A field of the map itself or of its first stage, and what its refusal says.
VALUES = {
    "stages:\n  - {name: One, standard: ten days}": "expected a duration such as '10 business days'",
    "stages:\n  - {name: One, standard: 500 years}": "longer than 400 years",
    "stages:\n  - {name: One, standard: {target: 2 days, share: 130 %}}": "expected a share",
    "stages:\n  - {name: ' '}": "expected words, got an empty text",
    "stages:\n  - {name: 7}": "expected words",
    "stages:\n  - {name: {en: 7}}": "expected words",
    "stages:\n  - {name: {english: One}}": "expected a locale",
    "stages:\n  - {key: One!, name: One}": "a key is lower case letters",
    "stages:\n  - {name: One, worth: 12}": "has no currency",
    "currency: EURO\n" + STAGE: "expected an ISO 4217 currency",
    "timezone: Europe/Berlino\n" + STAGE: "expected a time zone",
    "version: '1.2'\n" + STAGE: "expected a version of three numbers",
    "valid_from: 1.5.2026\n" + STAGE: "expected a day such as",
    "calendars: [{key: a, timezone: UTC, hours: 6-18}]\n" + STAGE: "expected opening hours",
    "calendars: [{key: a, timezone: UTC, hours: '18:00-06:00'}]\n" + STAGE: "end before they begin",
    "segments: [{key: a, name: A, value: {ltv: {value: 1e20 USD, basis: believed}}}]\n" + STAGE: "amount",
    "kpis: [{key: a, name: A, measure: {count: {of: b}}, target: about 5}]\n" + STAGE: "about 5",
    "kpis: [{key: a, name: A, measure: {count: {of: b}}, target: {kind: vs_baseline, change: lower}}]\n" + STAGE: "expected a change such as",
    "kpis: [{key: a, name: A, measure: {count: {of: b}}, target: {kind: vs_baseline, change: +5 %, baseline: 3, baseline_period: soon}}]\n" + STAGE: "expected a period",
    "kpis: [{key: a, name: A, measure: {counts: {of: b}}}]\n" + STAGE: "counts",
    "stages:\n  - {name: One, importance: {customer: {value: 4, basis: observed, n: 9, period: 2026-05-03/2026-05-01, method: survey}}}": "ends before it begins",
    "stages:\n  - {name: One, importance: {customer: 4}}": "basis: believed",
    "stages:\n  - {name: One, importance: {customer: {value: 4, basis: observed}}}": "observed",
    "stages:\n  - {name: One, emotions: [{desired: happyish}]}": "happyish",
}  # fmt: skip


def refused(text: str) -> DocumentError:
    """Why a map is refused, and where."""
    with pytest.raises(DocumentError) as caught:
        read_map_text(HEAD + text + "\n", file="map.yaml")
    assert caught.value.place is not None
    assert (caught.value.place.line or 0) > len(HEAD.splitlines())
    return caught.value


def refusal(text: str) -> str:
    """What is said, with the advice and the place."""
    return str(refused(text))


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_that_makes_no_sense(rule: str) -> None:
    assert RULES[rule] in refusal(f"stages:\n  - name: One\n    binding: {rule}")


@pytest.mark.parametrize("cond", CONDS)
def test_a_condition_that_makes_no_sense(cond: str) -> None:
    assert CONDS[cond] in refusal(f"stages:\n  - name: One\n    exit: {cond}")


@pytest.mark.parametrize("value", VALUES)
def test_a_value_that_makes_no_sense(value: str) -> None:
    assert VALUES[value].casefold() in refusal(value).casefold()


@pytest.mark.parametrize("value", VALUES)
def test_whoever_reads_german_is_told_in_german_which_value_makes_no_sense(value: str) -> None:
    error = refused(value)
    german = spoken(error.said, "de")
    assert german != error.message
    assert not re.search(r"\b(expected|got|should|is not one of)\b", german)
    assert error.advice is None or spoken(error.advice, "de") != error.remedy


# A text that is no map at all, and how German says it.
TEXTS = {
    "": "Die Datei ist leer",
    "a: [": "Das ist kein YAML",
    "name: One": "Die Nummer des Formats fehlt",
    "wayline: 2": "Diese Karte hat das Format 2, diese Version von Wayline liest das Format 1",
    "wayline: 1": "Der Karte fehlt 'name'",
    "- wayline": "Das ist keine Karte",
    "wayline: 1\nname: A\nname: B": "'name' steht hier zweimal",
    "wayline: 1\nname: &a A": "Anker (&) und Verweise darauf (*) sind nicht erlaubt",
    "wayline: 1\nname: A\nstages: [{name: One, stakeholders: 5}]": "Das Feld 'stakeholders' gibt es nicht",
    "wayline: 1\nname: A\nstages: []": "Erwartet wird mindestens 1 Eintrag",
    "wayline: 1\nname: A\nstages: [{name: One, importance: {internal: {value: 9, basis: believed}}}]": "Der Wert sollte höchstens 5 sein",
}  # fmt: skip


@pytest.mark.parametrize("text", TEXTS)
def test_whoever_reads_german_is_told_in_german_why_a_text_is_no_map(text: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read_map_text(text)
    assert spoken(caught.value.said, "de").startswith(TEXTS[text])
