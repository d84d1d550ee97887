"""Where do the records live: one database, opened with the settings that keep what was acknowledged."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Connection as SqliteConnection
from typing import TypeAlias

from sqlalchemy import Connection, Engine, create_engine, event

from wayline.base import WaylineError
from wayline.state.migrating import migrate
from wayline.state.turn import turn

Transaction: TypeAlias = (
    Connection  # what a repository function works in; opaque above this package
)

# What holds on stable storage, measured in reliability.md section 3; read back after setting.
SETTINGS = {
    "journal_mode": "truncate", "synchronous": 2, "secure_delete": 1, "foreign_keys": 1,
    "busy_timeout": 5000,
}  # fmt: skip
WRITES = {"wayline_writes": True}


class RecordsError(WaylineError):
    """The records cannot be opened or written."""


class Records:
    """The records of one installation. Shared by all threads; every transaction is short."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._path = path
        self._engine = _engine(path)
        with self.write() as connection:
            migrate(connection)

    @contextmanager
    def write(self) -> Iterator[Transaction]:
        """A transaction that may change records: all of it takes effect, or none. Holds the turn."""
        with (
            turn(self._path.with_suffix(".turn")),
            self._engine.connect() as connection,
            connection.execution_options(**WRITES).begin(),
        ):
            yield connection

    @contextmanager
    def read(self) -> Iterator[Transaction]:
        """A transaction that only reads. Fetch everything inside: an open cursor would stall the writers."""
        with self._engine.connect() as connection, connection.begin():
            yield connection

    def close(self) -> None:
        """Let go of every connection."""
        self._engine.dispose()


def open_records(path: Path) -> Records:
    """The records in one file, made when there is none, brought to the form of today.

    Raises:
        RecordsError: when the file is no database of ours or of a newer form.
    """
    return Records(path)


def _engine(path: Path) -> Engine:
    engine = create_engine(f"sqlite:///{path}", connect_args={"check_same_thread": False})

    @event.listens_for(engine, "connect")
    def prepare(connection: SqliteConnection, _: object) -> None:
        connection.isolation_level = None  # we begin and end transactions, not the driver
        for name, wanted in SETTINGS.items():
            connection.execute(f"PRAGMA {name} = {wanted}")
            (told,) = connection.execute(f"PRAGMA {name}").fetchone()
            if told != wanted:
                raise RecordsError(f"The database refused {name} = {wanted}; it says {told!r}.")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("wayline_writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine
