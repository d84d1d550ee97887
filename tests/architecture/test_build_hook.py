"""The front end is built when it must be, and only then."""

import runpy
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HOOK = runpy.run_path(str(ROOT / "hatch_build.py"))
is_due: Callable[[Path], bool] = HOOK["is_due"]
digest: Callable[[Path], str] = HOOK["digest"]
STATIC = "src/wayline/reports/static"
BUILT = (f"{STATIC}/page.js", "src/wayline/server/static/index.html")


def write(root: Path, name: str, text: str = "x") -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A clone whose front end is built and fresh."""
    monkeypatch.delenv("WAYLINE_UI", raising=False)
    write(tmp_path, "web/package.json")
    write(tmp_path, "web/src/page.tsx")
    for name in BUILT:
        write(tmp_path, name)
        write(tmp_path, f"{Path(name).parent}/.source-hash", digest(tmp_path))
    return tmp_path


def test_a_fresh_front_end_is_not_built_again(clone: Path) -> None:
    assert not is_due(clone)


@pytest.mark.parametrize("name", ["web/src/page.tsx", "web/src/new.css", "web/package.json"])
def test_a_changed_source_makes_it_due(clone: Path, name: str) -> None:
    write(clone, name, "y")
    assert is_due(clone)


@pytest.mark.parametrize(
    "name", ["web/src/page.test.tsx", "web/node_modules/react/index.js", "README.md"]
)
def test_what_is_not_bundled_changes_nothing(clone: Path, name: str) -> None:
    write(clone, name, "y")
    assert not is_due(clone)


def test_line_ends_of_another_system_change_nothing(clone: Path) -> None:
    write(clone, "web/src/a.ts", "one\ntwo\n")
    before = digest(clone)
    (clone / "web/src/a.ts").write_bytes(b"one\r\ntwo\r\n")
    assert digest(clone) == before


@pytest.mark.parametrize("name", BUILT)
def test_a_missing_front_end_is_due_unless_skipped(
    clone: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    (clone / name).unlink()
    assert is_due(clone)
    monkeypatch.setenv("WAYLINE_UI", "skip")
    assert not is_due(clone)


def test_it_can_be_forced(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYLINE_UI", "force")
    assert is_due(clone)


def test_an_sdist_carries_it_and_needs_no_build(tmp_path: Path) -> None:
    for name in BUILT:
        write(tmp_path, name)
    assert not is_due(tmp_path)


def test_neither_source_nor_built_is_refused_with_a_way_out(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="WAYLINE_UI=skip"):
        is_due(tmp_path)


def test_a_word_that_it_does_not_know_is_refused(
    clone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WAYLINE_UI", "never")
    with pytest.raises(ValueError, match="'never'"):
        is_due(clone)
