"""How is a living map written down: the document `wayline.overlay/1`, equal bytes for equal input."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import UTC, datetime

from wayline.base import Estimate, Filter, Frame, Population, Provenance, Sentence, Window
from wayline.insights.members import Members
from wayline.insights.overlaid import Framed, OverlaidMap

FORMAT = "wayline.overlay/1"
Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


def overlay_json(overlaid: OverlaidMap) -> dict[str, Json]:
    """The document: counts as integers, estimates in full with quality, verdict and frame."""
    document: dict[str, Json] = {"format": FORMAT}
    for section in fields(overlaid):
        document[section.name] = plain(getattr(overlaid, section.name))
    return document


def plain(value: object) -> Json:
    """Any part of an overlaid map as JSON."""
    if value is None or isinstance(value, bool | str | int):
        return value
    if isinstance(value, float):
        return _number(value)
    for kind, write in _WRITERS.items():
        if isinstance(value, kind):
            return write(value)
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    return {name.rstrip("_"): plain(part) for name, part in _parts(value)}


def _parts(value: object) -> list[tuple[str, object]]:
    """What a mapping or a dataclass holds, by name."""
    if isinstance(value, Mapping):
        return sorted(((str(key), item) for key, item in value.items()), key=lambda pair: pair[0])
    return [(part.name, getattr(value, part.name)) for part in fields(value)]  # type: ignore[arg-type]


def _number(value: float) -> int | float:
    """Whole numbers without a point; at most 12 digits, so that a last bit never shows."""
    rounded = float(f"{value:.12g}")
    return int(rounded) if rounded.is_integer() and abs(rounded) < 1e15 else rounded


def estimate_json(estimate: Estimate) -> dict[str, Json]:
    """An estimate in full; `quality` follows from n [L8]."""
    return {
        "value": plain(estimate.value), "unit": estimate.unit, "n": estimate.n, "k": estimate.k,
        "low": plain(estimate.low), "high": plain(estimate.high), "level": estimate.level,
        "method": estimate.method, "accounts": estimate.accounts, "quality": estimate.quality,
        "verdict": estimate.verdict, **({"note": str(estimate.note)} if estimate.note else {}),
    }  # fmt: skip


def framed_json(measured: Framed) -> dict[str, Json]:
    """An estimate with the position of its frame."""
    return {**estimate_json(measured.estimate), "frame": measured.frame}


def members_json(members: Members) -> dict[str, Json]:
    """The lists behind a number, and how many are left out of each."""
    return {
        "did": list(members.did), "did_not": list(members.did_not), "still_open": list(members.still_open),
        "left_out": {side: n for side, n in members.left_out.items() if n},
    }  # fmt: skip


def frame_json(frame: Frame) -> dict[str, Json]:
    """A frame: population, grain, filters, window, provenance."""
    return {
        "population": _population(frame.population),
        "grain": frame.grain,
        "filters": [_filter(one) for one in frame.filters],
        "window": _window(frame.window),
        "provenance": _provenance(frame.provenance),
    }


def _population(population: Population) -> dict[str, Json]:
    return {
        "total": population.total,
        "counted": population.counted,
        "left_out": dict(population.left_out),
    }


def _filter(one: Filter) -> dict[str, Json]:
    return {"field": one.field, "value": one.value}


def _window(window: Window) -> dict[str, Json]:
    return {
        "start": instant_text(window.start), "end": instant_text(window.end), "horizon": instant_text(window.horizon),
        "timezone": window.timezone, "matured_by": plain(window.matured_by),
    }  # fmt: skip


def _provenance(provenance: Provenance) -> dict[str, Json]:
    return {
        "definition_id": provenance.definition_id, "snapshot_id": provenance.snapshot_id,
        "map_version_hash": provenance.map_version_hash, "engine": provenance.engine,
        "code_version": provenance.code_version, "computed_at": instant_text(provenance.computed_at),
    }  # fmt: skip


def instant_text(instant: datetime | None) -> str | None:
    """An instant in UTC to the second, as ISO 8601 with a Z."""
    return None if instant is None else instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


_WRITERS: dict[type, Callable[..., Json]] = {
    float: _number,
    Framed: framed_json,
    Estimate: estimate_json,
    Frame: frame_json,
    Members: members_json,
    Sentence: str,
    datetime: instant_text,
}
