"""`wayline check` judges a map: findings for people, programs and pull requests; exit codes for CI."""

import pytest

from cli.running import MAP, Desk

IN_ORDER = ("--today", "2026-01-01")
BROKEN = MAP.replace("owner: success", "owner: sucess")
UNKNOWN = MAP.replace("outcomes:", "outcoms:")


def test_map_with_warnings_only_is_exit_code_0(desk: Desk) -> None:
    said = desk.wayline("check", "trial.yaml", *IN_ORDER)
    assert said.code == 0
    assert "trial.yaml:10  warning  no_owner\n    'Starting the trial' has no owner\n" in said.out


def test_map_with_an_error_is_exit_code_1(desk: Desk) -> None:
    desk.write("trial.yaml", BROKEN)
    said = desk.wayline("check", "trial.yaml")
    assert said.code == 1
    assert "error  dangling_link" in said.out


def test_map_that_cannot_be_read_is_exit_code_2(desk: Desk) -> None:
    desk.write("trial.yaml", UNKNOWN)
    said = desk.wayline("check", "trial.yaml")
    assert said.code == 2
    assert said.out == ""
    assert "outcoms" in said.err
    assert "outcomes" in said.err


def test_document_counts_and_lists_the_findings(desk: Desk) -> None:
    desk.write("trial.yaml", BROKEN)
    document = desk.wayline("check", "trial.yaml", "--json", "-").document
    assert document["format"] == "wayline.check/1"
    assert document["errors"] == 1


def test_json_form_and_json_file_are_the_same(desk: Desk) -> None:
    printed = desk.wayline("check", "trial.yaml", "--format", "json", *IN_ORDER)
    assert (
        printed.document == desk.wayline("check", "trial.yaml", "--json", "-", *IN_ORDER).document
    )


def test_unreadable_map_is_a_finding_for_programs(desk: Desk) -> None:
    desk.write("trial.yaml", UNKNOWN)
    said = desk.wayline("check", "trial.yaml", "--json", "-")
    assert said.code == 2
    assert said.document["errors"] == 1


def test_annotations_name_file_and_line(desk: Desk) -> None:
    said = desk.wayline("check", "trial.yaml", "--format", "github", *IN_ORDER)
    assert (
        "::warning file=trial.yaml,line=10,title=no_owner::'Starting the trial' has no owner"
        in said.out
    )


def test_annotation_of_an_unreadable_map_is_an_error(desk: Desk) -> None:
    desk.write("trial.yaml", UNKNOWN)
    said = desk.wayline("check", "trial.yaml", "--format", "github")
    assert said.out.startswith("::error file=trial.yaml,line=7,title=unreadable::")


def test_quiet_says_nothing_and_keeps_the_exit_code(desk: Desk) -> None:
    desk.write("trial.yaml", BROKEN)
    said = desk.wayline("check", "trial.yaml", "--quiet")
    assert (said.code, said.out, said.err) == (1, "", "")


def test_day_that_is_no_date_is_wrong_use(desk: Desk) -> None:
    said = desk.wayline("check", "trial.yaml", "--today", "tomorrow")
    assert said.code == 2
    assert "expected a date such as 2026-01-31, got 'tomorrow'" in said.err


@pytest.mark.parametrize("starter", ["simple_five", "mining_support"])
def test_every_starter_passes(desk: Desk, starter: str) -> None:
    desk.wayline("init", "new", "--starter", starter)
    said = desk.wayline("check", "new/map.yaml", *IN_ORDER)
    assert said.code == 0
    assert "error" not in said.out
