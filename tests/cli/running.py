"""Runs a verb inside this process, as a person would in a folder."""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from wayline.cli.entry import run

MAP = """\
wayline: 1
key: trial
name: From trial to paid account
owner: success
departments:
  - {key: success, name: Client success}
outcomes:
  - {key: paid, name: Paid account, kind: success, binding: subscription_started}
stages:
  - {key: start, name: Starting the trial, need: I can sign in, standard: 2 days, binding: trial_started}
  - {key: pay, name: Deciding, need: I know the price, standard: 15 business days, binding: price_asked}
"""
EVENTS = """\
account,event,time
Alba,trial_started,2026-01-05 09:00
Alba,price_asked,2026-01-12 08:15
Alba,subscription_started,2026-01-20 16:00
Bora,trial_started,2026-01-07 11:00
Bora,price_asked,2026-01-19 13:00
Cato,trial_started,2026-01-12 14:00
"""
BAD_EVENTS = EVENTS + "Dora,trial_started,32.13.2026\n"


@dataclass(frozen=True, slots=True)
class Said:
    """What a run said, and how it ended."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> dict[str, object]:
        """Its stdout, read as JSON."""
        read: dict[str, object] = json.loads(self.out)
        return read


@dataclass(frozen=True, slots=True)
class Desk:
    """A folder with a map and events, and a terminal in it."""

    folder: Path
    captured: pytest.CaptureFixture[str]

    def wayline(self, *arguments: str) -> Said:
        """Run a verb in the folder."""
        self.captured.readouterr()
        code = run(arguments)
        said = self.captured.readouterr()
        return Said(code, said.out, said.err)

    def write(self, name: str, text: str) -> Path:
        """A file in the folder."""
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def names(self) -> set[str]:
        """What lies in the folder."""
        return {path.name for path in self.folder.iterdir()}
