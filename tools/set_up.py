"""Is everything here that a make target needs? Makes what is missing; does nothing when all is there.

    python3 tools/set_up.py house|oracles|bench|chromium

`house` the package and its tools in `.venv` · `oracles`, `bench` the peers in environments of their
own · `chromium` a browser for tests/web. Runs on the plain python3 of the machine; what it made is
remembered by a digest of what it was made from.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENTS = {
    "house": (".venv", "constraints.txt"),
    "oracles": (".venv-oracles", "tests/oracles/requirements.txt"),
    "bench": (".venv-bench", "benchmarks/requirements.txt"),
}
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
NOT_SOURCE = {"node_modules", "dist", "coverage"}


def digest(paths: list[Path]) -> str:
    """One digest of the names and bytes of files, with this Python's version."""
    total = hashlib.sha256(sys.version.encode())
    for path in paths:
        total.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


def web_sources() -> list[Path]:
    """Every file that the built front end is made from."""
    web = ROOT / "web"
    files = [path for path in web.rglob("*") if path.is_file()] if web.is_dir() else []
    return sorted(f for f in files if not NOT_SOURCE & set(f.relative_to(web).parts))


def make_environment(folder: Path) -> None:
    """An empty virtual environment with pip in it."""
    if subprocess.run([sys.executable, "-m", "venv", str(folder)], check=False).returncode == 0:
        return
    # Debian's python3 comes without ensurepip; a pip of the machine can fill the environment.
    bare = [sys.executable, "-m", "venv", "--clear", "--without-pip", str(folder)]
    pip = [sys.executable, "-m", "pip", "--python", str(folder / "bin" / "python")]
    made = subprocess.run(bare, check=False).returncode == 0
    if not made or subprocess.run([*pip, "install", "--quiet", "pip"], check=False).returncode:
        shutil.rmtree(folder, ignore_errors=True)
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        sys.exit(
            "This Python cannot make a virtual environment with pip in it. Install the module, on "
            f"Debian and Ubuntu: apt-get install python3-venv (or python{version}-venv), and try again."
        )


def stamped(folder: Path, name: str, state: str) -> bool:
    """True when the environment remembers this state and still has its Python."""
    stamp = folder / name
    alive = (folder / "bin" / "python").exists()
    return alive and stamp.exists() and stamp.read_text(encoding="utf-8") == state


def install(folder: Path, *arguments: str) -> None:
    """Run the environment's own pip; the machine's configuration says where packages come from."""
    pip = [str(folder / "bin" / "python"), "-m", "pip", "--disable-pip-version-check"]
    if subprocess.run([*pip, "install", "--quiet", *arguments], cwd=ROOT, check=False).returncode:
        sys.exit(f"Could not install into {folder.name}; what pip said stands above.")


def set_up(which: str) -> Path:
    """The environment with exactly the packages of its list."""
    name, wanted = ENVIRONMENTS[which]
    folder, source = ROOT / name, ROOT / wanted
    state = digest([source])
    if not stamped(folder, ".packages", state):
        say(f"setting up {name} from {wanted}")
        make_environment(folder)
        # The list is complete, so nothing may be looked up beside it: a newer release of a package
        # that is asked for with extras would otherwise be taken instead of the pinned one.
        exact = ("--require-hashes", "--no-deps", "--only-binary", ":all:", "--no-compile")
        install(folder, *exact, "-r", str(source))
        (folder / ".packages").write_text(state, encoding="utf-8")
    return folder


def set_up_house() -> None:
    """The package itself, editable, with its front end built when that is due."""
    folder = set_up("house")
    hook = [path for path in (ROOT / "hatch_build.py", ROOT / "pyproject.toml") if path.exists()]
    state = digest([*hook, *web_sources()])
    if not stamped(folder, ".installed", state):
        say("installing wayline and building its front end")
        install(folder, "--no-deps", "--no-build-isolation", "--editable", ".")
        (folder / ".installed").write_text(state, encoding="utf-8")


def set_up_chromium() -> None:
    """A Chromium for the browser tests: the machine's, else Debian's when we may install it."""
    named = os.environ.get("WAYLINE_CHROMIUM")
    if named or any(shutil.which(name) for name in BROWSERS):
        return
    apt = shutil.which("apt-get")
    if apt and os.geteuid() == 0:
        say("installing Chromium from Debian's packages")
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run([apt, "update", "-qq"], check=True, env=quiet)
        command = [
            apt,
            "install",
            "-y",
            "-qq",
            "--no-install-recommends",
            "chromium",
            "fonts-dejavu-core",
        ]
        subprocess.run(command, check=True, env=quiet, stdout=subprocess.DEVNULL)
        return
    sys.exit(
        "The browser tests need Chromium and this user may not install it. Install it (on Debian: "
        "apt-get install --no-install-recommends chromium), or name one with WAYLINE_CHROMIUM. "
        "To run all other tests: make test SUITE=nobrowser."
    )


def say(text: str) -> None:
    """One line on what is being done: set-up is the only slow part, so it speaks."""
    print(f"set-up: {text}", file=sys.stderr, flush=True)


def main() -> None:
    """Set up what is named."""
    if sys.version_info < (3, 11):  # noqa: UP036 - runs on whatever python3 is there
        sys.exit(f"Wayline needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    for which in sys.argv[1:] or ["house"]:
        if which == "house":
            set_up_house()
        elif which == "chromium":
            set_up_chromium()
        elif which in ENVIRONMENTS:
            set_up(which)
        else:
            sys.exit(f"unknown: {which}; known: {', '.join([*ENVIRONMENTS, 'chromium'])}")


if __name__ == "__main__":
    main()
