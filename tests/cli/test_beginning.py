"""The first verbs a person meets: init, map-columns, schema, completion."""

import json

import pytest

from cli.running import Desk


def test_init_writes_a_map_and_says_what_is_next(desk: Desk) -> None:
    said = desk.wayline("init", "new")
    assert said.code == 0
    assert (desk.folder / "new" / "map.yaml").read_text().startswith(("#", "wayline: 1"))
    assert "Next: wayline check new/map.yaml" in said.out


def test_init_overwrites_nothing(desk: Desk) -> None:
    desk.wayline("init")
    desk.write("map.yaml", "mine")
    said = desk.wayline("init")
    assert said.code == 2
    assert "map.yaml is there already" in said.err
    assert (desk.folder / "map.yaml").read_text() == "mine"


def test_init_overwrites_when_told(desk: Desk) -> None:
    desk.write("map.yaml", "mine")
    assert desk.wayline("init", "--force").code == 0
    assert (desk.folder / "map.yaml").read_text() != "mine"


def test_unknown_starter_names_the_nearest(desk: Desk) -> None:
    said = desk.wayline("init", "--starter", "mining_suport")
    assert said.code == 2
    assert "Did you mean 'mining_support'?" in said.err


def test_starters_are_listed(desk: Desk) -> None:
    document = desk.wayline("init", "--list", "--json", "-").document
    assert document["starters"] == ["simple_five", "mining_support"]


def test_mapping_is_proposed_with_reasons(desk: Desk) -> None:
    said = desk.wayline("map-columns", "events.csv")
    assert "# 'account' is taken for the account" in said.out
    assert 'ts: {column: "time"}' in said.out


def test_proposed_mapping_can_be_used(desk: Desk) -> None:
    desk.wayline("map-columns", "events.csv", "--out", "mapping.yaml")
    said = desk.wayline("ingest", "events.csv", "--mapping", "mapping.yaml")
    assert said.code == 0
    assert said.out.startswith("6 events received = 6 stored + 0 duplicate + 0 quarantined")


def test_rows_are_shown_before_and_after(desk: Desk) -> None:
    said = desk.wayline("map-columns", "events.csv", "--check")
    assert said.out.startswith(
        "events.csv:1\n    Alba,trial_started,2026-01-05 09:00\n"
        "  → 2026-01-05 09:00 · trial_started · account Alba\n"
    )


def test_schema_of_a_map_is_printed(desk: Desk) -> None:
    assert desk.wayline("schema", "map").document["type"] == "object"


def test_schema_goes_to_a_file(desk: Desk) -> None:
    said = desk.wayline("schema", "map", "--json", "map.json", "--quiet")
    assert (said.out, said.err) == ("", "")
    assert json.loads((desk.folder / "map.json").read_text())["type"] == "object"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_printed_with_where_it_goes(desk: Desk, shell: str) -> None:
    said = desk.wayline("completion", shell)
    assert said.out.startswith("# Put these lines at the end of ~/")
    assert "_WAYLINE_COMPLETE" in said.out
