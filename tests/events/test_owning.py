"""Whose an event is that names no account: its object's, its person's at that time, or nobody's [E6]."""

import pytest

from events.taking_in import Intake
from wayline.engine import Value

MAPPING = """\
source: {source}
namespace: crm
columns:
  ts: {{column: time}}
  name: {{column: event}}
  account: {{column: firm}}
  person: {{column: who}}
  objects: [{{type: deal, column: deal}}]
"""
HEADER = "time,event,firm,who,deal\n"


def owners(intake: Intake, *files: str) -> dict[str, tuple[Value, Value]]:
    """Take files in; account and basis of each event, by its name."""
    for at, rows in enumerate(files):
        path = intake.write(f"f{at}.csv", HEADER + rows)
        intake.take(path, MAPPING.format(source=f"s{at}"))
    found = intake.rows(
        "SELECT n.name, a.account_id, e.account_basis FROM facts.events e JOIN facts.event_names n ON n.code = e.name "
        "LEFT JOIN facts.accounts a ON a.code = e.account"
    )
    return {str(name): (account, basis) for name, account, basis in found}


def test_account_on_the_event_comes_first(intake: Intake) -> None:
    found = owners(intake, "2026-01-01,a,F1,p,D1\n2026-01-02,b,F2,p,D1\n")
    assert found == {"a": ("F1", 1), "b": ("F2", 1)}


def test_account_of_the_object_comes_second(intake: Intake) -> None:
    found = owners(intake, "2026-01-05,a,F1,p,D1\n2026-01-06,b,F2,q,D2\n", "2026-01-01,c,,q,D1\n")
    assert found["c"] == ("F1", 2), "[E6] the object before the person"


def test_object_of_two_accounts_is_ambiguous_never_guessed(intake: Intake) -> None:
    found = owners(intake, "2026-01-05,a,F1,,D1\n2026-01-06,b,F2,,D1\n2026-01-07,c,,p,D1\n")
    assert found["c"] == (None, 5), "[E6] kept, counted, not guessed"


def test_ambiguous_object_is_not_settled_by_the_person(intake: Intake) -> None:
    rows = "2026-01-05,a,F1,,D1\n2026-01-06,b,F2,,D1\n2026-01-01,c,F3,q,\n2026-01-07,x,,q,D1\n"
    assert owners(intake, rows)["x"] == (None, 5), "[E6] not guessed"


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2025-12-01", ("F1", 3)), ("2026-01-15", ("F1", 3)), ("2026-02-15", ("F2", 3)), ("2026-03-01", ("F2", 3))],
)  # fmt: skip
def test_person_who_changed_firms_is_attributed_by_date(
    intake: Intake, day: str, expected: tuple[Value, Value]
) -> None:
    rows = "2026-01-01,a,F1,p,\n2026-01-20,b,F1,p,\n2026-02-01,c,F2,p,\n"
    assert owners(intake, rows, f"{day},x,,p,\n")["x"] == expected, "[E17] 5."


def test_two_memberships_at_one_time_are_ambiguous(intake: Intake) -> None:
    rows = "2026-01-01,a,F1,p,\n2026-01-10,b,F2,p,\n2026-01-20,c,F1,p,\n2026-01-15,x,,p,\n2026-01-05,y,,p,\n"
    found = owners(intake, rows)
    assert found["x"] == (None, 5)
    assert found["y"] == ("F1", 3)


def test_no_hint_at_all_is_none(intake: Intake) -> None:
    found = owners(intake, "2026-01-01,a,F1,p,D1\n2026-01-02,x,,q,D2\n")
    assert found["x"] == (None, 0)


def test_order_of_the_files_does_not_matter(intake: Intake) -> None:
    first, second = "2026-01-02,x,,p,D1\n2026-01-03,y,,p,\n", "2026-01-01,a,F1,p,D1\n"
    assert owners(intake, first, second) == {"x": ("F1", 2), "y": ("F1", 3), "a": ("F1", 1)}


def test_later_evidence_takes_back_what_was_told(intake: Intake) -> None:
    found = owners(intake, "2026-01-01,a,F1,,D1\n2026-01-02,x,,,D1\n", "2026-01-03,b,F2,,D1\n")
    assert found["x"] == (None, 5)


def test_ambiguous_accounts_are_a_finding(intake: Intake) -> None:
    rows = "2026-01-05,a,F1,,D1\n2026-01-06,b,F2,,D1\n2026-01-07,c,,p,D1\n"
    report = intake.take(intake.write("f.csv", HEADER + rows), MAPPING.format(source="s"))
    assert [f.n for f in report.findings if f.code == "ambiguous_account"] == [1], "[E11]"
