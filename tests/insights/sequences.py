"""Journeys as plain sequences, for brute force: every event in order, those after the end too."""

from dataclasses import dataclass

from wayline.journeys import LaidMap


@dataclass(frozen=True, slots=True)
class Happened:
    """One event; keys in place of codes."""

    seq: int
    day: int
    touchpoint: str | None
    department: str | None


def read_sequences(laid: LaidMap) -> dict[str, list[Happened]]:
    """Every journey with all its events."""
    home = laid.schema
    found: dict[str, list[Happened]] = {}
    for journey, seq, at, touchpoint, department in laid.engine.run(
        "SELECT e.journey_id, e.seq, e.ts_us // 86400000000, t.key, d.key"
        f" FROM {home}.events e LEFT JOIN {home}.touchpoints t ON t.code = e.touchpoint"
        f" LEFT JOIN {home}.departments d ON d.code = e.department ORDER BY 1, 2"
    ).rows:
        found.setdefault(str(journey), []).append(
            Happened(int(str(seq)), int(str(at)), _key(touchpoint), _key(department))
        )
    return found


def _key(value: object) -> str | None:
    return None if value is None else str(value)


def open_journeys(laid: LaidMap) -> set[str]:
    """Those without an end."""
    rows = laid.engine.run(
        f"SELECT journey_id FROM {laid.schema}.journeys WHERE outcome IS NULL"
    ).rows
    return {str(row[0]) for row in rows}


def touchpoints_of(happened: list[Happened]) -> list[str]:
    """The touchpoints in order, events without one left out."""
    return [one.touchpoint for one in happened if one.touchpoint is not None]
