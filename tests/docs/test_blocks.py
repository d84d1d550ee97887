"""Every code block of the docs does what the page says."""

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from docs.blocks import KINDS, Block, Call, blocks_of, calls_of, matches

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")])
TARGETS = set(re.findall(r"^([a-z][\w-]*):", (ROOT / "Makefile").read_text(), re.MULTILINE))
WIDTH = "100"


def run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    known = {**os.environ, "COLUMNS": WIDTH, "NO_COLOR": "1", "PYTHONUTF8": "1"}
    return subprocess.run(
        command, cwd=folder, env=known, capture_output=True, text=True, check=False, timeout=120
    )


def run_call(call: Call, block: Block, folder: Path) -> None:
    """Run one command of the page; only wayline, make targets by name, and reading files."""
    words = shlex.split(call.command)
    if words[0] in {"make", "git", "cd", "pip", "open"}:
        assert words[0] != "make" or set(words[1:2]) <= TARGETS, f"{block.place}: {call.command}"
        return
    assert words[0] == "wayline", f"{block.place}: cannot run {call.command!r}"
    done = run([sys.executable, "-m", *words], folder)
    assert done.returncode in {0, 1}, f"{block.place}: {call.command}\n{done.stdout}{done.stderr}"
    said = done.stdout + done.stderr
    assert not call.shown or matches(call.shown, said), f"{block.place}: {call.command}\n{said}"


def run_block(block: Block, folder: Path) -> None:
    """Do what the kind of the block asks for."""
    if block.name and block.kind != "text":
        (folder / block.name).write_text(block.body, encoding="utf-8")
    if block.kind in {"console", "bash"}:
        for call in calls_of(block):
            run_call(call, block, folder)
    elif block.kind == "python":
        done = run([sys.executable, "-c", block.body], folder)
        assert done.returncode == 0, f"{block.place}\n{done.stderr}"
    elif block.kind == "json":
        json.loads(block.body)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_block_of_the_page_works(page: Path, tmp_path: Path) -> None:
    for block in blocks_of(page):
        assert block.kind in KINDS, f"{block.place}: say what this block is, got {block.kind!r}"
        run_block(block, tmp_path)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_map_of_the_page_loads(page: Path, tmp_path: Path) -> None:
    from wayline.map import read_map_text, resolve

    beside: str | None = None  # the workspace that the page writes beside its maps
    for block in blocks_of(page):
        if block.name == "workspace.yaml":
            beside = block.body
        if block.kind == "yaml" and block.body.startswith("wayline: 1"):
            resolve(read_map_text(block.body, file=block.place, workspace_text=beside))


@pytest.mark.parametrize(
    ("shown", "said", "expected"),
    [
        ("a\nb", "a\nb\n", True),
        ("a\nb", "a\nc", False),
        ("a ... d", "a b c d", True),
        ("a\n...\nd", "a\nb\nc\nd", True),
        ("a\n...\nd", "a\nd", True),
        ("a\n...", "a\nb\nc", True),
        ("...\nd", "a\nb\nd", True),
        ("a\n...\nd", "a\nb\ne", False),
    ],
)
def test_shown_output_is_compared_with_gaps(shown: str, said: str, *, expected: bool) -> None:
    assert matches(shown, said) is expected
