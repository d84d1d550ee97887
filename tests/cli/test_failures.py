"""What a person meets when something is wrong: a sentence, the place, what to do; never a trace."""

import os
import signal
import subprocess
import sys

import pytest

from cli.running import MAP, Desk

OVERLAY = ("overlay", "trial.yaml", "events.csv")
BROKEN = MAP.replace("standard: 2 days", "standard: 2 dais")
NOT_YAML = MAP.replace("owner: success", "owner: [success")


def start(desk: Desk, *arguments: str, **more: str) -> "subprocess.Popen[str]":
    """A run in a process of its own, as from a shell."""
    known = {**os.environ, **more}
    return subprocess.Popen(
        [sys.executable, "-m", "wayline", *arguments], cwd=desk.folder, env=known, text=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
    )  # fmt: skip


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "none.yaml"),
        ("overlay", "none.yaml", "events.csv"),
        ("overlay", "trial.yaml", "none.csv"),
        ("draft", "none.csv"),
        ("ingest", "none.csv"),
        ("map-columns", "none.csv"),
        ("overlay", "trial.yaml", "events.csv", "--mapping", "none.yaml"),
        ("stuck", "--map", "none.yaml"),
        ("account", "Alba", "--map", "none.yaml"),
        ("quarantine", "replay", "--patch", "none.yaml"),
    ],
)
def test_missing_file_is_named(desk: Desk, arguments: tuple[str, ...]) -> None:
    said = desk.wayline(*arguments)
    assert said.code == 2
    assert "none." in said.err
    assert said.out == ""


@pytest.mark.parametrize(
    "arguments", [("check", "folder"), ("overlay", "folder", "events.csv"), ("ingest", "folder")]
)
def test_folder_in_place_of_a_file_is_named(desk: Desk, arguments: tuple[str, ...]) -> None:
    (desk.folder / "folder").mkdir()
    said = desk.wayline(*arguments)
    assert said.code == 2
    assert "'folder' is a directory" in said.err


@pytest.mark.parametrize("verb", [("check", "trial.yaml"), OVERLAY])
@pytest.mark.parametrize(
    ("text", "line", "says"), [(BROKEN, 10, "2 dais"), (NOT_YAML, 5, "not YAML")]
)
def test_broken_map_is_refused_with_its_line(
    desk: Desk, verb: tuple[str, ...], *, text: str, line: int, says: str
) -> None:
    desk.write("trial.yaml", text)
    said = desk.wayline(*verb)
    assert said.code == 2
    assert says in said.err
    assert f"trial.yaml:{line}" in said.err
    assert said.out == ""


def test_map_that_is_a_table_is_no_map(desk: Desk) -> None:
    said = desk.wayline("check", "events.csv")
    assert said.code == 2
    assert "This is not a map" in said.err


@pytest.mark.parametrize("text", ["", "account,event,time\n"], ids=["no byte", "header only"])
def test_empty_events_end_in_words(desk: Desk, text: str) -> None:
    desk.write("empty.csv", text)
    said = desk.wayline("overlay", "trial.yaml", "empty.csv")
    assert "Traceback" not in said.err
    assert said.code in {0, 2}
    assert "empty.csv" in said.err or "0 events received" in said.err + said.out


def test_unknown_segment_names_the_known_ones(desk: Desk) -> None:
    desk.write(
        "trial.yaml",
        MAP + "segments:\n  - {key: large, name: Large, rule: {account.size: {gte: 9}}}\n",
    )
    said = desk.wayline(*OVERLAY, "--segment", "larg")
    assert said.code == 2
    assert "'large'" in said.err


def test_unknown_channel_and_path_are_refused(desk: Desk) -> None:
    assert desk.wayline(*OVERLAY, "--channel", "pigeon").code == 2
    assert desk.wayline(*OVERLAY, "--path", "legal").code == 2


def test_unknown_kind_of_case_is_refused(desk: Desk) -> None:
    said = desk.wayline(*OVERLAY, "--by", "vessel")
    assert said.code == 2
    assert "vessel" in said.err


@pytest.mark.parametrize("option", ["--json", "--html"])
def test_output_that_cannot_be_written_is_named(desk: Desk, option: str) -> None:
    desk.write("in_the_way", "a file, not a folder")
    said = desk.wayline(*OVERLAY, option, "in_the_way/out.json")
    assert said.code == 2
    assert "in_the_way" in said.err
    assert "defect" not in said.err


def test_output_that_is_a_folder_is_refused_before_the_work(desk: Desk) -> None:
    (desk.folder / "page.html").mkdir()
    said = desk.wayline(*OVERLAY, "--html", "page.html")
    assert said.code == 2
    assert "page.html" in said.err


def test_overlay_without_a_project_leaves_nothing_behind(desk: Desk) -> None:
    before = desk.names()
    assert desk.wayline(*OVERLAY).code == 0
    assert desk.names() == before


