"""How do files of events get into the store: read, judged, stored and counted in one transaction [E1]."""

import errno
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from wayline.base import Clock, EngineError, Number, Place, Saying, SourceError, say, say_n
from wayline.engine import Engine
from wayline.events.joining import joined
from wayline.events.mapping import SourceMapping
from wayline.events.owning import attribute_accounts
from wayline.events.proposing import MappingProposal, propose_for_scan
from wayline.events.quality import QualityFinding, find_quality
from wayline.events.quarantining import (
    LoadRow,
    forget_known,
    quarantine_refused,
    quarantine_rejected,
)
from wayline.events.scanning import Opened, open_scan
from wayline.events.staging import Staged, stage_events
from wayline.events.store import Balance, open_store
from wayline.events.storing import Origin, Outcome, keep_empty_cases, store_events
from wayline.events.suspecting import find_suspects
from wayline.events.tables import EVENT, QUALITY, SCHEMA, count, make_tables

READING = say("Reading events")
NO_SPACE = os.strerror(errno.ENOSPC)  # as the engine repeats it


class Progress(Protocol):
    """Hears how far long work is; `total` None = not known."""

    def __call__(self, step: Saying, done: int, total: int | None) -> None:
        """`done` of `total` units of a step are through."""
        ...


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file."""

    file: str
    source: str
    balance: Balance
    notes: tuple[Saying, ...]
    mapping_yaml: str | None  # the mapping that was proposed, where none was given


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What came of taking files in."""

    balance: Balance
    files: tuple[FileReport, ...]
    findings: tuple[QualityFinding, ...]

    @property
    def guessed(self) -> bool:
        """True when a mapping had to be proposed."""
        return any(report.mapping_yaml is not None for report in self.files)

    @property
    def notes(self) -> tuple[Saying, ...]:
        """What was found out while reading, file by file."""
        return tuple(note for report in self.files for note in report.notes)


@dataclass(slots=True)
class _Load:
    """One load while it runs."""

    engine: Engine
    at_us: int
    reports: list[FileReport] = field(default_factory=list)
    findings: list[QualityFinding] = field(default_factory=list)


def load_events(
    engine: Engine,
    files: Sequence[Path],
    *,
    mapping: SourceMapping | None = None,
    clock: Clock,
    progress: Progress | None = None,
) -> LoadReport:
    """Take files of events into the store, all in one transaction, and count what became of every row.

    Without a mapping one is proposed for each file and told in the report. A file that was taken in
    before, or rows that are stored already, count as duplicates.

    Raises:
        SourceError: when a file cannot be read at all, or a question must be answered in a mapping.
    """
    make_tables(engine)
    load = _Load(engine, round(clock.now().timestamp() * 1_000_000))
    with engine.transaction():
        for at, path in enumerate(files):
            if progress is not None:
                progress(READING, at, len(files))
            _load_file(load, path, mapping)
        attribute_accounts(engine)
    engine.execute("DROP SCHEMA IF EXISTS stage CASCADE")
    if progress is not None:
        progress(READING, len(files), len(files))
    balances = [report.balance for report in load.reports]
    total = Balance(
        sum(one.received for one in balances), sum(one.stored for one in balances),
        sum(one.duplicate for one in balances), sum(one.quarantined for one in balances),
    )  # fmt: skip
    total.check()
    open_store(engine).balance.check()
    taken = {report.source for report in load.reports}
    mine = (finding for finding in find_quality(engine) if finding.source in taken)
    return LoadReport(total, tuple(load.reports), (*load.findings, *mine))


def _load_file(load: _Load, path: Path, given: SourceMapping | None) -> None:
    try:
        with tempfile.TemporaryDirectory(prefix="wayline-") as folder:
            _read_file(load, path, given, Path(folder))
    except (EngineError, OSError) as error:
        full = disk_full(error, path)
        if full is not None:
            raise full from error
        if isinstance(error, OSError):
            raise
        raise SourceError(say("the file cannot be read: {error}", error=str(error).splitlines()[0]), place=Place(str(path)),
                          remedy=say("Declare `reader:`, `separator:`, `quote:` and `encoding:` in a mapping file, or export it again.")) from error  # fmt: skip


