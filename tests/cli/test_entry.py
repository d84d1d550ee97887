"""A run of `wayline` ends with sentences and exit codes, never with a traceback."""

import errno
import os
import subprocess
import sys

import click
import pytest

from wayline.base import DocumentError, EngineError, MemoryLimitError, Place
from wayline.cli.entry import explain, group, in_words, run
from wayline.cli.lazy import VERBS


def wayline(*arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run it as a person does."""
    command = [sys.executable, "-m", "wayline", *arguments]
    known = {**os.environ, **more}
    return subprocess.run(command, capture_output=True, text=True, check=False, env=known)


def test_help_names_every_verb() -> None:
    done = wayline("--help")
    assert done.returncode == 0
    assert [verb for verb in VERBS if f"\n  {verb} " not in done.stdout] == []


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help_json_and_quiet(verb: str) -> None:
    command = group.get_command(click.Context(group), verb)
    assert command is not None
    verbs = command.commands.values() if isinstance(command, click.Group) else [command]
    for inner in verbs:
        options = {name for parameter in inner.params for name in parameter.opts}
        assert inner.help
        assert {"--json", "--quiet"} <= options, inner.name


def test_version_is_that_of_the_package() -> None:
    assert wayline("--version").stdout.startswith("wayline 0.")


def test_unknown_verb_names_the_nearest_one() -> None:
    done = wayline("overlya")
    assert done.returncode == 2
    assert "There is no verb 'overlya'. Did you mean 'overlay'?" in done.stderr
    assert done.stdout == ""


def test_missing_file_is_wrong_use() -> None:
    done = wayline("check", "nowhere.yaml")
    assert done.returncode == 2
    assert "nowhere.yaml" in done.stderr


def test_size_of_memory_that_is_none_is_wrong_use() -> None:
    done = wayline("serve", "--memory", "lots")
    assert done.returncode == 2
    assert "'lots' is no size: write 2GB" in done.stderr


def test_error_says_what_where_and_what_to_do() -> None:
    error = DocumentError(
        "Stage 'proposal' has no standard.",
        place=Place("map.yaml", 41),
        remedy="Add `standard: none`.",
    )
    assert in_words(error).splitlines() == [
        "Stage 'proposal' has no standard.",
        "  at map.yaml:41",
        "  Add `standard: none`.",
    ]


def test_error_of_ours_is_exit_code_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert explain(DocumentError("No.")) == 2
    assert capsys.readouterr().err == "Error: No.\n"


def test_unreadable_file_is_exit_code_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert explain(PermissionError(errno.EACCES, "Permission denied", "map.yaml")) == 2
    assert capsys.readouterr().err == "Error: Permission denied: map.yaml\n"


def test_defect_is_exit_code_3_and_says_how_to_report(capsys: pytest.CaptureFixture[str]) -> None:
    assert explain(KeyError("x")) == 3
    said = capsys.readouterr().err
    assert "defect of Wayline" in said
    assert "WAYLINE_DEBUG=1" in said
    assert "Traceback" not in said


def test_refusal_of_the_engine_does_not_show_sql(capsys: pytest.CaptureFixture[str]) -> None:
    assert explain(EngineError("out of memory\nin: SELECT secret")) == 3
    assert "SELECT" not in capsys.readouterr().err


def test_want_of_memory_is_no_defect(capsys: pytest.CaptureFixture[str]) -> None:
    assert explain(MemoryLimitError("Too little.", remedy="Give more.")) == 2
    said = capsys.readouterr().err
    assert "Give more." in said
    assert "defect" not in said


def test_debug_setting_shows_the_trace(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WAYLINE_DEBUG", "1")
    explain(KeyError("x"))
    assert "KeyError" in capsys.readouterr().err


@click.command()
def stopped() -> None:
    raise KeyboardInterrupt


def test_stopping_is_said_without_a_trace(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([], stopped) == 130
    assert capsys.readouterr().err.strip() == "Stopped."


def test_reader_that_goes_away_leaves_no_trace() -> None:
    command = f"{sys.executable} -m wayline completion bash | true"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert done.stderr == ""


def test_help_answers_in_a_blink() -> None:
    code = (
        "import sys, time; started = time.perf_counter(); from wayline.cli.entry import run; "
        "run(['--help']); heavy = {'numpy', 'scipy', 'duckdb', 'pydantic', 'rich', 'lxml', "
        "'openpyxl', 'ruamel'} & set(sys.modules); print(sorted(heavy), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr.strip() == "[]", "heavy packages are imported to show the help"