def test_open_without_a_page_says_what_is_missing(desk: Desk) -> None:
    said = desk.wayline(*OVERLAY, "--open")
    assert said.code == 2
    assert "--html" in said.err


@pytest.mark.parametrize(
    "arguments",
    [
        OVERLAY,
        ("draft", "events.csv"),
        ("map-columns", "events.csv"),
        ("schema", "map"),
        ("init", "new"),
        ("completion", "zsh"),
        ("ingest", "events.csv"),
        ("check", "trial.yaml"),
    ],
)
def test_document_on_stdout_stands_alone(desk: Desk, arguments: tuple[str, ...]) -> None:
    assert desk.wayline(*arguments, "--json", "-").document


@pytest.mark.parametrize(
    "arguments", [("draft", "events.csv"), ("ingest", "events.csv"), ("init", "new")]
)
def test_quiet_says_nothing(desk: Desk, arguments: tuple[str, ...]) -> None:
    said = desk.wayline(*arguments, "--quiet")
    assert (said.code, said.out, said.err) == (0, "", "")


def test_quiet_still_says_errors(desk: Desk) -> None:
    assert "none.yaml" in desk.wayline("check", "none.yaml", "--quiet").err


def test_reader_that_stops_reading_leaves_no_trace(desk: Desk) -> None:
    with start(desk, "schema", "map") as run:
        assert run.stdout is not None
        assert run.stderr is not None
        run.stdout.readline()
        run.stdout.close()
        assert run.stderr.read() == ""
        assert run.wait(60) in {0, 141}


def test_stopping_a_run_is_said_in_a_word(desk: Desk) -> None:
    """Ctrl-C while events are read from a pipe that has not ended."""
    pipe = desk.folder / "slow.csv"
    os.mkfifo(pipe)
    with start(desk, "ingest", "slow.csv") as run, pipe.open("w", encoding="utf-8"):
        run.send_signal(signal.SIGINT)
        _, err = run.communicate(timeout=60)
    assert run.returncode == 130
    assert err.strip() == "Stopped."


def test_terminal_that_knows_only_ascii_gets_ascii(desk: Desk) -> None:
    with start(desk, *OVERLAY, PYTHONIOENCODING="ascii", PYTHONUTF8="0") as run:
        out, err = run.communicate(timeout=60)
    assert run.returncode == 0
    assert (out + err).isascii()
    assert "Starting the trial" in out


@pytest.mark.parametrize(("setting", "coloured"), [("NO_COLOR", False), ("FORCE_COLOR", True)])
def test_colour_follows_the_environment(desk: Desk, setting: str, *, coloured: bool) -> None:
    with start(desk, *OVERLAY, **{"TERM": "xterm", "NO_COLOR": "", setting: "1"}) as run:
        out, _ = run.communicate(timeout=60)
    assert ("\x1b[" in out) is coloured


def test_overlay_leaves_only_what_was_asked_for_a_page_that_names_the_map(desk: Desk) -> None:
    before = desk.names()
    said = desk.wayline(*OVERLAY, "--json", "out.json", "--html", "out.html", "--quiet")
    assert (said.code, said.out, said.err) == (0, "", "")
    assert desk.names() - before == {"out.json", "out.html"}
    assert "From trial to paid account" in (desk.folder / "out.html").read_text(encoding="utf-8")


def test_page_speaks_the_language_asked_for_else_that_of_the_map(desk: Desk) -> None:
    desk.wayline(*OVERLAY, "--html", "asked.html", "--lang", "de", "--quiet")
    desk.wayline(*OVERLAY, "--html", "plain.html", "--quiet")
    assert '<html lang="de">' in (desk.folder / "asked.html").read_text(encoding="utf-8")
    assert '<html lang="en">' in (desk.folder / "plain.html").read_text(encoding="utf-8")


def test_language_without_a_page_says_what_is_missing(desk: Desk) -> None:
    said = desk.wayline(*OVERLAY, "--lang", "de")
    assert said.code == 2
    assert "--html" in said.err


def test_period_narrows_the_journeys(desk: Desk) -> None:
    said = desk.wayline(*OVERLAY, "--since", "2026-01-06", "--until", "2026-01-10", "--json", "-")
    frames = said.document["frames"]
    assert isinstance(frames, list)
    assert frames[0]["population"]["total"] == 1


def test_period_that_ends_before_it_begins_is_refused(desk: Desk) -> None:
    period = ("--since", "2026-02-01", "--until", "2026-01-01")
    said = desk.wayline("overlay", "trial.yaml", "events.csv", *period)
    assert said.code == 2
    assert "the period ends at 2026-01-01" in said.err
    assert "name a later `until`" in said.err


def test_scope_and_few_events_are_said_in_words(desk: Desk) -> None:
    opened = desk.wayline("overlay", "trial.yaml", "events.csv", "--open-only")
    assert "only those still open" in opened.out
    said = desk.wayline("overlay", "trial.yaml", "events.csv")
    assert "6 of 6 events on the map" in said.out
