"""Asks the peers: runs them in the environment of their own, once for a folder of files."""

import csv
import json
import os
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
SEPARATOR = "\x1f"


@dataclass(frozen=True, slots=True)
class LogAnswers:
    """What two peers count in one log; the names of a pair or a sequence are tuples."""

    follows: Mapping[tuple[str, ...], int]
    starts: Mapping[str, int]
    ends: Mapping[str, int]
    variants: Mapping[tuple[str, ...], int]
    rework: Mapping[str, int]
    transitions: Mapping[tuple[str, ...], int]


@dataclass(frozen=True, slots=True)
class CurveAnswers:
    """What lifelines says of one table of durations."""

    s: Mapping[float, float]
    low: Mapping[float, float]
    high: Mapping[float, float]
    median: float
    causes: Mapping[int, Mapping[float, float]]


def write_table(path: Path, head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """One file of the exchange."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(head)
        writer.writerows(rows)


def run_peers(folder: Path) -> None:
    """Let the peers read every file of the folder and write their answers beside them."""
    python = os.environ.get("WAYLINE_ORACLES")
    if python is None or not Path(python).exists():
        pytest.fail("The peers live in an environment of their own: run `make test-oracles`.")
    done = subprocess.run(
        [python, str(HERE / "peers.py"), str(folder)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def read_log_answers(folder: Path, name: str) -> LogAnswers:
    """The answers on one log."""
    told = json.loads((folder / f"{name}.peers.json").read_text(encoding="utf-8"))
    pm4py = told["pm4py"]
    return LogAnswers(
        _apart(pm4py["dfg"]),
        pm4py["starts"],
        pm4py["ends"],
        _apart(pm4py["variants"]),
        pm4py["rework"],
        _apart(told["retentioneering"]),
    )


def _apart(counts: Mapping[str, int]) -> dict[tuple[str, ...], int]:
    return {tuple(names.split(SEPARATOR)): n for names, n in counts.items()}


def read_curve_answers(folder: Path, name: str) -> CurveAnswers:
    """The answers on one table of durations; times as they came."""
    told = json.loads((folder / f"{name}.curve.json").read_text(encoding="utf-8"))
    times = told["times"]
    causes = {
        cause: dict(zip(told[f"cif_{cause}"]["times"], told[f"cif_{cause}"]["values"], strict=True))
        for cause in (1, 2, 3)
        if f"cif_{cause}" in told
    }
    return CurveAnswers(
        dict(zip(times, told["s"], strict=True)),
        dict(zip(times, told["low"], strict=True)),
        dict(zip(times, told["high"], strict=True)),
        told["median"],
        causes,
    )
