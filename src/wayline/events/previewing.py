"""How is a file understood? Its first rows as they stand, and as the events that they became."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from wayline.engine import Engine, Value, load_query

INSTANT_DIGITS = {0: 26, 1: 19, 2: 16, 3: 10}  # of `2026-01-31 09:00:00.000000`, by precision


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One event: where it stood, the text there (empty for sheets), and how it was understood."""

    raw_ref: str
    before: str
    after: str


def preview_rows(engine: Engine, files: Sequence[Path], *, most: int) -> tuple[PreviewRow, ...]:
    """The first events of a database that was filled from these files."""
    found = engine.run(load_query("wayline.events", "first_events"), {"limit": most}).dicts()
    return tuple(_pairs(found, files))


def _pairs(found: Sequence[dict[str, Value]], files: Sequence[Path]) -> Iterator[PreviewRow]:
    """Each event with the line it came from, where the file has lines."""
    texts = {path.name: _first_lines(path) for path in files}
    for event in found:
        raw_ref = str(event["raw_ref"])
        file, _, row = raw_ref.rpartition(":")
        lines = texts.get(file, [])
        # Rows count from 1 below the header; JSON Lines have none.
        at = int(row) if file.endswith((".csv", ".tsv", ".txt")) else int(row) - 1
        yield PreviewRow(raw_ref, lines[at] if 0 <= at < len(lines) else "", _in_words(event))


def _first_lines(path: Path) -> list[str]:
    """The first lines of a text file; none of a file that is not text."""
    with path.open("rb") as file:
        start = file.read(64_000)
    if b"\0" in start or start[:2] in {b"PK", b"\x1f\x8b"} or start[:4] == b"PAR1":
        return []
    return start.decode("utf-8-sig", errors="replace").splitlines()


def _in_words(event: dict[str, Value]) -> str:
    """How one event was understood: when, what, who, and what else is known."""
    precision = event["ts_precision"]
    digits = INSTANT_DIGITS.get(precision if isinstance(precision, int) else 1, 19)
    more = [
        f"{field} {event[field]!s}"
        for field in ("account", "person", "channel", "cost", "value")
        if event[field] is not None
    ]
    objects = [str(event["objects"])] if event["objects"] is not None else []
    said = [str(event[field]) for field in ("answer", "words") if event[field] is not None]
    return " · ".join([str(event["at"])[:digits], str(event["event"]), *objects, *more, *said])
