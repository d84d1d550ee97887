"""A project keeps events: taken in once, refused rows kept, mended and replayed."""

from cli.running import BAD_EVENTS, EVENTS, Desk

PATCH = """\
source: events
reader: csv
zone: UTC
columns:
  ts: {column: time, formats: ["%Y-%m-%d %H:%M", "32.13.%Y"]}
  name: {column: event}
  account: {column: account}
"""
MAPPING = PATCH.replace(', "32.13.%Y"', "")


def test_ingest_makes_the_project_folder(desk: Desk) -> None:
    said = desk.wayline("ingest", "events.csv")
    assert said.code == 0
    assert said.out.startswith("6 events received = 6 stored + 0 duplicate + 0 quarantined")
    assert (desk.folder / ".wayline" / "wayline.duckdb").exists()


def test_project_folder_stays_out_of_git(desk: Desk) -> None:
    desk.wayline("ingest", "events.csv")
    assert (desk.folder / ".wayline" / ".gitignore").read_text() == "*\n"


def test_ingest_twice_stores_nothing_twice(desk: Desk) -> None:
    desk.wayline("ingest", "events.csv")
    said = desk.wayline("ingest", "events.csv")
    assert said.out.startswith("6 events received = 0 stored + 6 duplicate + 0 quarantined")


def test_project_is_found_from_a_folder_below(desk: Desk) -> None:
    desk.wayline("ingest", "events.csv")
    (desk.folder / "maps").mkdir()
    said = desk.wayline("quarantine", "list", "--project", ".")
    assert "Nothing is in quarantine." in said.out


def test_without_a_project_the_next_step_is_named(desk: Desk) -> None:
    said = desk.wayline("quarantine", "list")
    assert said.code == 2
    assert "Take events in first: wayline ingest FILE..." in said.err


def test_named_project_is_taken_literally(desk: Desk) -> None:
    desk.wayline("ingest", "events.csv")
    (desk.folder / "other").mkdir()
    assert desk.wayline("quarantine", "list", "--project", "other").code == 2


def test_refused_row_is_kept_listed_and_shown(desk: Desk) -> None:
    desk.write("bad.csv", BAD_EVENTS)
    desk.write("mapping.yaml", MAPPING)
    loaded = desk.wayline("ingest", "bad.csv", "--mapping", "mapping.yaml")
    assert loaded.out.startswith("7 events received = 6 stored + 0 duplicate + 1 quarantined")
    listed = desk.wayline("quarantine", "list")
    assert "1 time_unreadable: The time is missing" in listed.out
    shown = desk.wayline("quarantine", "show", "1")
    assert '"account": "Dora"' in shown.out


def test_exported_rows_are_json_lines(desk: Desk) -> None:
    desk.write("bad.csv", BAD_EVENTS)
    desk.write("mapping.yaml", MAPPING)
    desk.wayline("ingest", "bad.csv", "--mapping", "mapping.yaml")
    said = desk.wayline("quarantine", "export", "--where", "time_unreadable")
    assert said.document["code"] == "time_unreadable"


def test_mended_mapping_brings_the_row_back_and_the_balance_closes(desk: Desk) -> None:
    desk.write("bad.csv", BAD_EVENTS)
    desk.write("mapping.yaml", MAPPING)
    desk.write("patch.yaml", PATCH)
    desk.wayline("ingest", "bad.csv", "--mapping", "mapping.yaml")
    said = desk.wayline("quarantine", "replay", "--patch", "patch.yaml")
    assert said.out.splitlines() == [
        "1 rows tried = 1 stored + 0 duplicate + 0 refused again",
        "7 events received = 7 stored + 0 duplicate + 0 quarantined",
    ]


def test_discarded_rows_stay_counted(desk: Desk) -> None:
    desk.write("bad.csv", BAD_EVENTS)
    desk.write("mapping.yaml", MAPPING)
    desk.wayline("ingest", "bad.csv", "--mapping", "mapping.yaml")
    assert desk.wayline("quarantine", "discard", "--json", "-").document["discarded"] == 1
    said = desk.wayline("quarantine", "list").out
    assert "1 quarantined" in said
    assert "Nothing waits in quarantine: what was refused was discarded." in said


def test_unknown_reason_is_refused_with_the_known_ones(desk: Desk) -> None:
    desk.wayline("ingest", "events.csv")
    said = desk.wayline("quarantine", "list", "--where", "typo")
    assert said.code == 2
    assert "time_unreadable" in said.err


def test_load_is_a_document(desk: Desk) -> None:
    document = desk.wayline("ingest", "events.csv", "--json", "-").document
    assert document["balance"] == {
        "received": 6, "stored": 6, "duplicate": 0, "quarantined": 0, "suppressed": 0,
    }  # fmt: skip


def test_several_files_are_counted_one_by_one(desk: Desk) -> None:
    desk.write("more.csv", EVENTS.replace("Alba", "Zeta"))
    said = desk.wayline("ingest", "events.csv", "more.csv")
    assert "  more.csv: 6 events received" in said.out


def test_ingest_says_nothing_of_files_taken_in_before(desk: Desk) -> None:
    desk.write("bad.csv", BAD_EVENTS)
    desk.write("mapping.yaml", MAPPING)
    assert "in quarantine" in desk.wayline("ingest", "bad.csv", "--mapping", "mapping.yaml").out
    desk.write("later.csv", EVENTS)
    said = desk.wayline("ingest", "later.csv")
    assert "Noticed" in said.out
    assert "in quarantine" not in said.out
