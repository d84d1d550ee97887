"""Which table do the figures of the screens make, and what is the most that each may be?"""

import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Bar:
    """The most that a figure may be, and how it is said."""

    said: str
    most: float
    unit: str = "ms"


BARS = {
    "open_ms": Bar("the map stands there, all 200 touchpoints", 1000),
    "lcp_ms": Bar("largest part painted", 1000),
    "cls": Bar("parts that jumped while it loaded (layout shift)", 0.02, ""),
    "tbt_ms": Bar("time blocked while it loaded", 50),
    "layer_ms": Bar("layer switched, the slowest of nine", 100),
    "inp_ms": Bar("from a key to the next frame on the map, 98 % within", 100),
    "scope_ms": Bar("the first number of a scope that nobody asked for before", 300),
    "key_move_ms": Bar("touchpoint moved by a key, 95 % within", 50),
    "drop_ms": Bar("touchpoint dropped, 95 % within", 100),
    "frame_ms": Bar("between two frames of a drag of five seconds, 95 % within", 17),
}


def web_table(file: Path) -> str:
    """The results as Markdown, each against its bar."""
    result = json.loads(file.read_text(encoding="utf-8"))
    lines = [
        f"{result['stages']} stages, {result['touchpoints']} touchpoints, Chromium {result['chromium'].split('.')[0]}, "
        f"{result['cpu_count']} cores, load {result['load_before']:.1f} before; median of {result['runs']}:",
        "", "| what | measured | bar |", "|---|---|---|",
    ]  # fmt: skip
    for name, bar in BARS.items():
        value = result["figures"][name]
        held = "held" if value <= bar.most else "missed"
        lines.append(f"| {bar.said} | {_said(value, bar)} | {_said(bar.most, bar)}: {held} |")
    return "\n".join(lines) + "\n"


def _said(value: float, bar: Bar) -> str:
    return f"{value:.0f} {bar.unit}" if bar.unit else f"{value:.3f}"
