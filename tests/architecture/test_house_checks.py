"""Each check of the house is silent on a small clean house and speaks when a fault is planted."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PO_HEAD = 'msgid ""\nmsgstr ""\n"Language: de\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
CLEAN = {
    "pyproject.toml": '[project]\nname = "wayline"\nversion = "0.1.0"\n',
    "CHANGELOG.md": "# Changelog\n\n## [Unreleased]\n\n- News.\n",
    "README.md": "# House\n\n[Words](docs/glossary.md) [1](docs/adr/0001.md) [Log](CHANGELOG.md)\n",
    "docs/glossary.md": "# Words\n\n| **fell out** | left | dropped off |\n",
    "docs/adr/0001.md": "# 1\n",
    "src/wayline/base/__init__.py": '"""Which question?"""\n\nname = 1\n__all__ = ["name"]\n',
    "src/wayline/base/said.py": 'from wayline.base import say\nsay("{n} wait.", n=3)\n',
    "src/wayline/base/locales/de.po": (
        f'#\n{PO_HEAD}#: wayline/base/said.py\nmsgid "{{n}} wait."\nmsgstr "{{n}} warten."\n'
    ),
    "constraints.txt": "click==8.5.1 \\\n    --hash=sha256:00\n",
}
# check -> (file that is planted, its text, a word of the complaint)
FAULTS = {
    "a long file": ("sizes", "src/wayline/base/long.py", "\n" * 501, "at most 500"),
    "a long query": ("sizes", "src/wayline/base/long.sql", "--\n" * 61, "at most 60"),
    "a long function": (
        "sizes",
        "tests/long.py",
        "def f() -> None:\n" + "    print(1)\n" * 50,
        "f has 51 lines",
    ),
    "a face without __all__": ("facades", "src/wayline/base/__init__.py", '"""Why?"""\n', "__all__"),
    "a face without docstring": ("facades", "src/wayline/base/__init__.py", "__all__ = []\n", "question"),
    "a face that lists a stranger": (
        "facades",
        "src/wayline/base/__init__.py",
        '"""Why?"""\n__all__ = ["nobody"]\n',
        "'nobody'",
    ),
    "a long face": (
        "facades",
        "src/wayline/base/__init__.py",
        '"""Why?"""\n__all__ = []\n' + "\n" * 60,
        "at most 60",
    ),
    "a module named as its function": ("facades", "src/wayline/base/name.py", "x = 1\n", "'name'"),
    "an open bag": ("facades", "src/wayline/base/bag.py", "from typing import Any\n", "`Any`"),
    "a function that takes anything": (
        "facades",
        "src/wayline/base/bag.py",
        "def f(**kwargs: int) -> None: ...\n",
        "any arguments",
    ),
    "a registry": ("places", "docs/adr/0001.md", "# 1\nhttps://pypi" + ".org/simple\n", "registry"),
    "an index option": ("places", "constraints.txt", "--index-" + "url x\n", "registry"),
    "an address in a list": ("places", "constraints.txt", "a @ https://example.com/a.whl\n", "address"),
    "a folder of a machine": ("places", "src/wayline/base/a.py", 'p = "/ho' + 'me/me/x"\n', "one machine"),
    "a word we do not use": ("glossary", "README.md", "5 accounts dropped off.\n", "'fell out'"),
    "a glossary without rows": ("glossary", "docs/glossary.md", "# Words\n", "no row"),
    "a broken link": ("docs", "docs/adr/0001.md", "# 1\n[x](gone.md)\n", "gone.md"),
    "a broken anchor": ("docs", "docs/adr/0001.md", "# 1\n[x](../glossary.md#no)\n", "#no"),
    "a page nobody reaches": ("docs", "docs/lost.md", "# Lost\n", "no link leads here"),
    "a long decision": ("docs", "docs/adr/0001.md", "# 1\n" * 61, "at most 60"),
    "no news": ("changelog", "CHANGELOG.md", "# Changelog\n\n## [Unreleased]\n", "no line"),
    "another version": (
        "changelog",
        "CHANGELOG.md",
        "# Changelog\n\n## [Unreleased]\n\n- News.\n\n## [0.0.9] - 2026-01-01\n",
        "0.0.9",
    ),
    "a key without a translation": (
        "words",
        "web/src/locales/de.po",
        'msgid "Map"\nmsgstr "Karte"\n\nmsgid "Sign in"\nmsgstr ""\n',
        "'Sign in' has no translation",
    ),
    "a translation with another place": (
        "words",
        "web/src/locales/de.po",
        'msgid "in {stage}"\nmsgstr "in {phase}"\n',
        "fills phase",
    ),
    "a sentence without a translation": (
        "sayings",
        "src/wayline/base/locales/de.po",
        PO_HEAD + 'msgid "{n} wait."\nmsgstr ""\n',
        "'{n} wait.' has no translation",
    ),
    "a sentence whose translation has another place": (
        "sayings",
        "src/wayline/base/locales/de.po",
        PO_HEAD + 'msgid "{n} wait."\nmsgstr "{m} warten."\n',
        "its translation m",
    ),
    "a doubtful translation": (
        "sayings",
        "src/wayline/base/locales/de.po",
        PO_HEAD + '#, fuzzy\nmsgid "{n} wait."\nmsgstr "{n} warten."\n',
        "doubtful",
    ),
    "a translation that nobody says": (
        "sayings",
        "src/wayline/base/locales/de.po",
        PO_HEAD + 'msgid "{n} wait."\nmsgstr "{n} warten."\n\nmsgid "Gone."\nmsgstr "Weg."\n',
        "differs from what the package says",
    ),
    "a sentence that no catalogue has": (
        "sayings",
        "src/wayline/base/new.py",
        'from wayline.base import say\nsay("New.")\n',
        "differs from what the package says",
    ),
    "a sentence that is put together": (
        "sayings",
        "src/wayline/base/new.py",
        'from wayline.base import say\nsay(f"{1} wait.")\n',
        "write the text of the sentence itself",
    ),
    "a sentence filled with another name": (
        "sayings",
        "src/wayline/base/said.py",
        'from wayline.base import say\nsay("{n} wait.", m=3)\n',
        "is filled with m",
    ),
    "a word that is not marked": (
        "words",
        "web/src/core/words/new.ts",
        'export const w = { a: t`Map`, b: "List" };\n',
        "'List' is not marked",
    ),
}  # fmt: skip


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A small clean house with our tools in it."""
    shutil.copytree(
        ROOT / "tools", tmp_path / "tools", ignore=shutil.ignore_patterns("__pycache__")
    )
    for name, text in CLEAN.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def judge(house: Path, check: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, f"tools/check_{check}.py"]
    return subprocess.run(command, cwd=house, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    "check", ["sizes", "facades", "places", "glossary", "docs", "changelog", "words", "sayings"]
)
def test_clean_house_has_no_complaint(house: Path, check: str) -> None:
    judged = judge(house, check)
    assert (judged.returncode, judged.stdout) == (0, ""), judged.stdout + judged.stderr


@pytest.mark.parametrize("fault", FAULTS)
def test_planted_fault_is_found(house: Path, fault: str) -> None:
    check, name, text, word = FAULTS[fault]
    (house / name).parent.mkdir(parents=True, exist_ok=True)
    (house / name).write_text(text, encoding="utf-8")
    judged = judge(house, check)
    assert judged.returncode == 1, judged.stdout + judged.stderr
    assert word in judged.stdout
