"""A line to the server that can be cut, or swallow everything, while both ends stay where they are."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event, Lock, Thread
from typing import Literal

CHUNK = 64 * 1024
LOOKS_EVERY_S = 0.2

State = Literal["through", "cut", "hole"]
Pair = tuple[socket.socket, socket.socket]


class Line:
    """Passes bytes on between browsers and one server.

    `cut` breaks every connection and refuses new ones, as a cable that is pulled. `hole` swallows what goes
    over the connections that are there, and lets new ones wait, as a tunnel. After `resume` those that
    waited pass on; one that was in the hole stays there, and nobody tells either end.
    """

    def __init__(self, target: int) -> None:
        self._target = target
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener.settimeout(LOOKS_EVERY_S)
        self._state: State = "through"
        self._pairs: set[Pair] = set()
        self._lost: set[Pair] = set()
        self._lock, self._is_over = Lock(), Event()
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        """Break the line."""
        with self._lock:
            self._state, pairs = "cut", [*self._pairs]
        for pair in pairs:
            self._break(pair)

    def hole(self) -> None:
        """Swallow everything from now on."""
        with self._lock:
            self._state = "hole"
            self._lost |= self._pairs

    def resume(self) -> None:
        """Pass on again."""
        with self._lock:
            self._state = "through"

    def close(self) -> None:
        """Break the line for good."""
        self._is_over.set()
        self.cut()
        self._listener.close()

    def _accept(self) -> None:
        while not self._is_over.is_set():
            if self._state == "hole":
                self._is_over.wait(LOOKS_EVERY_S)
                continue
            try:
                near, _ = self._listener.accept()
            except OSError:
                continue
            if self._state == "cut":
                near.close()
                continue
            pair = near, socket.create_connection(("127.0.0.1", self._target))
            with self._lock:
                self._pairs.add(pair)
            for one, other in (pair, pair[::-1]):
                Thread(target=self._pass_on, args=(one, other, pair), daemon=True).start()

    def _pass_on(self, one: socket.socket, other: socket.socket, pair: Pair) -> None:
        with suppress(OSError):
            while data := one.recv(CHUNK):
                if pair not in self._lost:
                    other.sendall(data)
        if pair not in self._lost or self._is_over.is_set():
            self._break(pair)

    def _break(self, pair: Pair) -> None:
        with self._lock:
            self._pairs.discard(pair)
        for end in pair:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()


@contextmanager
def line_to(port: int) -> Iterator[Line]:
    """A line to the server on a port, until the block ends."""
    line = Line(port)
    try:
        yield line
    finally:
        line.close()
