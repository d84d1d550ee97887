"""A desk to run verbs at."""

from pathlib import Path

import pytest

from cli.running import EVENTS, MAP, Desk


@pytest.fixture
def desk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Desk:
    """A folder with a map and events; the terminal is 100 wide and has no colour."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    made = Desk(tmp_path, capsys)
    made.write("trial.yaml", MAP)
    made.write("events.csv", EVENTS)
    return made
