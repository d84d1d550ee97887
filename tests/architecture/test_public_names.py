"""What `import wayline as wl` offers is there, documented, and free until it is used."""

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import wayline as wl

ROOT = Path(__file__).resolve().parents[2]
NAMES = [*wl.HOMES, "overlay"]


@pytest.mark.parametrize("name", NAMES)
def test_public_name_is_there_and_has_a_docstring(name: str) -> None:
    assert getattr(wl, name).__doc__


@pytest.mark.parametrize(("name", "home"), wl.HOMES.items())
def test_public_name_is_public_at_its_home(name: str, home: str) -> None:
    assert name in import_module(f"wayline.{home}").__all__


@pytest.mark.parametrize("name", NAMES)
def test_public_name_is_in_the_docs(name: str) -> None:
    assert f"`{name}" in (ROOT / "docs/reference/python.md").read_text(encoding="utf-8")


def test_unknown_name_is_refused_by_name() -> None:
    with pytest.raises(AttributeError, match="no attribute 'overlaid'"):
        _ = wl.overlaid


def test_import_alone_loads_nothing_heavy() -> None:
    code = "import sys, wayline; print({'duckdb', 'pydantic', 'numpy', 'rich'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
