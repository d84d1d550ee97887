"""How soon do 200 open browsers hear what changes, and does the server stop with all of them open? Stores listening.json.

    python benchmarks/server/listening.py [--listeners 200] [--told 20] [--stops 50]

The time runs from before a change is sent to when a listener has read it; all on the loopback, with one clock.
"""

import argparse
import asyncio
import json
import os
import platform
import shutil
import signal
import subprocess
import time
from pathlib import Path

from reaching import Reached

from run import RESULTS, TEMPORARY, say, served, spread

PORT = 8898
STOPS_WITHIN_S = 6.0
PAUSE_S = 0.2  # between two changes, as people make them
STARTER = {"kind": "starter", "starter": "simple_five"}


async def listener(server: Reached, told: int, opened: asyncio.Semaphore) -> list[float]:
    """One open stream; how long each notice was on its way."""
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    asked = f"GET /api/w/{server.workspace}/live HTTP/1.1\r\nHost: localhost\r\nCookie: {server.cookie}\r\n\r\n"
    writer.write(asked.encode())
    await reader.readuntil(b": here")
    opened.release()
    took: list[float] = []
    while len(took) < told:
        line = await reader.readline()
        if line.startswith(b"data: ") and b'"at": "' in line:
            sent = float(json.loads(line.removeprefix(b"data: "))["at"])
            took.append(time.monotonic() - sent)
    writer.close()
    return took


async def heard(server: Reached, draft: str, *, listeners: int, told: int) -> list[float]:
    """What all listeners together measured."""
    opened = asyncio.Semaphore(0)
    all_of_them = [asyncio.create_task(listener(server, told, opened)) for _ in range(listeners)]
    for _ in range(listeners):
        await opened.acquire()
    for _ in range(told):
        body = {"at": f"{time.monotonic():.6f}"}
        await asyncio.to_thread(server.ask, "POST", f"drafts/{draft}/presence", body)
        await asyncio.sleep(PAUSE_S)
    return [took for one in all_of_them for took in await one]


def stopped(home: Path, listeners: int) -> float:
    """Seconds from the word to stop to the end of the process, with streams open."""

    async def story(process: "subprocess.Popen[str]", server: Reached) -> float:
        opened = asyncio.Semaphore(0)
        waiting = [asyncio.create_task(listener(server, 1, opened)) for _ in range(listeners)]
        for _ in range(listeners):
            await opened.acquire()
        at = time.monotonic()
        process.send_signal(signal.SIGTERM)
        await asyncio.to_thread(process.wait, 60)
        took = time.monotonic() - at
        for one in waiting:
            one.cancel()
        return took

    with served(home, PORT) as (process, link):
        return asyncio.run(story(process, Reached(PORT, link)))


def main() -> None:
    parser = argparse.ArgumentParser(description="200 browsers hear what changes.")
    parser.add_argument("--listeners", type=int, default=200)
    parser.add_argument("--told", type=int, default=20)
    parser.add_argument("--stops", type=int, default=50)
    asked = parser.parse_args()
    home = TEMPORARY / "listening"
    shutil.rmtree(home, ignore_errors=True)
    result: dict[str, object] = {
        "listeners": asked.listeners, "told": asked.told, "cpu_count": os.cpu_count(),
        "load_before": os.getloadavg()[0], "python": platform.python_version(),
    }  # fmt: skip
    with served(home, PORT) as (_, link):
        server = Reached(PORT, link)
        draft = server.ask("POST", "journeys", STARTER)["drafts"][0]["id"]
        took = asyncio.run(heard(server, draft, listeners=asked.listeners, told=asked.told))
        result["heard"] = spread(took)
    say(f"  heard: {result['heard']}")
    stops = [stopped(home, asked.listeners) for _ in range(asked.stops)]
    in_time = sum(took <= STOPS_WITHIN_S for took in stops)
    result["stopped"] = spread(stops) | {"within_6_s": in_time}
    say(f"  stopped: {result['stopped']}")
    target = RESULTS / "listening.json"
    target.write_text(json.dumps(result, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    shutil.rmtree(home, ignore_errors=True)


if __name__ == "__main__":
    main()
