"""What does the store hold: its sources, its balance, how far it is complete [E1] [E2]."""

import hashlib
from dataclasses import dataclass

from wayline.base import BalanceError
from wayline.engine import Engine
from wayline.events.tables import SCHEMA, make_tables


@dataclass(frozen=True, slots=True)
class Balance:
    """The conservation law: received = stored + duplicate + quarantined + suppressed [E1]."""

    received: int
    stored: int
    duplicate: int
    quarantined: int
    suppressed: int = 0

    def check(self) -> None:
        """Raise when the law does not hold.

        Raises:
            BalanceError: with the four numbers.
        """
        parts = self.stored + self.duplicate + self.quarantined + self.suppressed
        if self.received != parts:
            raise BalanceError(
                f"received {self.received} is not stored {self.stored} + duplicate {self.duplicate} "
                f"+ quarantined {self.quarantined} + suppressed {self.suppressed}"
            )


@dataclass(frozen=True, slots=True)
class SourceState:
    """One source: what came from it, over which time, and how far it is complete."""

    key: str
    balance: Balance
    first_us: int | None
    last_us: int | None
    extracted_us: int | None
    complete_from_us: int | None

    @property
    def horizon_us(self) -> int | None:
        """Complete up to here: the extraction time declared, else the latest event."""
        return self.extracted_us if self.extracted_us is not None else self.last_us


@dataclass(frozen=True, slots=True)
class EventStore:
    """The facts of one workspace, as they stood when it was opened."""

    engine: Engine
    snapshot_id: str
    horizon_us: int | None
    balance: Balance
    sources: tuple[SourceState, ...]
    schema: str = SCHEMA


def open_store(engine: Engine) -> EventStore:
    """The store in this database; its tables are made when they are missing."""
    make_tables(engine)
    sources = _sources(engine)
    horizons = [source.horizon_us for source in sources if source.horizon_us is not None]
    balance = Balance(
        sum(source.balance.received for source in sources),
        sum(source.balance.stored for source in sources),
        sum(source.balance.duplicate for source in sources),
        sum(source.balance.quarantined for source in sources),
    )
    return EventStore(engine, _snapshot(engine), min(horizons, default=None), balance, sources)


def _sources(engine: Engine) -> tuple[SourceState, ...]:
    rows = engine.run(
        f"SELECT s.key, coalesce(sum(l.received), 0), coalesce(sum(l.stored), 0), coalesce(sum(l.duplicate), 0), "
        f"coalesce(sum(l.quarantined), 0), s.first_us, s.last_us, s.extracted_us, s.complete_from_us "
        f"FROM {SCHEMA}.sources s LEFT JOIN {SCHEMA}.loads l ON l.source = s.code GROUP BY ALL ORDER BY min(s.code)"
    ).rows
    return tuple(
        SourceState(
            str(row[0]), Balance(_int(row[1]), _int(row[2]), _int(row[3]), _int(row[4])),
            _maybe(row[5]), _maybe(row[6]), _maybe(row[7]), _maybe(row[8]),
        )
        for row in rows
    )  # fmt: skip


def _int(value: object) -> int:
    return int(str(value))


def _maybe(value: object) -> int | None:
    return None if value is None else int(str(value))


def _snapshot(engine: Engine) -> str:
    """Depends on what was loaded alone: the same files give the same snapshot."""
    rows = engine.run(
        f"SELECT s.key, s.extracted_us, s.complete_from_us, s.zone, l.file_hash, l.received, l.stored, l.duplicate, l.quarantined "
        f"FROM {SCHEMA}.sources s LEFT JOIN {SCHEMA}.loads l ON l.source = s.code ORDER BY l.load_id, s.code"
    ).rows
    return "s_" + hashlib.sha256(repr(rows).encode()).hexdigest()[:16]
