"""Is the house in order? Runs every check, all of them even when one fails, and says which failed.

python tools/run_checks.py [NAME ...]
"""

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from house import ROOT

BIN = Path(sys.executable).parent
PYTHON = sys.executable
OWN = [n for n in ("src", "tests", "tools", "benchmarks", "hatch_build.py") if (ROOT / n).exists()]
CHECKS: dict[str, list[str]] = {
    "types": [str(BIN / "mypy")],
    "front end": [PYTHON, "tools/node.py", "npm", "run", "check"],
    "generated": [PYTHON, "tools/write_docs.py", "--check"],
    "format": [str(BIN / "ruff"), "format", "--check", "--quiet", *OWN],
    "lint": [str(BIN / "ruff"), "check", "--quiet", *OWN],
    "layers": [str(BIN / "lint-imports"), "--no-cache"],
    "sizes": [PYTHON, "tools/check_sizes.py"],
    "facades": [PYTHON, "tools/check_facades.py"],
    "places": [PYTHON, "tools/check_places.py"],
    "glossary": [PYTHON, "tools/check_glossary.py"],
    "words": [PYTHON, "tools/check_words.py"],
    "sayings": [PYTHON, "tools/check_sayings.py"],
    "docs": [PYTHON, "tools/check_docs.py"],
    "changelog": [PYTHON, "tools/check_changelog.py"],
}


def run(name: str) -> bool:
    """Run one check; print its outcome and, when it failed, what it said."""
    started = time.perf_counter()
    done = subprocess.run(CHECKS[name], cwd=ROOT, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - started
    said = "" if done.returncode == 0 else "\n" + (done.stdout + done.stderr).rstrip()
    print(
        f"{'ok    ' if done.returncode == 0 else 'FAILED'} {name} ({seconds:.1f} s){said}",
        flush=True,
    )
    return done.returncode == 0


def main() -> None:
    """Run the checks named, or all, two at a time."""
    unknown = [name for name in sys.argv[1:] if name not in CHECKS]
    if unknown:
        sys.exit(f"unknown: {', '.join(unknown)}; known: {', '.join(CHECKS)}")
    with ThreadPoolExecutor(max_workers=2) as pool:
        kept = list(pool.map(run, sys.argv[1:] or CHECKS))
    failed = kept.count(False)
    sys.exit(f"{failed} of {len(kept)} checks failed" if failed else 0)


if __name__ == "__main__":
    main()
