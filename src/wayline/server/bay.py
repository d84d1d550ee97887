"""The events of one workspace while the server runs: opened once, the maps laid on them kept."""

from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock, RLock

from wayline.engine import DuckDBEngine, EngineSettings, open_file
from wayline.events import EventStore, open_store
from wayline.journeys import (
    LaidMap,
    drop_laid,
    find_laid,
    kept_laid,
    lay,
    make_deviations,
    mark_whole,
)
from wayline.map import CheckedMap
from wayline.server.heavy import Heavy, Weight

MOST_LAID = 4  # laid maps kept; each is about as large as the events
Named = tuple[str, str, str]  # a laid map by its map, its events, what one journey follows


@dataclass(slots=True)
class Resting:
    """A laid map that is kept, and how many read it now."""

    laid: LaidMap
    readers: int = 0


class Bay:
    """One analytical file. Shared by all threads, each with a connection of its own."""

    def __init__(self, path: Path, settings: EngineSettings) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._path, self._settings = path, settings
        self._lock = Lock()  # of what is remembered here
        self._writing = RLock()  # events stand still for who holds it
        self._keeper: DuckDBEngine | None = None
        self._laid: OrderedDict[Named, Resting] = OrderedDict()
        with self.connected() as engine:
            self._store = open_store(engine)
            self._unclaimed = _whole_ones(engine)

    @property
    def store(self) -> EventStore:
        """What is stored, as of the end of the last load."""
        return self._store

    @contextmanager
    def connected(self, *, before_each: Callable[[], None] | None = None) -> Iterator[DuckDBEngine]:
        """A connection. One stays open between them: opening a file anew reads its log and forgets its pages."""
        with self._lock:
            if self._keeper is None:
                self._keeper = open_file(self._path, self._settings)
        engine = open_file(self._path, self._settings, before_each=before_each)
        try:
            yield engine
        finally:
            engine.close()

    @contextmanager
    def changed(self) -> Iterator[DuckDBEngine]:
        """A connection that takes events in, alone; readers keep the snapshot of before until it ends."""
        with self._writing, self.connected() as engine:
            try:
                yield engine
            finally:
                self._store = open_store(engine)

    @contextmanager
    def laid(
        self, checked: CheckedMap, *, by: str | None, heavy: Heavy, weight: Weight
    ) -> Iterator[LaidMap]:
        """The map laid on the events of now, kept as long as somebody reads it."""
        with heavy.admitted():
            resting = self._held(checked, by=by, heavy=heavy)
            try:
                aside = heavy.step_aside if weight == "heavy" else None
                with heavy.turn(weight), self.connected(before_each=aside) as engine:
                    yield replace(resting.laid, engine=engine)
            finally:
                with self._lock:
                    resting.readers -= 1
                self._forget()

    def rest(self) -> None:
        """Close the file until somebody asks again; what is remembered stays."""
        with self._lock:
            if self._keeper is not None:
                self._keeper.close()
            self._keeper = None

    def _held(self, checked: CheckedMap, *, by: str | None, heavy: Heavy) -> Resting:
        found = self._found(checked, by)
        if found is not None:
            return found
        with self._writing:
            # Whoever waited for the same map finds it now, and no event comes in while it is laid.
            found = self._found(checked, by)
            if found is not None:
                return found
            with heavy.turn("heavy"), self.connected(before_each=heavy.step_aside) as engine:
                laid = self._lay(checked, by, engine)
            resting = Resting(laid, readers=1)
            with self._lock:
                self._laid[_name(checked, laid.snapshot_id, by)] = resting
                self._unclaimed.discard(laid.schema)
        return resting

    def _lay(self, checked: CheckedMap, by: str | None, engine: DuckDBEngine) -> LaidMap:
        store = replace(self._store, engine=engine)
        found = find_laid(checked, store, by=by)
        if found is not None:
            return found
        laid = lay(checked, store, by=by)
        # Made here, alone: two questions that come first at once could not both make them.
        make_deviations(laid)
        mark_whole(laid)
        return laid

    def _found(self, checked: CheckedMap, by: str | None) -> Resting | None:
        with self._lock:
            name = _name(checked, self._store.snapshot_id, by)
            found = self._laid.get(name)
            if found is not None:
                self._laid.move_to_end(name)
                found.readers += 1
            return found

    def _forget(self) -> None:
        """Throw away what is over the limit and read by nobody; while events come in, the next reader does it."""
        if not self._writing.acquire(blocking=False):
            return
        try:
            unused = self._over()
            if unused:
                with self.connected() as engine:
                    for schema in sorted(unused):
                        drop_laid(engine, schema)
        finally:
            self._writing.release()

    def _over(self) -> set[str]:
        """What need not be kept: first what no question has claimed, then what was read longest ago."""
        with self._lock:
            over = max(len(self._laid) + len(self._unclaimed) - MOST_LAID, 0)
            unclaimed = sorted(self._unclaimed)[:over]
            self._unclaimed.difference_update(unclaimed)
            idle = [name for name, kept in self._laid.items() if not kept.readers]
            left = [self._laid.pop(name).laid.schema for name in idle[: over - len(unclaimed)]]
            return {*unclaimed, *left} - {kept.laid.schema for kept in self._laid.values()}


def _name(checked: CheckedMap, snapshot_id: str, by: str | None) -> Named:
    return checked.laying_key, snapshot_id, by or ""


def _whole_ones(engine: DuckDBEngine) -> set[str]:
    """The laid maps that an earlier run of the server left whole; what was broken off is thrown away."""
    kept = kept_laid(engine)
    for schema, is_whole in kept:
        if not is_whole:
            drop_laid(engine, schema)
    return {schema for schema, is_whole in kept if is_whole}