def disk_full(error: Exception, path: Path) -> SourceError | None:
    """What to say where a file could not be taken in because a disk is full; None for any other failure."""
    if getattr(error, "errno", None) != errno.ENOSPC and NO_SPACE not in str(error):
        return None
    folder = Path(tempfile.gettempdir())
    return SourceError(
        say(
            "the disk is full: no space is left while {name} is taken in, {free} bytes free in {folder}",
            name=path.name,
            free=Number(f"{shutil.disk_usage(folder).free:,}"),
            folder=str(folder),
        ),
        place=Place(str(path)),
        remedy=say(
            "The file is not at fault and nothing of it was stored. Free some space there and where the project lies, or set TMPDIR to a folder on another disk."
        ),
    )


def _read_file(load: _Load, path: Path, given: SourceMapping | None, folder: Path) -> None:
    opened = open_scan(load.engine, path, given, folder)
    first = opened.scan
    if first is None:
        mapping = given or SourceMapping.model_construct(source=source_key(path))
        _finish(load, path, mapping, opened, staged=None, proposed=None)
        return
    proposed: str | None = None
    if given is None:
        proposal = propose_for_scan(load.engine, first)
        mapping, proposed = proposal.mapping, proposal.yaml_text if proposal.guessed else None
        opened = replace(opened, notes=(*opened.notes, *_reasons(proposal)))
    else:
        mapping = given
        opened = replace(opened, notes=(*opened.notes, *_unused(given), *_incomplete(given)))
    scan = joined(load.engine, first, mapping, folder)
    staged = stage_events(load.engine, scan, mapping)
    opened = replace(opened, notes=(*opened.notes, *scan.notes[len(first.notes) :]))
    load.findings += find_suspects(load.engine, scan, mapping)
    opened = replace(opened, scan=scan)
    _finish(load, path, mapping, opened, staged=staged, proposed=proposed)


def _reasons(proposal: MappingProposal) -> tuple[Saying, ...]:
    """Why each column is taken for what it is taken for."""
    if not proposal.guessed:
        return proposal.reasons
    return tuple(say("Guessed: {reason}", reason=reason) for reason in proposal.reasons)


def _unused(mapping: SourceMapping) -> tuple[Saying, ...]:
    """What the mapping says and a file has no use for."""
    if not mapping.incremental:
        return ()
    return (say("`incremental:` is for pulls: a file is read whole, and rows stored already are duplicates."),)  # fmt: skip


def _incomplete(mapping: SourceMapping) -> Iterator[Saying]:
    """The time columns that are not filled for everybody."""
    for column, form in mapping.stages.items():
        if form.complete_from is not None:
            yield say(
                "{column} is complete from {day} on: journeys that began earlier count as begun before the data.",
                column=repr(column),
                day=form.complete_from,
            )


def _finish(
    load: _Load,
    path: Path,
    mapping: SourceMapping,
    opened: Opened,
    *,
    staged: Staged | None,
    proposed: str | None,
) -> None:
    engine = load.engine
    code = _source_code(engine, mapping)
    load_id = count(engine, f"SELECT max(load_id) FROM {SCHEMA}.loads") + 1
    outcome = Outcome(0, 0, 0)
    empty_rows = 0
    if staged is not None and opened.scan is not None:
        origin = Origin(code, path.name, load.at_us, mapping)
        outcome = store_events(engine, staged, origin)
        keep_empty_cases(engine, opened.scan.empty_cases, origin)
        empty_rows = staged.rows_without_event
        quarantine_refused(engine, opened, staged, LoadRow(code, load_id, load.at_us))
    quarantine_rejected(engine, path.name, opened.rejects, LoadRow(code, load_id, load.at_us))
    known = forget_known(engine, LoadRow(code, load_id, load.at_us))
    quarantined = outcome.refused + empty_rows + len(opened.rejects) - known
    received = _received(engine, staged) + empty_rows + len(opened.rejects)
    duplicate = outcome.duplicate + known
    balance = Balance(received, outcome.stored, duplicate, quarantined)
    balance.check()
    _abort_over(mapping, balance, path)
    engine.execute(
        f"INSERT INTO {SCHEMA}.loads VALUES ($load_id, $source, $file, $hash, $at, $received, $stored, $duplicate, $quarantined, 0)",
        {"load_id": load_id, "source": code, "file": path.name, "hash": _hash(path), "at": load.at_us, "received": received,
         "stored": outcome.stored, "duplicate": duplicate, "quarantined": quarantined},
    )  # fmt: skip
    engine.execute(
        f"UPDATE {SCHEMA}.sources SET first_us = (SELECT min(ts_us) FROM {SCHEMA}.events WHERE source = $code), "
        f"last_us = (SELECT coalesce(max(ts_us) FILTER (ts_quality <> $clamped), max(ts_us)) FROM {SCHEMA}.events WHERE source = $code) WHERE code = $code",
        {"code": code, "clamped": QUALITY["clamped"]},
    )
    notes = (
        *opened.notes,
        *(staged.notes if staged is not None else ()),
        *_reused(outcome),
        *_copies(outcome),
    )
    load.reports.append(FileReport(str(path), mapping.source, balance, notes, proposed))


