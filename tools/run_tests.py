"""Do the tests pass? Runs one suite of them and never leaves one out without saying so.

python tools/run_tests.py quick|ci|long|nobrowser|oracles|[FOLDER OF tests] [pytest arguments]
"""

import os
import subprocess
import sys

from house import ROOT

COVERED = ("base", "map", "journeys")
MOST_AT_ONCE = 4  # each has a browser and a server of its own
SUITES: dict[str, list[str]] = {
    "quick": ["-m", "not slow and not oracle"],
    "ci": ["-m", "not slow and not oracle"],
    "long": ["-m", "not oracle"],
    "nobrowser": ["-m", "not slow and not oracle and not web"],
    "oracles": ["-m", "oracle"],
}


def say(text: str) -> None:
    """A line that cannot be overlooked."""
    print(f"==> {text}", file=sys.stderr, flush=True)


def environment() -> dict[str, str]:
    """The environment of the tests: where the public data sets are, if they are anywhere."""
    known = dict(os.environ)
    beside = ROOT.parent / "shared" / "data"
    if "WAYLINE_REAL_DATA" not in known and beside.is_dir():
        known["WAYLINE_REAL_DATA"] = str(beside)
    if "WAYLINE_REAL_DATA" not in known:
        say("no WAYLINE_REAL_DATA: the tests on public data sets do not run")
    oracles = ROOT / ".venv-oracles" / "bin" / "python"
    known.setdefault("WAYLINE_ORACLES", str(oracles))
    return known


def set_up_browser(suite: str) -> None:
    """The browser that tests/web drive, unless the suite leaves them out and says so."""
    if suite == "nobrowser":
        say("SUITE=nobrowser: the browser tests do not run")
    elif suite in SUITES and suite != "oracles" and (ROOT / "tests" / "web").is_dir():
        subprocess.run([sys.executable, "tools/set_up.py", "chromium"], cwd=ROOT, check=True)


def arguments(suite: str) -> list[str]:
    """What pytest gets for a suite, or for a folder of tests."""
    if suite in SUITES:
        chosen = SUITES[suite]
    elif (ROOT / "tests" / suite).is_dir():
        chosen = [f"tests/{suite}"]
    else:
        sys.exit(f"unknown suite {suite!r}; known: {', '.join(SUITES)}, or a folder of tests")
    if suite != "ci":
        return chosen
    packages = [f"--cov=wayline.{name}" for name in COVERED]
    return [
        *chosen,
        *packages,
        "--cov-branch",
        "--cov-report=term:skip-covered",
        "--cov-fail-under=95",
    ]


def at_once(suite: str) -> list[str]:
    """Files of tests beside each other, one a core; what only takes a moment is run alone."""
    cores = min(os.cpu_count() or 1, MOST_AT_ONCE)
    whole = suite in SUITES and suite != "oracles"
    return ["-n", str(cores), "--dist", "loadfile"] if whole and cores > 1 else []


def main() -> None:
    """Run the suite named; on CI `quick` becomes `ci`."""
    suite = sys.argv[1] if len(sys.argv) > 1 else "quick"
    if suite == "quick" and os.environ.get("CI") == "true":
        suite = "ci"
    set_up_browser(suite)
    command = [sys.executable, "-m", "pytest", "-q", "--durations=10", *at_once(suite)]
    command += [*arguments(suite), *sys.argv[2:]]
    sys.exit(subprocess.run(command, cwd=ROOT, env=environment(), check=False).returncode)


if __name__ == "__main__":
    main()
