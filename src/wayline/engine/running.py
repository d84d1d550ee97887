"""How is analytical SQL run: one door, bound parameters, limits, a log of what ran."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, runtime_checkable
from uuid import UUID

from wayline.base import EngineError

if TYPE_CHECKING:
    import numpy as np

Value = str | int | float | bool | bytes | Decimal | datetime | date | UUID | None
Parameters = Mapping[str, Value | Sequence[Value]]


@dataclass(frozen=True, slots=True)
class Table:
    """What a question returned: column names and rows, in order."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]

    def dicts(self) -> list[dict[str, Value]]:
        """The rows as dictionaries by column name."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def column(self, name: str) -> tuple[Value, ...]:
        """One column, top to bottom."""
        at = self.columns.index(name)
        return tuple(row[at] for row in self.rows)

    def first(self) -> dict[str, Value]:
        """The first row as a dictionary.

        Raises:
            EngineError: when there is no row.
        """
        if not self.rows:
            raise EngineError("expected one row, got none")
        return dict(zip(self.columns, self.rows[0], strict=True))


@runtime_checkable
class Engine(Protocol):
    """One open analytical database: what every question needs of it, whichever engine it is."""

    @property
    def name(self) -> str:
        """`duckdb`, later others."""
        ...

    @property
    def path(self) -> Path | None:
        """The file of the database, None in memory."""
        ...

    def run(self, sql: str, parameters: Parameters | None = None) -> Table:
        """Run one SELECT with bound parameters (`$name`) and return all its rows."""
        ...

    def run_arrays(
        self, sql: str, parameters: Parameters | None = None
    ) -> "dict[str, np.ma.MaskedArray[tuple[int], np.dtype[np.generic]]]":
        """Run one SELECT and return its columns as masked NumPy arrays (masked = NULL)."""
        ...

    def execute(self, sql: str, parameters: Parameters | None = None) -> None:
        """Run one statement that changes or makes tables."""
        ...

    def insert_arrays(
        self, table: str, columns: "Mapping[str, np.ndarray[tuple[int], np.dtype[np.generic]]]"
    ) -> None:
        """Append columns given as NumPy arrays to an existing table; object arrays may hold None."""
        ...

    def transaction(self) -> AbstractContextManager[None]:
        """All statements inside take effect together, or none does."""
        ...

    def close(self) -> None:
        """Close the database; a second call does nothing."""
        ...