def _reused(outcome: Outcome) -> tuple[Saying, ...]:
    if not outcome.reused:
        return ()
    return (say("{n} rows have the id of an event with another time or name; the first one stays.", n=Number(f"{outcome.reused:,}")),)  # fmt: skip


def _copies(outcome: Outcome) -> tuple[Saying, ...]:
    if not outcome.copies:
        return ()
    return (
        say_n(
            "{n} row equals an earlier row of the file in every column; each is an event of its own. If they are copies: `dedupe: exact`.",
            "{n} rows equal an earlier row of the file in every column; each is an event of its own. If they are copies: `dedupe: exact`.",
            n=Number(f"{outcome.copies:,}"),
        ),
    )


def _received(engine: Engine, staged: Staged | None) -> int:
    return 0 if staged is None else count(engine, f"SELECT count(*) FROM {EVENT}")


def _abort_over(mapping: SourceMapping, balance: Balance, path: Path) -> None:
    if mapping.abort_over is None or balance.received == 0:
        return
    limit = float(mapping.abort_over.strip(" %")) / 100
    share = balance.quarantined / balance.received
    if share > limit:
        raise SourceError(
            say("{quarantined} of {received} rows are refused, more than abort_over: {abort_over}; nothing was stored", quarantined=balance.quarantined, received=balance.received, abort_over=mapping.abort_over),
            place=Place(str(path)), remedy=say("Correct the mapping, or raise abort_over."),
        )  # fmt: skip


def source_key(path: Path) -> str:
    """The key of a source that nobody named: the file's name without its endings."""
    from wayline.base import slug

    return slug(path.name.removesuffix(".gz").rsplit(".", 1)[0], kind="source")


def _hash(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(1 << 20):
            digest.update(chunk)
    return digest.hexdigest()


def _source_code(engine: Engine, mapping: SourceMapping) -> int:
    """The row of the source, made or brought up to date from its mapping."""
    zone = mapping.zone or "UTC"
    known = engine.run(
        f"SELECT code FROM {SCHEMA}.sources WHERE key = $key", {"key": mapping.source}
    ).rows
    code = (
        int(str(known[0][0]))
        if known
        else count(engine, f"SELECT max(code) FROM {SCHEMA}.sources") + 1
    )
    if not known:
        engine.execute(
            f"INSERT INTO {SCHEMA}.sources (code, key, rank, namespace, zone, purpose) VALUES ($code, $key, $code, $space, $zone, $purpose)",
            {
                "code": code,
                "key": mapping.source,
                "space": mapping.namespace or mapping.source,
                "zone": zone,
                "purpose": mapping.purpose,
            },
        )
    engine.execute(
        f"UPDATE {SCHEMA}.sources SET extracted_us = $extracted, complete_from_us = $complete, zone = $zone, mapping = $mapping WHERE code = $code",
        {"code": code, "zone": zone, "extracted": _declared_us(mapping.extracted_at, zone), "complete": _complete_from_us(mapping, zone),
         "mapping": mapping.model_dump_json(by_alias=True, exclude_defaults=True)},
    )  # fmt: skip
    return code


def _complete_from_us(mapping: SourceMapping, zone: str) -> int | None:
    """Since when all that is mapped is there [L5]: the latest of what the source and its stages declare.

    Of journeys that began earlier a stage is missing although they went through it.
    """
    declared = (mapping.complete_from, *(form.complete_from for form in mapping.stages.values()))
    return max(
        (us for text in declared if (us := _declared_us(text, zone)) is not None), default=None
    )


def _declared_us(text: str | None, zone: str) -> int | None:
    """A time declared in a mapping file, in the source's zone."""
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
        local = moment if moment.tzinfo is not None else moment.replace(tzinfo=ZoneInfo(zone))
    except (ValueError, ZoneInfoNotFoundError) as error:
        raise SourceError(
            say(
                "expected a time such as 2026-11-20 18:40 in a known zone, got {text} in {zone}",
                text=repr(text),
                zone=repr(zone),
            )
        ) from error
    return round(local.astimezone(UTC).timestamp() * 1_000_000)
