"""What exactly was asked: a request as canonical JSON, its id, and the frame of its answer [L1] [L2]."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from wayline.base import Clock, Filter, Frame, Population, Provenance, SystemClock, Window

if TYPE_CHECKING:
    from wayline.journeys import LaidMap, Scope

Asked = str | int | float | bool | None | tuple["Asked", ...] | Mapping[str, "Asked"]

WALL_CLOCK = SystemClock()  # only ever fills `computed_at`; pass a FixedClock for equal bytes


def definition_id(name: str, scope: "Scope", parameters: Mapping[str, Asked] | None = None) -> str:
    """SHA-256 of the request as canonical JSON: sorted keys, defaults written out [L2]."""
    request = {"name": name, "scope": _scope_json(scope), "parameters": dict(parameters or {})}
    text = json.dumps(request, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def seed_of(definition: str) -> int:
    """The first 64 bits of a definition id: the seed of its bootstrap [L6]."""
    return int(definition[:16], 16)


def _scope_json(scope: "Scope") -> dict[str, Asked]:
    return {
        name: value.astimezone(UTC).isoformat() if isinstance(value, datetime) else value
        for name, value in asdict(scope).items()
    }


def instant(microseconds: int) -> datetime:
    """The UTC instant of a stored time."""
    return datetime.fromtimestamp(microseconds // 1_000_000, UTC).replace(
        microsecond=microseconds % 1_000_000
    )


def filters_of(scope: "Scope") -> tuple[Filter, ...]:
    """The restrictions of a scope other than its period, in words [L1]."""
    named = (("segment", scope.segment), ("path", scope.path), ("channel", scope.channel))
    found = [Filter(name, value) for name, value in named if value is not None]
    return (*found, *([Filter("open_only", "true")] if scope.open_only else []))


def window_of(laid: "LaidMap", scope: "Scope", *, matured_by: float | None = None) -> Window:
    """The period of a scope, judged at the horizon of the laid map."""
    return Window(
        scope.since, scope.until, instant(laid.horizon_us), laid.map.timezone, matured_by
    )  # fmt: skip


@cache
def code_version() -> str:
    """The version of the installed package; `source` when it runs from a plain checkout."""
    try:
        return version("wayline")
    except PackageNotFoundError:
        return "source"


def provenance_of(laid: "LaidMap", definition: str, clock: Clock) -> Provenance:
    """From which request, data, map, engine and code an answer came [L2]."""
    return Provenance(
        definition, laid.snapshot_id, laid.map.content_hash, laid.engine.name,
        code_version(), clock.now(),
    )  # fmt: skip


def frame_of(
    laid: "LaidMap",
    scope: "Scope",
    *,
    definition: str,
    population: Population,
    clock: Clock,
    matured_by: float | None = None,
) -> Frame:
    """The frame of one answer: population, window, grain, filters, provenance [L1]."""
    return Frame(
        population,
        window_of(laid, scope, matured_by=matured_by),
        laid.per,
        filters_of(scope),
        provenance_of(laid, definition, clock),
    )
