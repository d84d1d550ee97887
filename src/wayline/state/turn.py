"""Whose turn is it to write? One writer at a time over all processes, in the order they asked.

SQLite lets a busy writer starve the others; a lock on a file beside the database, held for one
transaction only, shares the turns fairly (reliability.md, section 3).
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

_HERE = Lock()  # the file lock tells processes apart, this one the threads of ours


@contextmanager
def turn(file: Path) -> Iterator[None]:
    """Hold the turn; waits until it is free."""
    with _HERE, file.open("a+b") as handle:
        _lock(handle.fileno())
        try:
            yield
        finally:
            _unlock(handle.fileno())


if sys.platform == "win32":
    import msvcrt

    def _lock(number: int) -> None:
        msvcrt.locking(number, msvcrt.LK_LOCK, 1)

    def _unlock(number: int) -> None:
        msvcrt.locking(number, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(number: int) -> None:
        fcntl.flock(number, fcntl.LOCK_EX)

    def _unlock(number: int) -> None:
        fcntl.flock(number, fcntl.LOCK_UN)
