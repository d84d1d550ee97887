"""Which table do the figures of the server make? Written into the README from the stored results, and nowhere else."""

import json
from pathlib import Path

# What a bar says: seconds at the 95th percentile, megabytes.
BARS = {
    "living map, warm": 0.3, "scope change, first numbers, cold": 2.0, "scope change, cold": 2.0,
}  # fmt: skip
MEMORY_MB = 1536


def server_table(folder: Path) -> str:
    """The results as Markdown, each against its bar where it has one."""
    found = [json.loads(path.read_text(encoding="utf-8")) for path in folder.glob("server_*.json")]
    lines: list[str] = []
    for result in sorted(found, key=lambda one: int(one["n_events"])):
        lines += [*_answers(result), "", *_around(result), ""]
    return "\n".join(lines).rstrip() + "\n"


def _answers(result: dict) -> list[str]:
    lines = [
        f"At {result['n_events']:,} events, {result['people']} people for {result['seconds']} s:",
        "",
        "| asked | answers | half within | 95 % within | slowest | bar |",
        "|---|---|---|---|---|---|",
    ]
    for name, row in result["answers"].items():
        lines.append(
            f"| {name} | {row['n']:,} | {_seconds(row['p50_s'])} | {_seconds(row['p95_s'])} | {_seconds(row['max_s'])} | {_bar(name, row['p95_s'])} |"
        )
    return lines


def _around(result: dict) -> list[str]:
    took, peak = result["took_s"], result["memory_mb"]["VmHWM"]
    late = sum(n for name, n in result["refused"].items() if name.endswith("unanswered"))
    refused = sum(result["refused"].values()) - late
    held = "held" if peak <= MEMORY_MB else "missed"
    return [
        f"Memory while serving: {peak / 1024:.2f} GB at most (bar {MEMORY_MB / 1024:.1f} GB: {held}). "
        f"The first look after new events, laid and measured: {_seconds(took['lay_and_measure'])}. "
        f"Taking the file in: {_seconds(took['load'])}. Still waiting when the time was over: {late}. Told to come back: {refused}."
    ]


def _bar(name: str, p95_s: float) -> str:
    bar = BARS.get(name)
    if bar is None:
        return ""
    return f"{_seconds(bar)}: {'held' if p95_s <= bar else 'missed'}"


def _seconds(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.1f} s"
