"""[M52] Every check of a map, by a map that it finds something in and one that it leaves alone.

The maps are text files in `tests/fixtures/checks`, one a check: add to them without writing code.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from wayline.map import Finding, check_codes, find_problems, read_map_text

HOME = Path(__file__).parent.parent / "fixtures" / "checks"
CODES = [code for code, _ in check_codes()]
TODAY = date(2026, 7, 1)
# As in the table of the design: E blocks publishing, W and I do not.
ERRORS = {
    "dangling_link", "duplicate_key", "standard_order", "impossible_rule", "gate_impossible", "lost_key",
    "version_overlap",
}  # fmt: skip
HINTS = {
    "no_outcome", "small_sample", "pain_without_evidence", "half_emotion", "segment_unserved",
    "ends_at_sale", "starts_late", "no_timezone", "missing_language",
    "change_without_initiative",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Case:
    """What one file says."""

    fails: str
    passes: str
    says: str
    line: int | None
    workspace: str | None
    versions: tuple[str, ...]

    @classmethod
    def of(cls, code: str) -> "Case":
        text = (HOME / f"{code}.yaml").read_text(encoding="utf-8")
        read = YAML(typ="safe").load(text)
        return cls(
            read["fails"], read["passes"], read["says"], read.get("line"), read.get("workspace"),
            tuple(read.get("versions", ())),
        )  # fmt: skip


def findings(case: Case, text: str, code: str) -> list[Finding]:
    """What the check says of a map."""
    read = read_map_text(text, file="map.yaml", workspace_text=case.workspace)
    versions = [read_map_text(one).document for one in case.versions]
    found = find_problems(read, today=TODAY, versions=versions)
    return [one for one in found if one.code == code]


@pytest.mark.parametrize("code", CODES)
def test_check_finds_what_it_is_for(code: str) -> None:
    case = Case.of(code)
    found = findings(case, case.fails, code)
    assert found, f"{code} finds nothing in its failing map"
    assert any(case.says in one.message or case.says in one.remedy for one in found), found
    severity = "E" if code in ERRORS else "I" if code in HINTS else "W"
    assert {one.severity for one in found} == {severity}
    assert all(one.remedy and one.place.file == "map.yaml" for one in found)
    assert case.line is None or case.line in [one.place.line for one in found], found


@pytest.mark.parametrize("code", CODES)
def test_check_leaves_a_good_map_alone(code: str) -> None:
    case = Case.of(code)
    assert findings(case, case.passes, code) == []


def test_every_check_has_its_file_and_no_file_is_left_over() -> None:
    assert sorted(path.stem for path in HOME.glob("*.yaml")) == sorted(CODES)


@pytest.mark.parametrize("code", CODES)
def test_a_finding_keeps_its_fingerprint_when_lines_move(code: str) -> None:
    """[M52] so that it can be dismissed once."""
    case = Case.of(code)
    moved = "# a comment above everything\n" + case.fails
    assert {one.fingerprint for one in findings(case, case.fails, code)} == {
        one.fingerprint for one in findings(case, moved, code)
    }


WAITING = """
wayline: 1
name: A trial
stages:
  - key: start
    name: Starting
    binding: started
    touchpoints: [{{key: call, name: We talk, binding: {binding}}}]
    fail_points:
      - {{key: late, name: It is late, mode: delay_over_standard, recovery: none,
         detect: {{overdue: {{after: entry, expect: 'touchpoint:call', within: 2 days}}}}}}
"""


@pytest.mark.parametrize(("binding", "n"), [("none", 1), ("called", 0)])
def test_m52_a_fail_point_that_waits_for_what_no_event_can_prove_is_unseen(
    binding: str, n: int
) -> None:
    """[M52] fail_unseen: it would call every case a failure, so it is not judged, and says what to bind."""
    read = read_map_text(WAITING.format(binding=binding), file="map.yaml")
    found = [one for one in find_problems(read, today=TODAY) if one.code == "fail_unseen"]
    assert [(one.severity, one.remedy) for one in found] == [
        ("W", "Bind touchpoint:call, or name an event in `detect`.")
    ] * n


GUARDED = """
wayline: 1
name: A trial
stages:
  - key: start
    name: Starting
    binding: started
    fail_points:
      - {{key: late, name: It is late, mode: delay_over_standard, recovery: none,
         detect: {{all: [{{overdue: {{after: entry, expect: called, within: 2 days}}}}, {{is: {test}}}]}}}}
"""


@pytest.mark.parametrize(
    ("test", "named"),
    [
        ("{event.status: gold}", ["event.status"]),
        ("{event.department: sales}", ["event.department"]),
        ("{props.topic: gold}", ["props.topic"]),
        ("{account.due: {lte: {field: props.day}}}", ["props.day"]),
        ("{account.tier: gold, person.role: buyer, project.kind: new, kind: new}", []),
    ],
)
def test_m39_a_case_asked_what_only_an_event_says_is_an_error(test: str, named: list[str]) -> None:
    """[M39] [M48] `is` asks attributes of a case; when something is overdue there is no event to ask."""
    segments = f"segments: [{{key: big, name: Big ones, rule: {test}}}]\n"
    read = read_map_text(GUARDED.format(test=test) + segments, file="map.yaml")
    found = [one for one in find_problems(read, today=TODAY) if one.code == "impossible_rule"]
    assert [(one.severity, one.message) for one in found] == [
        ("E", f"A test of '{who}' can never be true: {name} is of an event, not of a case")
        for name in named
        for who in ("It is late", "Big ones")
    ]
