"""What each column of a file is taken for is changed one by one; comments and all other keys stay."""

from pathlib import Path

import pytest

from events.taking_in import Intake
from wayline.base import DocumentError
from wayline.events import (
    ColumnRole,
    assign_columns,
    describe_columns,
    propose_mapping,
    read_mapping_text,
)

ROWS = """\
case;step;when;customer;way;sum;empty
1;asked;2026-01-02 10:00;A;mail;1,5;
1;offered;2026-01-05 10:00;A;phone;2,5;
2;asked;2026-01-03 10:00;B;mail;3,5;
"""
NAMES = ("case", "step", "when", "customer", "way", "sum", "empty")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "steps.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def roles(file: Path, text: str) -> dict[str, str]:
    """What a text takes each column for."""
    return {one.name: one.role for one in describe_columns(file, read_mapping_text(text))}


def test_every_column_is_shown_with_its_values_and_its_role(file: Path) -> None:
    found = describe_columns(file, propose_mapping([file]).mapping)
    assert [one.name for one in found] == list(NAMES)
    by_name = {one.name: one for one in found}
    assert (by_name["case"].role, by_name["when"].role, by_name["step"].role) == (
        "case",
        "ts",
        "name",
    )
    assert by_name["way"].samples == ("mail", "phone")
    assert (by_name["empty"].filled, by_name["empty"].rows) == (0, 3)


def test_a_column_takes_a_role_over_from_the_one_that_had_it(file: Path) -> None:
    proposed = propose_mapping([file]).yaml_text
    changed = assign_columns(proposed, {"way": "account"}, NAMES)
    found = roles(file, changed)
    assert (found["way"], found["customer"]) == ("account", "property")
    assert "# A first mapping for steps.csv" in changed  # what a person wrote there stays


def test_what_is_not_kept_leaves_the_others_kept(file: Path) -> None:
    changed = assign_columns(propose_mapping([file]).yaml_text, {"empty": "unused"}, NAMES)
    found = roles(file, changed)
    assert found["empty"] == "unused"
    again = roles(file, assign_columns(changed, {"empty": "property"}, NAMES))
    assert again["empty"] == "property"
    assert {name: role for name, role in again.items() if name != "empty"} == {
        name: role for name, role in found.items() if name != "empty"
    }


def test_an_amount_keeps_how_its_number_is_written(file: Path) -> None:
    proposed = propose_mapping([file]).yaml_text.replace(
        '  properties: "*"', '  value: {column: sum, number: de}\n  properties: "*"'
    )
    mapping = read_mapping_text(assign_columns(proposed, {"sum": "cost"}, NAMES))
    assert mapping.columns.value is None
    assert mapping.columns.cost is not None
    assert mapping.columns.cost.number == "de"


def test_a_column_of_times_becomes_an_event_of_a_wide_table_and_back(file: Path) -> None:
    proposed = propose_mapping([file]).yaml_text
    wide = assign_columns(proposed, {"when": "stages"}, NAMES)
    assert read_mapping_text(wide).shape == "wide"
    assert roles(file, wide)["when"] == "stages"
    long = assign_columns(wide, {"when": "ts", "step": "name"}, NAMES)
    assert read_mapping_text(long).shape == "long"
    assert roles(file, long) == roles(file, proposed)


def test_a_column_that_is_not_there_is_named_with_those_that_are(file: Path) -> None:
    with pytest.raises(DocumentError, match="no column 'colour'") as caught:
        assign_columns(propose_mapping([file]).yaml_text, {"colour": "account"}, NAMES)
    assert caught.value.remedy is not None
    assert "customer" in caught.value.remedy


SURVEY = """\
source: answers
columns:
  ts: when
  name: {value: survey_answered}
  score: {column: grade, kind: nps, scale: [0, 10], best: 10}
  properties: "*"
"""
ANSWERS = """\
when,grade,said,place,part
2026-01-03 10:00,9,Quick and kind,offer,ask
2026-01-04 10:00,3,Slow,,work
"""
GIVEN: dict[str, ColumnRole] = {"said": "comment", "place": "touchpoint", "part": "stage"}


def test_words_and_place_of_an_answer_are_roles_of_columns(intake: Intake) -> None:
    """[E8] What was written beside an answer, and the touchpoint or stage of the map that it names."""
    path = intake.write("answers.csv", ANSWERS)
    text = assign_columns(SURVEY, GIVEN, ("when", "grade", "said", "place", "part"))
    assert roles(path, text) == {"when": "ts", "grade": "score", **GIVEN}
    intake.take(path, text)
    found = intake.engine.run(
        "SELECT json_extract_string(p.properties, ['$.comment', '$.touchpoint', '$.stage'])"
        " FROM facts.events e JOIN facts.event_properties p USING (event_no) ORDER BY e.ts_us"
    ).rows
    assert [*found] == [(["Quick and kind", "offer", "ask"],), (["Slow", None, "work"],)]


def test_proposed_words_and_place_of_an_answer_can_be_taken_for_something_else(
    intake: Intake,
) -> None:
    head = "Answered at,Company,How likely are you to recommend us?,Why?,Touchpoint,Stage"
    path = intake.write("nps.csv", f"{head}\n2026-01-03 10:00,acc-1,9,Quick,offer,ask\n")
    proposed = propose_mapping([path]).yaml_text
    found = roles(path, proposed)
    assert [found[name] for name in ("Why?", "Touchpoint", "Stage")] == [*GIVEN.values()]
    swapped = assign_columns(proposed, {"Why?": "property", "Stage": "touchpoint"}, tuple(found))
    now = roles(path, swapped)
    assert [now[name] for name in ("Why?", "Touchpoint", "Stage")] == [
        "property", "property", "touchpoint",
    ]  # fmt: skip
