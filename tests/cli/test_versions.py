"""A folder of versions: each case is judged by the one of its time; a map is checked against those before it."""

from cli.running import EVENTS, MAP, Desk

OLD = MAP.replace(
    "owner:",
    "version: 1.0.0\nstatus: superseded\nvalid_from: 2026-01-01\nvalid_to: 2026-01-10\nowner:",
)
NEW = MAP.replace("owner:", "version: 2.0.0\nstatus: published\nvalid_from: 2026-01-10\nowner:").replace(
    "standard: 2 days", "standard: 10 days"
)  # fmt: skip


def versions(desk: Desk) -> None:
    """The old and the new version in a folder, the new one beside it as the map."""
    (desk.folder / "versions").mkdir()
    desk.write("versions/1.0.0.yaml", OLD)
    desk.write("versions/2.0.0.yaml", NEW)
    desk.write("map.yaml", NEW)
    desk.write("events.csv", EVENTS)


def on_time(document: dict[str, object]) -> list[object]:
    """How many kept the standard of the first stage, of how many."""
    stages = document["stages"]
    assert isinstance(stages, list)
    first = stages[0]
    assert isinstance(first, dict)
    standard = first["standard"]
    assert isinstance(standard, dict)
    share = standard["on_time"]
    assert isinstance(share, dict)
    return [share["k"], share["n"]]


def test_cases_are_judged_by_the_version_of_their_time(desk: Desk) -> None:
    """[M27] Alba and Bora began under two days and took longer; by ten days Alba is in time."""
    versions(desk)
    alone = desk.wayline("overlay", "map.yaml", "events.csv", "--json", "-").document
    apart = desk.wayline(
        "overlay", "map.yaml", "events.csv", "--versions", "versions", "--json", "-"
    ).document
    assert (on_time(alone), on_time(apart)) == ([1, 2], [0, 2])
    assert apart["map"] == {
        **(alone["map"] if isinstance(alone["map"], dict) else {}),
        "judged": "each case by the version in force at its first event: 1.0.0 judges 2; 2.0.0 judges 1",
        "judges": [
            {
                "version": "1.0.0",
                "since": "2026-01-01",
                "journeys": 2,
                "older": 0,
                "changed_over": 0,
            },
            {
                "version": "2.0.0",
                "since": "2026-01-10",
                "journeys": 1,
                "older": 0,
                "changed_over": 0,
            },
        ],
    }


def test_terminal_says_who_judged(desk: Desk) -> None:
    versions(desk)
    said = desk.wayline("overlay", "map.yaml", "events.csv", "--versions", "versions")
    assert "1.0.0 judges 2; 2.0.0 judges 1" in " ".join(said.out.split())


def test_folder_without_a_version_of_the_map_says_what_a_version_is(desk: Desk) -> None:
    (desk.folder / "versions").mkdir()
    desk.write("versions/other.yaml", OLD.replace("key: trial", "key: other"))
    desk.write("map.yaml", NEW)
    desk.write("events.csv", EVENTS)
    said = desk.wayline("overlay", "map.yaml", "events.csv", "--versions", "versions")
    assert said.code == 2
    assert "holds no version of 'trial'" in said.err
    assert "`status: published` and `valid_from`" in said.err


def test_check_names_what_vanished_since_an_earlier_version(desk: Desk) -> None:
    """[M5] An error: exit code 1."""
    desk.write("old.yaml", OLD)
    desk.write("map.yaml", MAP.replace("  - {key: pay", "  - {key: buy"))
    said = desk.wayline("check", "map.yaml", "--against", "old.yaml", "--today", "2026-02-01")
    assert said.code == 1
    assert "stage:pay vanished since version 1.0.0" in said.out
