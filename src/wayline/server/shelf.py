"""Where do the events of each workspace lie, and the living maps that were measured already?

One analytical file a workspace: one cannot be joined with another. A measured map is kept under its
definition and the snapshot of the data, so the same question is asked once.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Lock, RLock, Semaphore

from wayline.engine import DuckDBEngine, EngineSettings, open_file
from wayline.events import EventStore, open_store
from wayline.journeys import LaidMap, lay
from wayline.map import CheckedMap
from wayline.server.settings import ServerSettings

DATABASE = "events.duckdb"
HEAVY_AT_ONCE = 2  # measurements at a time; more would only share the two cores
MOST_BYTES = 256 * 1024 * 1024  # of answers kept
MOST_LAID = 4  # laid maps kept a workspace
ENGINE = EngineSettings(memory_limit="1GB")
Asked = tuple[str, ...]  # what an answer is kept under


@dataclass(slots=True)
class Bay:
    """What belongs to one workspace while the server runs."""

    path: Path
    writing: RLock = field(default_factory=RLock)
    laid: "OrderedDict[Asked, LaidMap]" = field(default_factory=OrderedDict)


class Shelf:
    """Every workspace's events, and what was measured. Shared by all threads."""

    def __init__(self, settings: ServerSettings) -> None:
        self._settings = settings
        self._bays: dict[str, Bay] = {}
        self._lock = Lock()
        self._heavy = Semaphore(HEAVY_AT_ONCE)
        self._answers = Answers(MOST_BYTES)

    @contextmanager
    def reading(self, workspace_id: str) -> Iterator[DuckDBEngine]:
        """A connection of one's own to the events of a workspace."""
        engine = open_file(self._bay(workspace_id).path, ENGINE)
        try:
            yield engine
        finally:
            engine.close()

    @contextmanager
    def writing(self, workspace_id: str) -> Iterator[DuckDBEngine]:
        """The same, alone: while events are taken in or a map is laid."""
        with self._bay(workspace_id).writing, self.reading(workspace_id) as engine:
            yield engine

    @contextmanager
    def laid(
        self, workspace_id: str, checked: CheckedMap, *, by: str | None = None
    ) -> Iterator[LaidMap]:
        """A map laid on the events of now; laid once for each map and snapshot."""
        with self._heavy, self.reading(workspace_id) as engine:
            store = open_store(engine)
            yield replace(self._laid(workspace_id, checked, store, by=by), engine=engine)

    def snapshot(self, workspace_id: str) -> EventStore:
        """What is stored now."""
        with self.reading(workspace_id) as engine:
            return open_store(engine)

    def answer(self, asked: Asked, make: Callable[[], bytes]) -> bytes:
        """The answer kept under what was asked, made when there is none."""
        return self._answers.get(asked, make)

    def _laid(
        self, workspace_id: str, checked: CheckedMap, store: EventStore, *, by: str | None
    ) -> LaidMap:
        bay = self._bay(workspace_id)
        key = (checked.laying_key, store.snapshot_id, by or "")
        with bay.writing:
            known = bay.laid.get(key)
            if known is None:
                known = lay(checked, store, by=by)
                bay.laid[key] = known
                while len(bay.laid) > MOST_LAID:
                    bay.laid.popitem(last=False)
            bay.laid.move_to_end(key)
        return known

    def _bay(self, workspace_id: str) -> Bay:
        with self._lock:
            bay = self._bays.get(workspace_id)
            if bay is None:
                bay = Bay(self._settings.workspace_folder(workspace_id) / DATABASE)
                bay.path.parent.mkdir(parents=True, exist_ok=True)
                # Made here, alone: two who come at once could not both make the tables.
                with closing(open_file(bay.path, ENGINE)) as engine:
                    open_store(engine)
                self._bays[workspace_id] = bay
            return bay


class Answers:
    """What was answered, the least used forgotten first; two who ask the same wait for one answer."""

    def __init__(self, most_bytes: int) -> None:
        self._most, self._held = most_bytes, 0
        self._kept: OrderedDict[Asked, bytes] = OrderedDict()
        self._asking: dict[Asked, Lock] = {}
        self._lock = Lock()

    def get(self, asked: Asked, make: Callable[[], bytes]) -> bytes:
        """The kept answer, else a new one."""
        with self._lock:
            if asked in self._kept:
                self._kept.move_to_end(asked)
                return self._kept[asked]
            turn = self._asking.setdefault(asked, Lock())
        with turn:
            with self._lock:
                if asked in self._kept:
                    return self._kept[asked]
            made = make()
            self._keep(asked, made)
        return made

    def _keep(self, asked: Asked, made: bytes) -> None:
        with self._lock:
            self._asking.pop(asked, None)
            self._kept[asked] = made
            self._held += len(made)
            while self._held > self._most and len(self._kept) > 1:
                _, dropped = self._kept.popitem(last=False)
                self._held -= len(dropped)
