"""What do the peers answer, and what does it cost them? Runs in the benchmarks' own environment.

    python benchmarks/speed/peers.py PEER LOG.parquet HORIZON_US REPEATS

prints one JSON object: for each question its answer, CPU and wall seconds of every repeat, and the
peak memory. Reading the file and sorting it is made ready before and not counted.
"""

import json
import resource
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

WINDOW_US = 30 * 86_400 * 1_000_000
TOP = 20
Answer = object
Question = Callable[[], Answer]


def timed(ask: Question, repeats: int) -> dict[str, object]:
    """One run to warm up, then as many as asked for."""
    answer = ask()
    cpu, wall = [], []
    for _ in range(repeats):
        started = time.process_time(), time.perf_counter()
        ask()
        cpu.append(time.process_time() - started[0])
        wall.append(time.perf_counter() - started[1])
    return {"answer": answer, "cpu_s": cpu, "wall_s": wall}


def main() -> None:
    peer, log, horizon, repeats = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    sys.path.insert(0, str(Path(__file__).parent))
    if peer == "duckdb":
        from peer_duckdb import questions
    elif peer == "numba":
        from peer_numba import questions
    elif peer == "chdb":
        from peer_chdb import questions
    else:
        from peer_pm4py import questions
    found = {name: timed(ask, repeats) for name, ask in questions(log, horizon).items()}
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"version": version(peer), "peak_mb": peak_mb, "questions": found}))


if __name__ == "__main__":
    main()
