"""How quick is it, against others in the same run? Prints and stores benchmarks/results/speed_<n>.json.

    python benchmarks/run.py [--events 1000000 10000000] [--repeats 3] [--only PEER ...]

Identical answers are asserted before anything is compared. Every figure is a ratio of medians taken
in this one run; absolute seconds are kept beside it for the curious.
"""

import argparse
import hashlib
import json
import os
import platform
import statistics
import subprocess
import sys
from contextlib import closing
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "benchmarks" / "speed"))

import ours  # noqa: E402
from answers import differences  # noqa: E402
from synthetic import LogFiles, write_log  # noqa: E402

from wayline import engine  # noqa: E402

PEERS = ("duckdb", "numba", "chdb", "pm4py")
RESULTS = ROOT / "benchmarks" / "results"
TEMPORARY = ROOT / "benchmarks" / "tmp"


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def machine() -> dict[str, object]:
    """Where this was measured."""
    return {
        "cpu_count": os.cpu_count(),
        "load_before": os.getloadavg()[0],
        "python": platform.python_version(),
        "system": platform.system(),
        "machine": platform.machine(),
    }


def commit() -> str:
    done = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.strip() or "unknown"


def digest(path: Path) -> str:
    """The data, so that two runs can be told apart."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


def ask_peer(peer: str, files: LogFiles, *, horizon: int, repeats: int) -> dict[str, object]:
    """A peer's answers and costs, from a process of its own."""
    python = ROOT / ".venv-bench" / "bin" / "python"
    script = ROOT / "benchmarks" / "speed" / "peers.py"
    command = [str(python), str(script), peer, str(files.parquet), str(horizon), str(repeats)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    if done.returncode:
        raise SystemExit(f"{peer} did not answer:\n{done.stderr[-2000:]}")
    found: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return found


def ask_ours(files: LogFiles, repeats: int) -> tuple[dict[str, object], int]:
    """Our answers and costs, and the horizon that they were judged at."""
    with closing(engine.open_memory()) as memory:
        say("  laying the log")
        laid = ours.lay_log(files, memory)
        whole = asked(ours.questions(laid), repeats, "as shown")
        alone = asked(ours.alone(laid), repeats, "alone")
        return {"version": version("wayline"), "questions": whole, "alone": alone}, laid.horizon_us


def asked(questions: dict[str, ours.Question], repeats: int, how: str) -> dict[str, object]:
    """Each question's answer and costs, after one run to warm up."""
    found: dict[str, object] = {}
    for name, ask in questions.items():
        answer, costs = ask(), ours.Costs()
        for _ in range(repeats):
            costs.add(ask)
        found[name] = {"answer": answer, "cpu_s": costs.cpu_s, "wall_s": costs.wall_s}
        say(f"  {name}, {how}: {statistics.median(costs.cpu_s):.2f} s of CPU")
    return found


def measure(n_events: int, repeats: int, peers: list[str]) -> dict[str, object]:
    """Everything at one size."""
    say(f"{n_events:,} events")
    files = write_log(TEMPORARY, n_events)
    loads = {}
    for name, path in (("parquet", files.parquet), ("csv", files.csv)):
        loads[name] = load_apart(n_events, path)
        say(f"  from {name} to a laid map: {loads[name]}")
    mine, horizon = ask_ours(files, repeats)
    result: dict[str, object] = {
        "n_events": n_events, "repeats": repeats, "commit": commit(), "data": digest(files.parquet),
        "machine": machine(), "loads": loads, "wayline": mine, "peers": {},
    }  # fmt: skip
    others: dict[str, object] = {}
    for peer in peers:
        say(f"  asking {peer}")
        others[peer] = ask_peer(peer, files, horizon=horizon, repeats=repeats)
    own = {"numbers alone": {"questions": mine["alone"]}}
    wrong = differences(mine, {**own, **others})
    if wrong:
        raise SystemExit("the answers differ, so nothing is compared:\n" + "\n".join(wrong))
    result["peers"] = others
    return without_answers(result)


def load_apart(n_events: int, path: Path) -> dict[str, object]:
    """A load in a process of its own, so that its peak is its own."""
    code = (
        "import json, sys; sys.path.insert(0, 'benchmarks/speed'); import ours; from pathlib import Path;"
        "from synthetic import write_log;"
        f"print(json.dumps(ours.load_and_lay(write_log(Path({str(TEMPORARY)!r}), {n_events}), Path({str(path)!r}))))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    found: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return found


def without_answers(result: dict[str, object]) -> dict[str, object]:
    """Answers were equal; they are not stored."""
    text = json.dumps(result, default=str)
    plain: dict[str, object] = json.loads(text)
    for one in [plain["wayline"], *plain["peers"].values()]:
        for question in [*one["questions"].values(), *one.get("alone", {}).values()]:
            question.pop("answer", None)
    return plain


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure against peers, equal answers first.")
    parser.add_argument("--events", type=int, nargs="+", default=[1_000_000, 10_000_000])
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--only", nargs="+", choices=PEERS, default=list(PEERS))
    asked = parser.parse_args()
    RESULTS.mkdir(exist_ok=True)
    for n_events in asked.events:
        result = measure(n_events, asked.repeats, asked.only)
        target = RESULTS / f"speed_{n_events}.json"
        target.write_text(json.dumps(result, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        say(f"  wrote {target.relative_to(ROOT)}")
    from tables import speed_table

    print(speed_table(RESULTS))


if __name__ == "__main__":
    main()
