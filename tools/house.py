"""What belongs to the house: the files that the checks read, and how a check reports."""

import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Of a copy without git (an sdist) everything counts except what tools make.
MADE = {
    ".venv",
    ".venv-oracles",
    ".venv-bench",
    "node_modules",
    "__pycache__",
    "dist",
    "static",
    ".git",
}


def files(*suffixes: str) -> list[Path]:
    """Every file of the project with one of these endings (all files when none is given), sorted."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode == 0:
        found = [ROOT / name for name in listed.stdout.split("\0") if name]
    else:
        found = [path for path in ROOT.rglob("*") if not MADE & set(path.relative_to(ROOT).parts)]
    return sorted(p for p in found if p.is_file() and (not suffixes or p.name.endswith(suffixes)))


def under(folder: str, *suffixes: str) -> Iterator[Path]:
    """The files of one folder."""
    return (path for path in files(*suffixes) if path.is_relative_to(ROOT / folder))


def place(path: Path, line: int | None = None) -> str:
    """Where a complaint points: `src/wayline/base/ids.py:12`."""
    name = path.relative_to(ROOT).as_posix()
    return name if line is None else f"{name}:{line}"


def report(complaints: Iterable[str]) -> None:
    """Print the complaints and leave with 1 when there is one."""
    found = list(complaints)
    for complaint in found:
        print(complaint)
    sys.exit(1 if found else 0)
