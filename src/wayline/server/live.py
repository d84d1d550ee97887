"""What changed, told to every open browser: keys and versions, never data (server-sent events)."""

import asyncio
import json
import math
import secrets
from collections import deque
from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass, field

from wayline.base import JsonObject

WAITING = 64  # notices that a slow browser may be behind before it is told to read all anew
REMEMBERED = 256  # notices a workspace remembers for browsers that come back
PING_S = 15.0
# A word that browsers can hear: one that hears none for long knows that its line is dead. It has no number.
PING = "event: ping\ndata: {}\n\n"
GONE_S = 5.0  # whose last line ends may come back so soon, such as after a reload


@dataclass(frozen=True, slots=True)
class Notice:
    """Something changed: its kind, and the key and version of what did."""

    number: int
    kind: str
    about: JsonObject

    def text(self, run: str) -> str:
        """As it goes over the wire; the number is told with the run of the server that counted it."""
        return f"id: {run}-{self.number}\nevent: {self.kind}\ndata: {json.dumps(self.about)}\n\n"


LOOK = Notice(0, "look", {})  # is not told: whether who listens may still hear is asked now


@dataclass(slots=True)
class Room:
    """The listeners of one workspace, and what was told last."""

    told: "deque[Notice]" = field(default_factory=lambda: deque(maxlen=REMEMBERED))
    listeners: "dict[asyncio.Queue[Notice | None], str]" = field(default_factory=dict)  # and whose
    last: int = 0


class Live:
    """Tells every listener of a workspace. Notices may come from any thread."""

    def __init__(self, *, ping_s: float = PING_S) -> None:
        self._ping_s = ping_s
        self._rooms: dict[str, Room] = {}
        self._loop: asyncio.AbstractEventLoop | None = None
        self._is_over = False
        self._run = secrets.token_hex(4)  # numbers begin anew with each run of the server

    def begin(self) -> None:
        """Remember the loop that serves the browsers."""
        self._loop = asyncio.get_running_loop()

    def tell(self, workspace_id: str, kind: str, about: JsonObject) -> None:
        """Tell everybody who listens; from any thread."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._tell, workspace_id, kind, about)

    def end(self) -> None:
        """Let every listener go, also one that comes only now: the server stops."""
        self._is_over = True
        for room in self._rooms.values():
            for queue in room.listeners:
                _let_go(queue)

    def look_again(self, person_id: str) -> None:
        """Ask of every line of a person whether she may still hear it; from any thread."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._look_again, person_id)

    async def listen(
        self, workspace_id: str, after: str | None, *, person_id: str = "", may_hear: Callable[[], bool] = lambda: True
    ) -> AsyncGenerator[str]:  # fmt: skip
        """What is told from now on, as text; first what was missed since the notice `after`.

        The first word is `here` with the number of now: who loses the line before anything was told
        can say from where to go on. Ends once `may_hear` says no, which is asked as often as there is
        a ping, however much is told, and in a thread: it reads records.
        """
        room = self._rooms.setdefault(workspace_id, Room())
        queue: asyncio.Queue[Notice | None] = asyncio.Queue(WAITING)
        first = _missed(room, self._run, after) or [Notice(room.last, "here", {})]
        room.listeners[queue] = person_id
        try:
            yield ": here\n\n"
            for old in first:
                yield old.text(self._run)
            looked_at = -math.inf
            while not self._is_over:
                notice = await _next(queue, within_s=self._ping_s)
                if notice is None:
                    return
                now = asyncio.get_running_loop().time()
                if notice is LOOK or now - looked_at >= self._ping_s:
                    if not await asyncio.to_thread(may_hear):
                        return
                    looked_at = now
                yield PING if notice is LOOK else notice.text(self._run)
        finally:
            room.listeners.pop(queue, None)
            self._miss(workspace_id, person_id)

    def _miss(self, workspace_id: str, person_id: str) -> None:
        """Say that somebody is gone whose last line has ended, unless she comes back soon."""
        if self._loop is not None and person_id and not self._is_over:
            self._loop.call_later(GONE_S, self._say_gone, workspace_id, person_id)

    def _say_gone(self, workspace_id: str, person_id: str) -> None:
        if person_id not in self._rooms[workspace_id].listeners.values() and not self._is_over:
            self._tell(workspace_id, "presence", {"person": person_id, "here": False})

    def _look_again(self, person_id: str) -> None:
        for room in self._rooms.values():
            for queue, person in room.listeners.items():
                if person == person_id:
                    _put(queue, LOOK, room)

    def _tell(self, workspace_id: str, kind: str, about: JsonObject) -> None:
        room = self._rooms.setdefault(workspace_id, Room())
        room.last += 1
        notice = Notice(room.last, kind, about)
        room.told.append(notice)
        for queue in room.listeners:
            _put(queue, notice, room)


async def _next(queue: "asyncio.Queue[Notice | None]", *, within_s: float) -> Notice | None:
    """What is told next; after a while without a word, that it is time to look."""
    try:
        async with asyncio.timeout(within_s):
            return await queue.get()
    except TimeoutError:
        return LOOK


def _put(queue: "asyncio.Queue[Notice | None]", notice: Notice, room: Room) -> None:
    """Let a listener hear something; one who is too far behind is told to read all anew."""
    if queue.full():
        while not queue.empty():
            queue.get_nowait()
        queue.put_nowait(Notice(room.last, "resync", {}))
        if notice is not LOOK:
            return
    queue.put_nowait(notice)


def _let_go(queue: "asyncio.Queue[Notice | None]") -> None:
    while queue.full():
        queue.get_nowait()
    queue.put_nowait(None)


def _missed(room: Room, run: str, after: str | None) -> list[Notice]:
    """What a browser that comes back has missed; one `resync` when that is not known any more."""
    if after is None:
        return []
    counted_by, _, number = after.rpartition("-")
    seen = int(number) if number.isdecimal() else -1
    if counted_by == run and seen == room.last:
        return []
    first = room.told[0].number if room.told else room.last + 1
    if counted_by != run or seen > room.last or seen + 1 < first:
        return [Notice(room.last, "resync", {})]
    return [notice for notice in room.told if notice.number > seen]
