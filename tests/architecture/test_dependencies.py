"""What the package needs is declared, few, and enough: it starts without the tools of the house."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
# The name to install where it is not the name to import.
DISTRIBUTION = {
    "anyio": "fastapi",  # what starlette stands on, pinned by it
    "argon2": "argon2-cffi",
    "pydantic_core": "pydantic",  # its own core, pinned by it
    "ruamel": "ruamel.yaml",
    "starlette": "fastapi",  # what it is made of, pinned by it
    "typing_extensions": "typing-extensions",
}


def plain(requirement: str) -> str:
    return re.split(r"[<>=~\[; ]", requirement)[0].lower()


def imported_names() -> set[str]:
    """The top-level name of every import in src."""
    found: set[str] = set()
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.split(".")[0])
    return found


def test_the_declared_list_is_the_agreed_list() -> None:
    agreed = (ROOT / "tests/architecture/declared_dependencies.txt").read_text().split("\n")
    assert sorted(PYPROJECT["project"]["dependencies"]) == sorted(filter(None, agreed))


def test_src_imports_only_what_is_declared() -> None:
    declared = {plain(line) for line in PYPROJECT["project"]["dependencies"]}
    foreign = imported_names() - set(sys.stdlib_module_names) - {"wayline"}
    assert {DISTRIBUTION.get(name, name).lower() for name in foreign} <= declared


def test_every_declared_package_has_a_reason() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    block = text.split("dependencies = [", 1)[1].split("\n]", 1)[0]
    lines = [line for line in block.splitlines() if line.strip()]
    assert all("#" in line for line in lines)


def test_help_starts_without_packages_of_the_house() -> None:
    tools = [plain(line) for line in PYPROJECT["dependency-groups"]["dev"]]
    block = f"import sys; sys.modules.update(dict.fromkeys({tools!r}))"
    code = f"{block}; sys.argv=['wayline', '--help']; from wayline.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
