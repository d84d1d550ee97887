"""Which table do the figures make? Written into the README from the stored results, and nowhere else."""

import json
import statistics
from pathlib import Path

NAMES = {
    "flow": "what follows what: count, median, p90", "funnel": "stage funnel in 30 days, by channel",
    "variants": "20 most frequent ways", "dwell": "time in stage, open ones counted; who is where",
    "rework": "what is done again",
}  # fmt: skip
PEERS = {
    "numba": "compiled pass", "duckdb": "SQL on raw events", "chdb": "chDB", "pm4py": "pm4py",
}  # fmt: skip


def times(ratio: float) -> str:
    """Two figures, never as a power of ten."""
    return f"{ratio:.0f}" if ratio >= 10 else f"{ratio:.2g}"


def median_cpu(question: dict[str, list[float]]) -> float:
    return statistics.median(question["cpu_s"])


def speed_table(folder: Path) -> str:
    """The results as Markdown: our CPU seconds, and theirs as a multiple of ours."""
    found = [json.loads(path.read_text(encoding="utf-8")) for path in folder.glob("speed_*.json")]
    lines: list[str] = []
    for result in sorted(found, key=lambda one: int(one["n_events"])):
        lines += [*_questions(result), "", *_loads(result), ""]
    return "\n".join(lines).rstrip() + "\n"


def _questions(result: dict) -> list[str]:
    peers = [peer for peer in PEERS if peer in result["peers"]]
    lines = [
        f"At {result['n_events']:,} events, CPU, median of {result['repeats']}; a peer's figure is its CPU as a multiple of ours for the number alone:",
        "",
        "| question | as shown | number alone | "
        + " | ".join(PEERS[peer] for peer in peers)
        + " |",
        "|---|---|---|" + "---|" * len(peers),
    ]
    for name, words in NAMES.items():
        own = median_cpu(result["wayline"]["alone"][name])
        cells = [f"{median_cpu(result['wayline']['questions'][name]):.2f} s", f"{own:.3f} s"]
        for peer in peers:
            theirs = result["peers"][peer]["questions"].get(name)
            cells.append("–" if theirs is None else f"{times(median_cpu(theirs) / own)} ×")
        lines.append(f"| {words} | " + " | ".join(cells) + " |")
    return lines


def _loads(result: dict) -> list[str]:
    lines = ["| from file to laid map | events a second | peak memory |", "|---|---|---|"]
    for name, load in result["loads"].items():
        seconds = load["load_wall_s"] + load["lay_wall_s"]
        lines.append(
            f"| {name} | {result['n_events'] / seconds:,.0f} | {load['peak_mb'] / 1024:.1f} GB |"
        )
    return lines
