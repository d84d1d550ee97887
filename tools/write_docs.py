"""Are the generated parts of the docs what the code says today? Writes them, or compares.

    python tools/write_docs.py [--check]

Pages carry cog blocks (`[[[cog`); schemas are whole files; so are the front end's types (`write_types`).
"""

import subprocess
import sys

from house import ROOT, files, place

SCHEMAS = {
    "docs/reference/map.schema.json": "map",
    "docs/reference/overlay.schema.json": "overlay",
    "docs/reference/page.schema.json": "page",
}


def pages_with_blocks() -> list[str]:
    """The pages that carry generated parts."""
    return [place(p) for p in files(".md") if "[[[cog" in p.read_text(encoding="utf-8")]


def schema_text(name: str) -> str:
    """A JSON Schema as the command line prints it."""
    command = [sys.executable, "-m", "wayline", "schema", name]
    return subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout


def write_schemas(*, check: bool) -> list[str]:
    """Write each schema file; the names of those that differed."""
    stale: list[str] = []
    for target, name in SCHEMAS.items():
        path, text = ROOT / target, schema_text(name)
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(target)
            if not check:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
    return stale


def main() -> None:
    """Write or compare everything that is generated."""
    check = "--check" in sys.argv
    cog = [
        sys.executable,
        "-m",
        "cogapp",
        "-I",
        "tools",
        "-r",
        *(["--check", "--diff"] if check else []),
    ]
    cogged = subprocess.run([*cog, *pages_with_blocks()], cwd=ROOT, check=False).returncode
    stale = write_schemas(check=check)
    for tool in ("tools/write_types.py", "tools/write_api.py", "tools/write_words.py"):
        command = [sys.executable, tool, *(["--check"] if check else [])]
        cogged |= subprocess.run(command, cwd=ROOT, check=False).returncode
    if check and (stale or cogged):
        sys.exit(f"out of date: {', '.join(stale) or 'see above'}. Run `make docs` and commit.")
    sys.exit(cogged)


if __name__ == "__main__":
    main()
