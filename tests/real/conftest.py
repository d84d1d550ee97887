"""Says in one line, which nobody misses, that the public data sets are not there."""

import os
from pathlib import Path

import pytest

BESIDE = Path(__file__).resolve().parents[3] / "shared" / "data"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One line at the end of a run whose tests on real data could not run."""
    folder = Path(os.environ.get("WAYLINE_REAL_DATA") or BESIDE)
    if not folder.is_dir():
        terminalreporter.write_line(
            "NO REAL DATA: the tests on public logs did not run; set WAYLINE_REAL_DATA to their folder.",
            red=True,
        )
