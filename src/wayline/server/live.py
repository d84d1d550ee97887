"""What changed, told to every open browser: keys and versions, never data (server-sent events)."""

import asyncio
import json
from collections import deque
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

from wayline.base import JsonObject

WAITING = 64  # notices that a slow browser may be behind before it is told to read all anew
REMEMBERED = 256  # notices a workspace remembers for browsers that come back
PING_S = 15.0
PING = ": ping\n\n"


@dataclass(frozen=True, slots=True)
class Notice:
    """Something changed: its kind, and the key and version of what did."""

    number: int
    kind: str
    about: JsonObject

    def text(self) -> str:
        """As it goes over the wire."""
        return f"id: {self.number}\nevent: {self.kind}\ndata: {json.dumps(self.about)}\n\n"


@dataclass(slots=True)
class Room:
    """The listeners of one workspace, and what was told last."""

    told: "deque[Notice]" = field(default_factory=lambda: deque(maxlen=REMEMBERED))
    listeners: "set[asyncio.Queue[Notice | None]]" = field(default_factory=set)
    last: int = 0


class Live:
    """Tells every listener of a workspace. Notices may come from any thread."""

    def __init__(self) -> None:
        self._rooms: dict[str, Room] = {}
        self._loop: asyncio.AbstractEventLoop | None = None
        self._is_over = False

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
                while queue.full():
                    queue.get_nowait()
                queue.put_nowait(None)

    async def listen(self, workspace_id: str, after: int | None) -> AsyncIterator[str]:
        """What is told from now on, as text; first what was missed since notice number `after`."""
        room = self._rooms.setdefault(workspace_id, Room())
        queue: asyncio.Queue[Notice | None] = asyncio.Queue(WAITING)
        missed = _missed(room, after)
        room.listeners.add(queue)
        try:
            yield ": here\n\n"
            for old in missed:
                yield old.text()
            while not self._is_over:
                try:
                    async with asyncio.timeout(PING_S):
                        notice = await queue.get()
                except TimeoutError:
                    yield PING
                    continue
                if notice is None:
                    return
                yield notice.text()
        finally:
            room.listeners.discard(queue)

    def _tell(self, workspace_id: str, kind: str, about: JsonObject) -> None:
        room = self._rooms.setdefault(workspace_id, Room())
        room.last += 1
        notice = Notice(room.last, kind, about)
        room.told.append(notice)
        for queue in room.listeners:
            if queue.full():
                while not queue.empty():
                    queue.get_nowait()
                queue.put_nowait(Notice(room.last, "resync", {}))
            else:
                queue.put_nowait(notice)


def _missed(room: Room, after: int | None) -> list[Notice]:
    """What a browser that comes back has missed; one `resync` when that is no longer known."""
    if after is None or after == room.last:
        return []
    first = room.told[0].number if room.told else room.last + 1
    if after > room.last or after + 1 < first:
        return [Notice(room.last, "resync", {})]
    return [notice for notice in room.told if notice.number > after]
