"""How do a map and events become a laid map? The one place where the real parts are put together."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from wayline.base import SourceError, SystemClock
from wayline.cli.loading import load_note
from wayline.cli.options import ScopeAsked
from wayline.cli.progress import shown
from wayline.cli.project import Project, map_in, opened
from wayline.cli.speaking import Speech

if TYPE_CHECKING:
    from wayline.engine import Engine
    from wayline.events import LoadReport
    from wayline.journeys import LaidMap, Scope
    from wayline.map import CheckedMap


@dataclass(frozen=True, slots=True)
class Reading:
    """What is to be laid on what: a map, files of events with their mapping, the case, and who judges it."""

    map_path: Path
    files: tuple[Path, ...] = ()
    mapping: Path | None = None
    by: str | None = None
    versions: Path | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """A laid map, and how its events came in (None when a project holds them already)."""

    laid: "LaidMap"
    loaded: "LoadReport | None"


def checked_map(path: Path, versions: Path | None = None) -> "CheckedMap":
    """The map in a file, every reference resolved; judged by the versions of it in a folder, if one is named.

    Raises:
        SourceError: when the folder holds no version of this map that is or was in force.
    """
    from wayline.map import is_ruling, judged_by, read_map, resolve

    shown = resolve(read_map(path))
    if versions is None:
        return shown
    files = sorted(one for one in versions.glob("*.y*ml") if one.stem != "workspace")
    found = [resolve(read_map(one)) for one in files]
    ruling = [
        one
        for one in found
        if one.document.key == shown.document.key
        and is_ruling(one.document)
        and one.document.valid_from is not None
    ]
    if not ruling:
        raise SourceError(
            f"{versions} holds no version of {shown.document.key!r} that is or was in force.",
            remedy="A version says `status: published` and `valid_from`.",
        )
    return judged_by(shown, ruling)


def load(
    engine: "Engine", files: Sequence[Path], *, mapping: Path | None, speech: Speech
) -> "LoadReport":
    """Take files of events into a database, with a bar; refused rows go to quarantine."""
    from wayline.events import load_events, read_mapping

    with shown(speech) as bars:
        return load_events(
            engine,
            files,
            mapping=read_mapping(mapping) if mapping is not None else None,
            clock=SystemClock(),
            progress=bars,
        )


def tell(report: "LoadReport", speech: Speech) -> None:
    """Say what was refused and what was guessed, where the events are not kept."""
    said = load_note(report)
    if said:
        speech.note(said)


@contextmanager
def laid_in_memory(reading: Reading, speech: Speech) -> Iterator[Opened]:
    """Events from files, laid on the map in memory: nothing is left behind."""
    from wayline.engine import open_memory

    checked = checked_map(reading.map_path, reading.versions)
    engine = open_memory()
    try:
        loaded = load(engine, reading.files, mapping=reading.mapping, speech=speech)
        tell(loaded, speech)
        yield Opened(lay_on(engine, checked, by=reading.by, speech=speech), loaded)
    finally:
        engine.close()


@contextmanager
def laid_in_project(
    project: Project,
    speech: Speech,
    *,
    map_path: Path | None,
    by: str | None = None,
    versions: Path | None = None,
) -> Iterator[Opened]:
    """The project's events, laid on its map or on the one named."""
    checked = checked_map(map_in(project, map_path), versions)
    with opened(project) as engine:
        yield Opened(lay_on(engine, checked, by=by, speech=speech), None)


def lay_on(engine: "Engine", checked: "CheckedMap", *, by: str | None, speech: Speech) -> "LaidMap":
    """The events of a database laid on a map, with a bar."""
    from wayline.events import open_store
    from wayline.journeys import lay

    with shown(speech) as bars:
        bars("Laying events on the map", 0, None)
        return lay(checked, open_store(engine), by=by)


def scope_on(asked: ScopeAsked, laid: "LaidMap") -> "Scope":
    """The journeys asked for; times without a zone are meant in the zone of the map."""
    from wayline.journeys import Scope

    zone = ZoneInfo(laid.map.timezone)

    def instant(at: datetime | None) -> datetime | None:
        return at.replace(tzinfo=zone) if at is not None and at.tzinfo is None else at

    return Scope(
        since=instant(asked.since), until=instant(asked.until), segment=asked.segment,
        path=asked.path, channel=asked.channel, open_only=asked.open_only,
    )  # fmt: skip
