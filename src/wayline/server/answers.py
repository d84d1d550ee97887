"""What was answered already, kept under what was asked: the least used forgotten first."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

Asked = tuple[str, ...]  # what an answer is kept under


class Answers:
    """Answers as they are sent; two who ask the same wait for one. Shared by all threads."""

    def __init__(self, most_bytes: int) -> None:
        self._most, self._held = most_bytes, 0
        self._kept: OrderedDict[Asked, bytes] = OrderedDict()
        self._turns: dict[Asked, Lock] = {}
        self._lock = Lock()

    def get(self, asked: Asked, make: Callable[[], bytes]) -> bytes:
        """The kept answer, else a new one; what fails is not kept, and the next who asks tries again."""
        with self._lock:
            found = self._found(asked)
            if found is not None:
                return found
            turn = self._turns.setdefault(asked, Lock())
        with turn:
            with self._lock:
                found = self._found(asked)
            if found is not None:
                return found
            try:
                made = make()
            finally:
                with self._lock:
                    self._turns.pop(asked, None)
            self._keep(asked, made)
        return made

    def has(self, asked: Asked) -> bool:
        """True when the answer need not be made."""
        with self._lock:
            return asked in self._kept

    def _found(self, asked: Asked) -> bytes | None:
        found = self._kept.get(asked)
        if found is not None:
            self._kept.move_to_end(asked)
        return found

    def _keep(self, asked: Asked, made: bytes) -> None:
        with self._lock:
            replaced = self._kept.pop(asked, b"")
            self._kept[asked] = made
            self._held += len(made) - len(replaced)
            while self._held > self._most and len(self._kept) > 1:
                _, dropped = self._kept.popitem(last=False)
                self._held -= len(dropped)
