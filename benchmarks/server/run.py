"""Does the server hold when 20 people click on the living map of many events? Stores benchmarks/results/server_<n>.json.

    python benchmarks/server/run.py [--events 1000000 10000000] [--people 20] [--seconds 180]

A real `wayline serve` in a process of its own takes the log in by its own routes; then people click.
Warm = a question that somebody was answered before on the same events; cold = the others.
"""

import argparse
import json
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HERE = ROOT / "benchmarks" / "server"
sys.path[:0] = [str(ROOT / "benchmarks" / "speed"), str(HERE)]

from reaching import Reached  # noqa: E402
from synthetic import LogFiles, write_log  # noqa: E402
from table import server_table  # noqa: E402

RESULTS, TEMPORARY = ROOT / "benchmarks" / "results", ROOT / "benchmarks" / "tmp"
JOB_MOST_S = 3600
OWNED = "owner: sales\ndepartments: [{key: sales, name: Sales}]\n"  # nothing is published without an owner


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


@contextmanager
def served(home: Path, port: int) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The server, its process, and the link that lets in."""
    command = [sys.executable, "-m", "wayline", "serve", str(home), "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        link = re.search(r"http\S+", process.stdout.readline()).group()
        try:
            yield process, link
        finally:
            process.terminate()
            process.wait(60)


def memory_mb(pid: int) -> dict[str, float]:
    """How large the process is now, and was at most."""
    text = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    return {
        name: int(re.search(rf"{name}:\s+(\d+) kB", text).group(1)) / 1024 for name in ("VmRSS", "VmHWM")
    }  # fmt: skip


def taken_in(server: Reached, files: LogFiles) -> dict[str, float]:
    """The log taken in and its map published through the routes; seconds of each step."""
    took: dict[str, float] = {}
    at = time.monotonic()
    sent = server.send_file(files.parquet)
    took["upload"], at = time.monotonic() - at, time.monotonic()
    mapping = files.mapping_path.read_text(encoding="utf-8")
    job = server.ask("POST", f"sources/files/{sent['id']}/load", {"mapping": mapping})
    server.wait_for(job["id"], most_s=JOB_MOST_S)
    took["load"] = time.monotonic() - at
    text = files.map_path.read_text(encoding="utf-8") + OWNED
    made = server.ask("POST", "journeys", {"kind": "yaml", "text": text})
    draft = made["drafts"][0]["id"]
    server.ask("POST", f"drafts/{draft}/publish", {"note": "First"})
    return took


def first_look(server: Reached) -> dict[str, float]:
    """Seconds until the map stands there for the first time: laid and measured."""
    at = time.monotonic()
    server.ask("GET", "journeys/a_journey_of_six_stages/living-map", timeout_s=JOB_MOST_S)
    return {"lay_and_measure": time.monotonic() - at}


def spread(seconds: list[float]) -> dict[str, float | int]:
    ordered = sorted(seconds)
    at = lambda share: ordered[min(int(share * len(ordered)), len(ordered) - 1)]  # noqa: E731
    return {"n": len(ordered), "p50_s": statistics.median(ordered), "p95_s": at(0.95), "max_s": ordered[-1]}  # fmt: skip


def summed(answers: list[list[object]]) -> dict[str, object]:
    """By what was asked, warm and cold apart."""
    kinds: dict[str, list[float]] = {}
    for kind, is_warm, seconds, status, _ in answers:
        if status in (200, 304):
            kinds.setdefault(f"{kind}, {'warm' if is_warm else 'cold'}", []).append(float(seconds))
    refused: dict[str, int] = {}
    for kind, _, _, status, _ in answers:
        if status not in (200, 304):
            name = f"{kind}, {status or 'unanswered'}"
            refused[name] = refused.get(name, 0) + 1
    largest = max(int(size) for *_, size in answers)
    return {
        "answers": {kind: spread(found) for kind, found in sorted(kinds.items())},
        "refused": refused, "largest_answer_bytes": largest,
    }  # fmt: skip


def measure(n_events: int, people: int, seconds: int, port: int) -> dict[str, object]:
    """Everything at one size."""
    say(f"{n_events:,} events, {people} people, {seconds} s")
    files, home = write_log(TEMPORARY, n_events), TEMPORARY / f"server_{n_events}"
    shutil.rmtree(home, ignore_errors=True)
    result: dict[str, object] = {
        "n_events": n_events, "people": people, "seconds": seconds, "cpu_count": os.cpu_count(),
        "load_before": os.getloadavg()[0], "python": platform.python_version(),
    }  # fmt: skip
    with served(home, port) as (process, link):
        server = Reached(port, link)
        took = taken_in(server, files)
        result["memory_after_load_mb"] = memory_mb(process.pid)
        say(f"  taken in: {took}")
    # Started again, as after a night: the peak of serving is not that of taking in.
    with served(home, port) as (process, link):
        server = Reached(port, link)
        took |= first_look(server)
        say(f"  first look: {took['lay_and_measure']:.1f} s, {memory_mb(process.pid)}")
        asked = {
            "port": port, "cookie": server.cookie, "workspace": server.workspace, "people": people,
            "seconds": seconds,
        }  # fmt: skip
        done = subprocess.run(
            [sys.executable, str(HERE / "people.py"), json.dumps(asked)], capture_output=True, text=True, check=True,
        )  # fmt: skip
        result |= summed(json.loads(done.stdout))
        result["memory_mb"] = memory_mb(process.pid)
        result["load_during"] = os.getloadavg()[1]
    result["took_s"] = took
    shutil.rmtree(home, ignore_errors=True)
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description="20 people click on the living map.")
    parser.add_argument("--events", type=int, nargs="+", default=[1_000_000, 10_000_000])
    parser.add_argument("--people", type=int, default=20)
    parser.add_argument("--seconds", type=int, default=180)
    parser.add_argument("--port", type=int, default=8899)
    asked = parser.parse_args()
    RESULTS.mkdir(exist_ok=True)
    for n_events in asked.events:
        result = measure(n_events, asked.people, asked.seconds, asked.port)
        target = RESULTS / f"server_{n_events}.json"
        target.write_text(json.dumps(result, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        say(f"  wrote {target.relative_to(ROOT)}")
    print(server_table(RESULTS))


if __name__ == "__main__":
    main()
