"""Where does a project keep its events: the folder `.wayline/`, found here or above."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from wayline.base import NotFoundError

if TYPE_CHECKING:
    from wayline.engine import DuckDBEngine

HOME = ".wayline"
DATABASE = "wayline.duckdb"
MAP = "map.yaml"


@dataclass(frozen=True, slots=True)
class Project:
    """A folder with a map in it and `.wayline/` beside."""

    folder: Path

    @property
    def database(self) -> Path:
        """The one file with events, outcomes of loads and quarantine."""
        return self.folder / HOME / DATABASE

    @property
    def map_path(self) -> Path:
        """The map that is used when none is named."""
        return self.folder / MAP


def find_project(named: Path | None) -> Project:
    """The project named, else the nearest folder from here upwards that has a `.wayline/`.

    Raises:
        NotFoundError: when there is none.
    """
    start = named or Path.cwd()
    for folder in (start,) if named else (start, *start.parents):
        if (folder / HOME / DATABASE).exists():
            return Project(folder)
    raise NotFoundError(
        f"There is no project in {start}" + ("." if named else " or above."),
        remedy="Take events in first: wayline ingest FILE...",
    )


def project_to_fill(named: Path | None) -> Project:
    """The project named, else the one found from here upwards, else a new one here."""
    if named is not None:
        return Project(named)
    try:
        return find_project(None)
    except NotFoundError:
        return Project(Path.cwd())


def map_in(project: Project, named: Path | None) -> Path:
    """The map named, else the project's own.

    Raises:
        NotFoundError: when there is neither.
    """
    path = named or project.map_path
    if not path.exists():
        raise NotFoundError(
            f"The project has no {path.name}.",
            remedy="Name one with --map FILE, or write a first one: wayline draft",
        )
    return path


@contextmanager
def opened(project: Project) -> Iterator["DuckDBEngine"]:
    """The project's database, closed afterwards."""
    from wayline.engine import open_file

    database = project.database
    database.parent.mkdir(parents=True, exist_ok=True)
    ignore = database.parent / ".gitignore"
    if not ignore.exists():
        ignore.write_text("*\n", encoding="utf-8")  # facts about customers do not belong in git
    engine = open_file(database)
    try:
        yield engine
    finally:
        engine.close()
