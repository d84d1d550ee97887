"""How is DuckDB driven: the embedded default engine, in memory or in one file."""

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from wayline.base import EngineError, MemoryLimitError, say
from wayline.engine.running import Parameters, Table
from wayline.engine.settings import EngineSettings

if TYPE_CHECKING:
    import numpy as np

log = logging.getLogger("wayline.engine")
NO_MEMORY = say("This needs more memory than the analytical engine may take: {matter}")
MORE_MEMORY = say(
    "Ask for less at once, a shorter period for example, or let it take more: `wayline serve --memory 4GB`."
)


class DuckDBEngine:
    """One DuckDB database. Not shared between threads; take a new one per thread.

    `before_each` is called before each statement: work that may wait lets other work go first.
    """

    def __init__(
        self,
        path: Path | None = None,
        settings: EngineSettings | None = None,
        *,
        before_each: Callable[[], None] | None = None,
    ) -> None:
        self._path = path
        self._before_each: Callable[[], None] | None = None
        try:
            self._connection = duckdb.connect(str(path) if path is not None else ":memory:")
        except duckdb.Error as error:
            raise EngineError(f"cannot open the database {path}: {error}") from error
        self._open = True
        self._apply(settings or EngineSettings())
        self._before_each = before_each

    def _apply(self, settings: EngineSettings) -> None:
        # Time zone of the session must not leak into results; small-domain group-bys gain a fifth
        # from the larger perfect-hash threshold (engine.md, section 2).
        self.execute("SET TimeZone = 'UTC'")
        self.execute("SET perfect_ht_threshold = 16")
        self.execute("SET preserve_insertion_order = true")
        if settings.threads is not None:
            self.execute("SET threads = $threads", {"threads": settings.threads})
        if settings.memory_limit is not None:
            self.execute("SET memory_limit = $limit", {"limit": settings.memory_limit})
        if settings.temp_directory is not None:
            self.execute("SET temp_directory = $folder", {"folder": settings.temp_directory})

    @property
    def name(self) -> str:
        """The engine's name as it stands in results."""
        return "duckdb"

    @property
    def path(self) -> Path | None:
        """The file of the database, None in memory."""
        return self._path

    def _run(self, sql: str, parameters: Parameters | None) -> duckdb.DuckDBPyConnection:
        log.debug("run %s", sql)
        if self._before_each is not None:
            self._before_each()
        try:
            return self._connection.execute(sql, dict(parameters) if parameters else None)
        except duckdb.OutOfMemoryException as error:
            matter = str(error).splitlines()[0].removeprefix("Out of Memory Error: ")
            raise MemoryLimitError(NO_MEMORY.filled(matter=matter), remedy=MORE_MEMORY) from error
        except duckdb.Error as error:
            raise EngineError(f"{error}\nin: {sql.strip()}") from error

    def run(self, sql: str, parameters: Parameters | None = None) -> Table:
        """Run one SELECT and return all its rows."""
        answer = self._run(sql, parameters)
        columns = tuple(str(column[0]) for column in answer.description or ())
        return Table(columns, tuple(answer.fetchall()))

    def run_arrays(
        self, sql: str, parameters: Parameters | None = None
    ) -> "dict[str, np.ma.MaskedArray[tuple[int], np.dtype[np.generic]]]":
        """Run one SELECT and return its columns as masked NumPy arrays."""
        import numpy as np

        columns = self._run(sql, parameters).fetchnumpy()
        return {name: np.ma.asarray(column) for name, column in columns.items()}

    def execute(self, sql: str, parameters: Parameters | None = None) -> None:
        """Run one statement that changes or makes tables."""
        self._run(sql, parameters)

    def insert_arrays(
        self, table: str, columns: "Mapping[str, np.ndarray[tuple[int], np.dtype[np.generic]]]"
    ) -> None:
        """Append columns given as NumPy arrays to an existing table, by name."""
        self._connection.register("arrays_in", dict(columns))
        try:
            self.execute(f"INSERT INTO {table} BY NAME SELECT * FROM arrays_in")
        finally:
            self._connection.unregister("arrays_in")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All statements inside take effect together, or none does."""
        self.execute("BEGIN TRANSACTION")
        try:
            yield
        except BaseException:
            self.execute("ROLLBACK")
            raise
        self.execute("COMMIT")

    def close(self) -> None:
        """Close the database; a second call does nothing."""
        if self._open:
            self._open = False
            self._connection.close()


def open_memory(settings: EngineSettings | None = None) -> DuckDBEngine:
    """A database in memory that leaves nothing behind."""
    return DuckDBEngine(None, settings)


def open_file(
    path: Path,
    settings: EngineSettings | None = None,
    *,
    before_each: Callable[[], None] | None = None,
) -> DuckDBEngine:
    """The database in one file; made when it does not exist."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return DuckDBEngine(path, settings, before_each=before_each)
