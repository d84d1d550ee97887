"""How often may somebody try? Token buckets in memory: one a person or link, one an address."""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from threading import Lock

from wayline.base import Clock, say
from wayline.server.errors import RefusedError

MOST_KEPT = 20_000  # who tried; more are forgotten, those who tried longest ago first
TOO_OFTEN = say("There were too many tries.")


@dataclass(frozen=True, slots=True)
class Allowance:
    """So many tries at once, and as many again within a minute."""

    a_minute: int


OF_ACCOUNT = Allowance(5)
OF_ADDRESS = Allowance(20)


@dataclass(slots=True)
class Bucket:
    """How many tries are left, as of a moment."""

    left: float
    at: datetime


class Tries:
    """Counts tries by what they are at; one that succeeds is given back. Shared by all threads."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._buckets: OrderedDict[str, Bucket] = OrderedDict()
        self._lock = Lock()

    def take(self, *wanted: tuple[str, Allowance]) -> None:
        """Take one try of each, or of none.

        Raises:
            RefusedError: 429 with how long to wait. It says nothing of whether an account exists.
        """
        now = self._clock.now()
        with self._lock:
            buckets = [(self._bucket(name, allowed, now), allowed) for name, allowed in wanted]
            waits = [
                (1 - bucket.left) * 60 / allowed.a_minute
                for bucket, allowed in buckets
                if bucket.left < 1
            ]
            if not waits:
                for bucket, _ in buckets:
                    bucket.left -= 1
        if waits:
            seconds = ceil(max(waits))
            raise RefusedError(
                429,
                TOO_OFTEN,
                remedy=say("Try again in {n} seconds.", n=seconds),
                retry_after_s=seconds,
            )

    def give_back(self, *taken: tuple[str, Allowance]) -> None:
        """The try was right: it does not count."""
        now = self._clock.now()
        with self._lock:
            for name, allowed in taken:
                bucket = self._bucket(name, allowed, now)
                bucket.left = min(bucket.left + 1, allowed.a_minute)

    def _bucket(self, name: str, allowed: Allowance, now: datetime) -> Bucket:
        bucket = self._buckets.pop(name, None) or Bucket(float(allowed.a_minute), now)
        passed = max((now - bucket.at).total_seconds(), 0.0)
        bucket.left = min(bucket.left + passed * allowed.a_minute / 60, allowed.a_minute)
        bucket.at = now
        self._buckets[name] = bucket
        while len(self._buckets) > MOST_KEPT:
            self._buckets.popitem(last=False)
        return bucket
