"""What do people do on a living map? Each clicks for some time: the map, another scope, who it is, one of them.

Runs in a process of its own, so that its memory and its CPU are not the server's.
"""

import asyncio
import json
import random
import sys
import time
from dataclasses import dataclass, field
from urllib.parse import quote

JOURNEY = "a_journey_of_six_stages"
THINKS_S = (0.5, 2.5)
PATIENCE_S = 5  # after the time is over; who then still waits is counted as unanswered
UNANSWERED = 0
# What a person asks next, and how often: most look at the map as it is.
HABITS = (("living map", 6), ("scope change", 2), ("open customers", 2), ("timeline", 2))
MONTHS = tuple(f"2024-{month:02}-01" for month in range(1, 13)) + tuple(f"2025-{m:02}-01" for m in range(1, 6))  # fmt: skip


@dataclass(slots=True)
class Answered:
    kind: str
    is_warm: bool
    seconds: float
    status: int
    size: int


@dataclass(slots=True)
class Person:
    """One browser: a connection that stays open, a cookie, and what it has seen already."""

    port: int
    cookie: str
    workspace: str
    dice: random.Random
    answered: set[str]  # to anybody: what nobody was answered yet is cold
    answers: list[Answered] = field(default_factory=list)
    known: dict[str, str] = field(default_factory=dict)
    streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def work(self, until: float) -> None:
        while time.monotonic() < until:
            await self.step(until)
            await asyncio.sleep(self.dice.uniform(*THINKS_S))

    async def step(self, until: float) -> None:
        kinds, weights = zip(*HABITS, strict=True)
        kind = self.dice.choices(kinds, weights)[0]
        path = self.path_of(kind)
        # Another scope: the heads of the stages and the whole, at once, as a screen asks that shows heads first.
        if kind == "scope change":
            first = path.replace("/living-map?", "/stage-heads?")
            heads = asyncio.create_task(self.beside(first, until))
            await self.asked(kind, path, until)
            await heads
        else:
            await self.asked(kind, path, until)

    async def beside(self, path: str, until: float) -> None:
        """Asked over a second connection, as a browser does."""
        other = Person(
            self.port, self.cookie, self.workspace, self.dice, self.answered, self.answers
        )
        await other.asked("scope change, first numbers", path, until)
        if other.streams is not None:
            other.streams[1].close()

    async def asked(self, kind: str, path: str, until: float) -> None:
        is_warm = path in self.answered
        started = time.monotonic()
        try:
            async with asyncio.timeout(max(until - started, 0) + PATIENCE_S):
                status, size = await self.get(path)
        except TimeoutError:
            status, size = UNANSWERED, 0
            if self.streams is not None:
                self.streams[1].close()
            self.streams = None
        if status in (200, 304):
            self.answered.add(path)
        self.answers.append(Answered(kind, is_warm, time.monotonic() - started, status, size))

    def path_of(self, kind: str) -> str:
        home = f"/api/w/{self.workspace}/journeys/{JOURNEY}"
        match kind:
            case "living map":
                return f"{home}/living-map"
            case "scope change":
                since = self.dice.choice(MONTHS)
                return f"{home}/living-map?since={since}&until={_later(since)}"
            case "open customers":
                stage = self.dice.randint(1, 6)
                return f"{home}/open?stage=stage_{stage}"
            case _:
                return f"{home}/accounts/{quote(f'A{self.dice.randint(0, 2000)}')}"

    async def get(self, path: str) -> tuple[int, int]:
        if self.streams is None:
            self.streams = await asyncio.open_connection("127.0.0.1", self.port, limit=2**20)
        reader, writer = self.streams
        known = self.known.get(path)
        lines = [
            f"GET {path} HTTP/1.1", "Host: 127.0.0.1", f"Cookie: {self.cookie}", "Accept-Encoding: gzip",
            *([f"If-None-Match: {known}"] if known else []),
        ]  # fmt: skip
        writer.write(("\r\n".join(lines) + "\r\n\r\n").encode())
        await writer.drain()
        head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        status = int(head[0].split()[1])
        headers = {
            name.lower(): value for name, _, value in (line.partition(": ") for line in head[1:])
        }
        size = int(headers.get("content-length", 0))
        if headers.get("transfer-encoding") == "chunked":
            size = await _chunks(reader)
        elif size and status != 304:
            await reader.readexactly(size)
        # Half of the people come from a browser that keeps nothing.
        if "etag" in headers and self.dice.random() < 0.5:
            self.known[path] = headers["etag"]
        return status, size


async def _chunks(reader: asyncio.StreamReader) -> int:
    total = 0
    while size := int(await reader.readline(), 16):
        await reader.readexactly(size + 2)
        total += size
    await reader.readline()
    return total


def _later(since: str) -> str:
    """Three months on."""
    year, month = int(since[:4]), int(since[5:7]) + 3
    return f"{year + (month - 1) // 12}-{(month - 1) % 12 + 1:02}-01"


async def click(asked: dict[str, object]) -> list[Answered]:
    """Everybody clicks until the time is over; every answer with what it took."""
    seconds, people, port = int(str(asked["seconds"])), int(str(asked["people"])), int(str(asked["port"]))  # fmt: skip
    before: set[str] = set()
    everybody = [
        Person(port, str(asked["cookie"]), str(asked["workspace"]), random.Random(at), before)  # noqa: S311 - clicks
        for at in range(people)
    ]
    until = time.monotonic() + seconds
    await asyncio.gather(*(person.work(until) for person in everybody))
    return [answer for person in everybody for answer in person.answers]


if __name__ == "__main__":
    found = asyncio.run(click(json.loads(sys.argv[1])))
    print(json.dumps([[a.kind, a.is_warm, a.seconds, a.status, a.size] for a in found]))
