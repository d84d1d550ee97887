"""Where do the events of each workspace lie, and the living maps that were measured already?

One analytical file a workspace: one cannot be joined with another. A measured map is kept under its
definition and the snapshot of the data, so the same question is asked once.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock

from wayline.engine import DuckDBEngine, EngineSettings
from wayline.events import EventStore
from wayline.journeys import LaidMap
from wayline.map import CheckedMap
from wayline.server.answers import Answers, Asked
from wayline.server.bay import Bay
from wayline.server.heavy import Heavy, Weight
from wayline.server.settings import ServerSettings

DATABASE = "events.duckdb"
MOST_BYTES = 192 * 1024 * 1024  # of answers kept
MOST_OPEN = 16  # databases kept open: each holds its pages in memory


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of the events of a workspace: which map, what one journey follows, which journeys."""

    workspace_id: str
    checked: CheckedMap
    by: str | None
    scope: str


class MovedError(Exception):
    """The events changed between the question and its answer."""


class Shelf:
    """Every workspace's events, and what was measured. Shared by all threads."""

    def __init__(self, settings: ServerSettings) -> None:
        self._settings = settings
        self._engine = EngineSettings(memory_limit=settings.memory_limit)
        self._bays: OrderedDict[str, Bay] = OrderedDict()
        self._lock = Lock()
        self._heavy = Heavy()
        self._answers = Answers(MOST_BYTES)

    @contextmanager
    def reading(self, workspace_id: str) -> Iterator[DuckDBEngine]:
        """A connection of one's own to the events of a workspace."""
        with self._bay(workspace_id).connected() as engine:
            yield engine

    @contextmanager
    def writing(self, workspace_id: str) -> Iterator[DuckDBEngine]:
        """The same, alone, while events are taken in; at the end the snapshot is read anew."""
        with self._bay(workspace_id).changed() as engine:
            yield engine

    @contextmanager
    def laid(
        self, workspace_id: str, checked: CheckedMap, *, by: str | None = None, weight: Weight = "light"
    ) -> Iterator[LaidMap]:  # fmt: skip
        """A map laid on the events of now; laid once for each map and snapshot."""
        bay = self._bay(workspace_id)
        with bay.laid(checked, by=by, heavy=self._heavy, weight=weight) as laid:
            yield laid

    def snapshot(self, workspace_id: str) -> EventStore:
        """What is stored now, remembered since the last load ended: nothing is opened to know it."""
        return self._bay(workspace_id).store

    def answer(
        self, asked: Question, make: Callable[[LaidMap], bytes], *, named: str = "", weight: Weight = "heavy"
    ) -> bytes:  # fmt: skip
        """The answer to a question on the events of now, made when it is not kept.

        An answer is kept under the snapshot that it rests on: when events come in while it is made,
        it is made again on them.

        Raises:
            RefusedError: 429 when too many wait for measurements.
        """
        return self.view(asked, "", lambda laid: {"": make(laid)}, named=named, weight=weight)

    def view(
        self, asked: Question, view: str, make: Callable[[LaidMap], Mapping[str, bytes]], *, named: str = "",
        weight: Weight = "heavy",
    ) -> bytes:  # fmt: skip
        """One view of the answer to a question: all views of it are made and kept together.

        Raises:
            RefusedError: 429 when too many wait for measurements.
        """
        while True:
            key = self.key(asked, named)

            def made(snapshot_id: str = key[2]) -> Mapping[str, bytes]:
                with self.laid(
                    asked.workspace_id, asked.checked, by=asked.by, weight=weight
                ) as laid:
                    if laid.snapshot_id != snapshot_id:
                        raise MovedError
                    return make(laid)

            try:
                return self._answers.get(key, view, made)
            except MovedError:
                continue

    def kept(self, asked: Question, view: str, snapshot_id: str) -> bytes | None:
        """One view of the answer as it was on the events of a snapshot, if it is kept still."""
        return self._answers.find(_key(asked, "", snapshot_id), view)

    def key(self, asked: Question, named: str = "") -> Asked:
        """Under what the answer is kept: whose, which map, which events, which scope, which view."""
        return _key(asked, named, self.snapshot(asked.workspace_id).snapshot_id)

    def close(self) -> None:
        """Let go of every database; what is remembered stays, and who asks again opens it again."""
        with self._lock:
            for bay in self._bays.values():
                bay.rest()

    def _bay(self, workspace_id: str) -> Bay:
        with self._lock:
            bay = self._bays.get(workspace_id)
            if bay is None:
                path = self._settings.workspace_folder(workspace_id) / DATABASE
                bay = Bay(path, self._engine)
                self._bays[workspace_id] = bay
            self._bays.move_to_end(workspace_id)
            for other in list(self._bays.values())[:-MOST_OPEN]:
                other.rest()
            return bay


def _key(asked: Question, named: str, snapshot_id: str) -> Asked:
    laying = asked.checked.laying_key
    return asked.workspace_id, laying, snapshot_id, asked.by or "", asked.scope, named
