"""What was answered already, kept under what was asked: the least used forgotten first."""

from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock

Asked = tuple[str, ...]  # what an answer is kept under


@dataclass(slots=True)
class Turn:
    """Who makes an answer holds it; it is there as long as somebody makes the answer or waits for it."""

    making: Lock = field(default_factory=Lock)
    askers: int = 0


class Answers:
    """Answers as they are sent; two who ask the same wait for one. Shared by all threads."""

    def __init__(self, most_bytes: int) -> None:
        self._most, self._held = most_bytes, 0
        self._kept: OrderedDict[Asked, bytes] = OrderedDict()
        self._turns: dict[Asked, Turn] = {}
        self._lock = Lock()

    def get(self, asked: Asked, view: str, make: Callable[[], Mapping[str, bytes]]) -> bytes:
        """One view of an answer; where it is not kept, all views of it are made at once, and kept.

        What fails is not kept, and the next who asks tries again.
        """
        found = self.find(asked, view)
        if found is not None:
            return found
        with self._turn(asked):
            found = self.find(asked, view)
            if found is None:
                made = make()
                for name, one in made.items():
                    self._keep((*asked, name), one)
                found = made[view]
        return found

    def find(self, asked: Asked, view: str) -> bytes | None:
        """One view of an answer if it is kept."""
        key = (*asked, view)
        with self._lock:
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
            return found

    @contextmanager
    def _turn(self, asked: Asked) -> Iterator[None]:
        with self._lock:
            turn = self._turns.setdefault(asked, Turn())
            turn.askers += 1
        try:
            with turn.making:
                yield
        finally:
            with self._lock:
                turn.askers -= 1
                if not turn.askers:
                    del self._turns[asked]

    def _keep(self, asked: Asked, made: bytes) -> None:
        with self._lock:
            replaced = self._kept.pop(asked, b"")
            self._kept[asked] = made
            self._held += len(made) - len(replaced)
            while self._held > self._most and len(self._kept) > 1:
                _, dropped = self._kept.popitem(last=False)
                self._held -= len(dropped)
