"""Every import contract holds, and each one breaks when its rule is broken."""

import configparser
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = (
    "base", "engine", "state", "map", "events", "journeys", "insights", "manage", "reports", "demo",
    "server", "cli",
)  # fmt: skip

# contract -> (module that gets a line, the line)
BREACHES = {
    "downwards": ("base/inside.py", "import wayline.engine"),
    "no-knots": ("base/inside.py", "import wayline.base.other"),
    "one-meeting-place": ("insights/inside.py", "import wayline.events"),
    "pure-map": ("map/inside.py", "import numpy"),
    "one-sql-door": ("journeys/inside.py", "import duckdb"),
    "one-records-door": ("events/inside.py", "import sqlalchemy"),
    "frameworks-at-the-rim": ("cli/inside.py", "import fastapi"),
    "command-line-at-the-rim": ("reports/inside.py", "import click"),
    "terminal-at-the-rim": ("insights/inside.py", "import rich"),
} | {
    f"facade-{name}": ("cli/inside.py", f"import wayline.{name}.inside")
    for name in PACKAGES
    if name != "cli"
} | {"facade-cli": ("__main__.py", "import wayline.cli.inside")}  # fmt: skip


def contracts() -> configparser.ConfigParser:
    config = configparser.ConfigParser()
    config.read(ROOT / ".importlinter")
    return config


@pytest.fixture
def skeleton(tmp_path: Path) -> Path:
    """A package with the folders of ours and nothing in them."""
    home = tmp_path / "src" / "wayline"
    for name in PACKAGES:
        (home / name).mkdir(parents=True)
        for module in ("__init__.py", "inside.py", "other.py"):
            (home / name / module).write_text("")
        (home / name / "other.py").write_text(f"import wayline.{name}.inside\n")
    (home / "__init__.py").write_text("")
    (home / "__main__.py").write_text("")
    (tmp_path / ".importlinter").write_text((ROOT / ".importlinter").read_text())
    return tmp_path


def judge(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """lint-imports on a folder, with that folder's package."""
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache", *arguments]
    plain = {"PYTHONPATH": "src", "PATH": ""}
    return subprocess.run(
        command, cwd=folder, env=plain, capture_output=True, text=True, check=False
    )


def test_our_imports_keep_every_contract() -> None:
    judged = judge(ROOT)
    assert judged.returncode == 0, judged.stdout


def test_a_clean_skeleton_keeps_every_contract(skeleton: Path) -> None:
    assert judge(skeleton).returncode == 0


def test_each_contract_has_a_planted_breach() -> None:
    named = {section.rpartition(":")[2] for section in contracts().sections()[1:]}
    assert named == set(BREACHES)


@pytest.mark.parametrize("contract", sorted(BREACHES))
def test_contract_breaks_on_its_planted_breach(skeleton: Path, contract: str) -> None:
    module, line = BREACHES[contract]
    (skeleton / "src" / "wayline" / module).write_text(line + "\n")
    judged = judge(skeleton, "--contract", contract)
    assert judged.returncode == 1, judged.stdout
    assert "1 broken" in judged.stdout


def test_a_new_package_without_a_place_is_refused(skeleton: Path) -> None:
    (skeleton / "src" / "wayline" / "utils").mkdir()
    (skeleton / "src" / "wayline" / "utils" / "__init__.py").write_text("")
    assert judge(skeleton, "--contract", "downwards").returncode == 1


def test_every_package_has_its_facade_contract() -> None:
    home = ROOT / "src" / "wayline"
    there = {p.parent.name for p in home.glob("*/__init__.py")}
    assert {f"importlinter:contract:facade-{name}" for name in there} <= set(contracts().sections())


@pytest.mark.parametrize(
    ("contract", "exempt"),
    [
        ("one-sql-door", {"engine"}),
        ("one-records-door", {"state"}),
        ("frameworks-at-the-rim", {"server"}),
        ("command-line-at-the-rim", {"cli"}),
        ("terminal-at-the-rim", {"cli", "reports"}),
    ],
)
def test_rim_contracts_name_every_other_package(contract: str, exempt: set[str]) -> None:
    listed = contracts()[f"importlinter:contract:{contract}"]["source_modules"].split()
    assert {name.removeprefix("wayline.") for name in listed} == set(PACKAGES) - exempt
