"""[L5] [E7] Since when the data is complete: of a source, of one stage of a wide table, and what then began before."""

import pytest

from events.taking_in import Intake
from wayline.base import SourceError
from wayline.events import open_store
from wayline.journeys import lay
from wayline.map import read_map_text, resolve

WIDE = """\
source: deals
zone: Europe/Helsinki
{top}shape: wide
columns: {{objects: [{{type: deal, column: deal}}]}}
stages: {{called: call, signed: {signed}, paid: {paid}}}
"""
ROWS = "deal,called,signed,paid\nold,2024-03-01,,2024-07-01\nyoung,2024-06-02,2024-06-20,\n"
SINCE = "SELECT strftime(make_timestamp(complete_from_us), '%Y-%m-%d %H:%M') FROM facts.sources"
MAP = """
wayline: 1
name: Deals
per: deal
stages:
  - {key: talk, name: Talking, binding: call}
  - {key: deal, name: Dealing, binding: [sign, pay]}
"""


def mapping(*, top: str = "", signed: str = "sign", paid: str = "pay") -> str:
    return WIDE.format(top=top, signed=signed, paid=paid)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (mapping(), None),
        (mapping(top="complete_from: 2024-01-01\n"), "2023-12-31 22:00"),
        (mapping(signed="{event: sign, complete_from: 2024-06-01}"), "2024-05-31 21:00"),
        (
            mapping(top="complete_from: 2024-01-01\n", signed="{event: sign, complete_from: 2024-06-01}"),
            "2024-05-31 21:00",
        ),
        (
            mapping(top="complete_from: 2024-07-01\n", signed="{event: sign, complete_from: 2024-06-01}"),
            "2024-06-30 21:00",
        ),
        (
            mapping(signed="{event: sign, complete_from: 2024-06-01}", paid="{event: pay, complete_from: 2024-02-01}"),
            "2024-05-31 21:00",
        ),
    ],
)  # fmt: skip
def test_e7_all_that_is_mapped_is_there_since_the_latest_date_declared(
    intake: Intake, text: str, expected: str | None
) -> None:
    """[L5] In the zone of the source; a stage that is filled later moves the begin of the data."""
    intake.take(intake.write("deals.csv", ROWS), text)
    assert intake.column(SINCE) == [expected]


def test_l5_a_journey_that_began_before_a_stage_was_recorded_is_left_truncated(
    intake: Intake,
) -> None:
    """[A3] Real trap: the early cohort seems not to have signed; nobody wrote it down."""
    text = mapping(signed="{event: sign, complete_from: 2024-06-01}")
    report = intake.take(intake.write("deals.csv", ROWS), text)
    laid = lay(resolve(read_map_text(MAP)), open_store(intake.engine))
    rows = laid.engine.run(
        f"SELECT case_key, left_truncated FROM {laid.schema}.journeys ORDER BY case_key"
    ).rows
    assert rows == (("old", True), ("young", False))
    said = "'signed' is complete from 2024-06-01 on: journeys that began earlier count as begun before the data."
    assert said in map(str, report.notes)


def test_e7_a_date_that_is_none_is_refused(intake: Intake) -> None:
    with pytest.raises(SourceError, match="expected a time such as"):
        intake.take(
            intake.write("deals.csv", ROWS), mapping(signed="{event: sign, complete_from: soon}")
        )
