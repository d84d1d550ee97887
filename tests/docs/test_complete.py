"""Every verb, setting and decision is in the docs."""

import re
from pathlib import Path

import pytest

from wayline.cli.lazy import VERBS

ROOT = Path(__file__).resolve().parents[2]
PAGES = "\n".join(p.read_text(encoding="utf-8") for p in sorted((ROOT / "docs").rglob("*.md")))
SETTINGS = sorted(
    {
        name
        for path in [*(ROOT / "src").rglob("*.py"), *(ROOT / "tools").glob("*.py")]
        for name in re.findall(r"\bWAYLINE_[A-Z_]+\b", path.read_text(encoding="utf-8"))
    }
)


@pytest.mark.parametrize("verb", list(VERBS))
def test_verb_is_in_the_reference(verb: str) -> None:
    page = (ROOT / "docs/reference/cli.md").read_text(encoding="utf-8")
    assert f"## wayline {verb}\n" in page


@pytest.mark.parametrize("setting", SETTINGS)
def test_setting_is_in_the_docs(setting: str) -> None:
    assert setting in PAGES


@pytest.mark.parametrize("decision", sorted(p.name for p in (ROOT / "docs/adr").glob("*.md")))
def test_decision_has_its_four_parts(decision: str) -> None:
    text = (ROOT / "docs/adr" / decision).read_text(encoding="utf-8")
    parts = re.findall(r"^## (\w+)$", text, re.MULTILINE)
    assert parts == ["Context", "Decision", "Consequences", "Rejected"]
