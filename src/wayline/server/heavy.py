"""How many measure at once, and how many may wait for it?"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition, Lock, Semaphore
from typing import Literal

from wayline.base import say
from wayline.server.errors import RefusedError

Weight = Literal["heavy", "light"]
# More would only share the two cores. What looks at a few customers does not wait for what looks at all.
AT_ONCE: dict[Weight, int] = {"heavy": 2, "light": 2}
MOST_INSIDE = 25 + sum(AT_ONCE.values())  # who comes then is told to come back
COME_BACK_S = 10
STEPS_ASIDE_S = 0.1  # at most so long before each statement: it gets on, whoever comes
TOO_MANY = say("Many numbers are being worked out at this moment.")


class Heavy:
    """The turns of heavy work, shared by all workspaces."""

    def __init__(self) -> None:
        self._turns = {weight: Semaphore(n) for weight, n in AT_ONCE.items()}
        self._lock = Lock()
        self._inside = 0
        self._light, self._quiet = 0, Condition()

    @contextmanager
    def admitted(self) -> Iterator[None]:
        """Room for one who works or waits.

        Raises:
            RefusedError: 429 when too many do.
        """
        with self._lock:
            if self._inside >= MOST_INSIDE:
                raise RefusedError(
                    429, TOO_MANY, remedy=say("Ask again in {n} seconds.", n=COME_BACK_S), retry_after_s=COME_BACK_S,
                )  # fmt: skip
            self._inside += 1
        try:
            yield
        finally:
            with self._lock:
                self._inside -= 1

    @contextmanager
    def turn(self, weight: Weight) -> Iterator[None]:
        """One's turn to work; waits for it. While light work is done, heavy work steps aside."""
        with self._turns[weight]:
            if weight == "heavy":
                yield
                return
            with self._quiet:
                self._light += 1
            try:
                yield
            finally:
                with self._quiet:
                    self._light -= 1
                    self._quiet.notify_all()

    def step_aside(self) -> None:
        """Before a statement of heavy work: lets a person go first who waits for little."""
        with self._quiet:
            self._quiet.wait_for(lambda: not self._light, STEPS_ASIDE_S)
