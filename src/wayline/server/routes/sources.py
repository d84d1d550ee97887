"""Sources of events: a file is sent, its columns are mapped with a preview, it is taken in; refused rows come back."""

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Depends, UploadFile
from pydantic import BaseModel, Field

from wayline.base import JsonObject, Language, spoken
from wayline.engine import open_memory
from wayline.events import (
    REASONS,
    Balance,
    ColumnRole,
    ColumnUse,
    SourceState,
    assign_columns,
    count_quarantine,
    describe_columns,
    kept_mapping,
    list_quarantine,
    load_events,
    open_store,
    preview_rows,
    propose_mapping,
    read_mapping_text,
    under_mapping,
)
from wayline.server.auth import Caller, Needs, PortsOf
from wayline.server.languages import LanguageOf
from wayline.server.ports import Ports
from wayline.server.routes.jobs import JobSaid, say_job
from wayline.server.uploads import Upload, find_upload, keep_upload
from wayline.server.works import mapping_of, notes_of, start_work

router = APIRouter(prefix="/api/w/{workspace}/sources", tags=["sources"])
Reader = Annotated[Caller, Depends(Needs("sources.read"))]
Writer = Annotated[Caller, Depends(Needs("sources.write"))]
ROWS = 20
REFUSED = 200


class BalanceSaid(BaseModel):
    """received = stored + duplicate + quarantined [E1]."""

    received: int
    stored: int
    duplicate: int
    quarantined: int


class SourceSaid(BaseModel):
    """One source: what came from it, over which time, how far it is complete."""

    key: str
    balance: BalanceSaid
    first_at: datetime | None
    last_at: datetime | None
    complete_to: datetime | None


class SourcesSaid(BaseModel):
    """All sources, and their balance together."""

    snapshot: str
    balance: BalanceSaid
    sources: tuple[SourceSaid, ...]


class ColumnSaid(BaseModel):
    """A column of a file: what it is taken for, a few of its values, how much of it is filled."""

    name: str
    role: ColumnRole
    samples: tuple[str, ...]
    filled: int
    rows: int


class ColumnsSaid(BaseModel):
    """A mapping as text, and what it takes each column for."""

    mapping: str
    columns: tuple[ColumnSaid, ...]


class FileSaid(ColumnsSaid):
    """A file that was sent, and how its columns were understood."""

    id: str
    name: str
    size: int
    reasons: tuple[str, ...]
    is_guessed: bool


class RolesAsked(BaseModel):
    """Columns to be taken for something else, under a mapping; none = only look."""

    mapping: str = Field(max_length=256 * 1024)
    roles: dict[str, ColumnRole] = Field(default_factory=dict, max_length=1000)


class MappingAsked(BaseModel):
    """A mapping file as text; empty = as it was proposed."""

    mapping: str = Field(default="", max_length=256 * 1024)


class PreviewSaidRow(BaseModel):
    """One event: where it stood, the text there, and how it was understood."""

    raw_ref: str
    before: str
    after: str


class PreviewSaid(BaseModel):
    """The first rows as they stand and as they are understood, and the balance of the whole file."""

    rows: tuple[PreviewSaidRow, ...]
    balance: BalanceSaid
    notes: tuple[str, ...]


class ReasonSaid(BaseModel):
    """How many rows were refused for one reason, and what to do."""

    code: str
    n: int
    sentence: str
    fix: str


class RefusedRow(BaseModel):
    """A row that was refused: its text, where it stood, why."""

    id: int
    source: str
    place: str
    raw: str
    code: str
    message: str


class SourceMappingSaid(BaseModel):
    """A source that has refused rows, and the mapping that it was last read with."""

    source: str
    mapping: str


class QuarantineSaid(BaseModel):
    """What was refused: how many for each reason, the sources concerned, then the first 200 rows."""

    reasons: tuple[ReasonSaid, ...]
    sources: tuple[SourceMappingSaid, ...]
    rows: tuple[RefusedRow, ...]


class ReplayAsked(BaseModel):
    """The mended mapping, and perhaps only rows of one reason."""

    mapping: str = Field(max_length=256 * 1024)
    code: str | None = Field(default=None, max_length=64)


@router.get("")
def list_all(caller: Reader, ports: PortsOf) -> SourcesSaid:
    """Every source, with the balance that always closes."""
    store = ports.shelf.snapshot(caller.workspace_id)
    return SourcesSaid(
        snapshot=store.snapshot_id, balance=say_balance(store.balance),
        sources=tuple(_source(one) for one in store.sources),
    )  # fmt: skip


@router.post("/files", status_code=201)
def send(caller: Writer, file: UploadFile, ports: PortsOf, language: LanguageOf) -> FileSaid:
    """Send a file of events; nothing is taken in yet. The columns are proposed with reasons."""
    folder = ports.settings.uploads_folder(caller.workspace_id)
    return _file(keep_upload(folder, file.filename or "", file.file), language)


@router.get("/files/{file}")
def read_file(caller: Reader, file: str, ports: PortsOf, language: LanguageOf) -> FileSaid:
    """A file that was sent, with the proposal of its columns."""
    return _file(_sent(ports, caller, file), language)


@router.post("/files/{file}/columns")
def columns(caller: Writer, file: str, asked: RolesAsked, ports: PortsOf) -> ColumnsSaid:
    """The mapping with columns taken for something else, and every column under it."""
    kept = _sent(ports, caller, file)
    given = read_mapping_text(asked.mapping)
    described = describe_columns(kept.path, given)
    if not asked.roles:
        return ColumnsSaid(mapping=asked.mapping, columns=_columns(described))
    names = tuple(column.name for column in described)
    text = assign_columns(asked.mapping, asked.roles, names)
    now = under_mapping(described, read_mapping_text(text))
    return ColumnsSaid(mapping=text, columns=_columns(now))


@router.post("/files/{file}/preview")
def preview(
    caller: Writer, file: str, asked: MappingAsked, ports: PortsOf, language: LanguageOf
) -> PreviewSaid:
    """How the first rows would be understood, and the balance of the whole file; nothing is taken in."""
    kept = _sent(ports, caller, file)
    engine = open_memory()
    try:
        report = load_events(
            engine, [kept.path], mapping=mapping_of(asked.mapping), clock=ports.clock
        )
        rows = preview_rows(engine, [kept.path], most=ROWS)
    finally:
        engine.close()
    return PreviewSaid(
        rows=tuple(
            PreviewSaidRow(raw_ref=row.raw_ref, before=row.before, after=row.after) for row in rows
        ),
        balance=say_balance(report.balance),
        notes=tuple(spoken(note, language) for note in notes_of(report)),
    )


@router.post("/files/{file}/load", status_code=202)
def load(
    caller: Writer, file: str, asked: MappingAsked, ports: PortsOf, language: LanguageOf
) -> JobSaid:
    """Take a file in, as a job. Taking it in twice stores nothing twice."""
    kept = _sent(ports, caller, file)
    request: JsonObject = {"file": kept.id, "name": kept.name, "mapping": asked.mapping}
    return say_job(start_work(ports, caller, "load", request), language)


@router.get("/quarantine")
def quarantine(
    caller: Reader, ports: PortsOf, language: LanguageOf, code: str | None = None
) -> QuarantineSaid:
    """What was refused and waits."""
    words = {reason.code: reason for reason in REASONS}
    with ports.shelf.reading(caller.workspace_id) as engine:
        store = open_store(engine)
        counts, rows = count_quarantine(engine), list_quarantine(engine, code=code, limit=REFUSED)
        concerned = tuple(
            SourceMappingSaid(source=one.key, mapping=kept_mapping(engine, one.key))
            for one in store.sources
            if one.balance.quarantined
        )
    return QuarantineSaid(
        reasons=tuple(
            ReasonSaid(code=found, n=n, sentence=words[found].sentence.spoken(language), fix=words[found].fix.spoken(language))
            for found, n in counts
        ),
        sources=concerned,
        rows=tuple(
            RefusedRow(
                id=row.id, source=row.source, place=row.place, raw=row.raw, code=row.code,
                message=spoken(row.message, language),
            )
            for row in rows
        ),
    )  # fmt: skip


@router.post("/quarantine/replay", status_code=202)
def replay(caller: Writer, asked: ReplayAsked, ports: PortsOf, language: LanguageOf) -> JobSaid:
    """Try refused rows again with a mended mapping, as a job."""
    request: JsonObject = {"code": asked.code, "mapping": asked.mapping}
    return say_job(start_work(ports, caller, "replay", request), language)


def say_balance(balance: Balance) -> BalanceSaid:
    """The balance as it is answered."""
    return BalanceSaid(
        received=balance.received, stored=balance.stored, duplicate=balance.duplicate,
        quarantined=balance.quarantined,
    )  # fmt: skip


def _sent(ports: Ports, caller: Caller, file: str) -> Upload:
    return find_upload(ports.settings.uploads_folder(caller.workspace_id), file)


def _file(kept: Upload, language: Language) -> FileSaid:
    proposal = propose_mapping([kept.path])
    return FileSaid(
        id=kept.id, name=kept.name, size=kept.size, mapping=proposal.yaml_text,
        reasons=tuple(spoken(one, language) for one in proposal.reasons), is_guessed=proposal.guessed,
        columns=_columns(describe_columns(kept.path, proposal.mapping)),
    )  # fmt: skip


def _columns(described: tuple[ColumnUse, ...]) -> tuple[ColumnSaid, ...]:
    return tuple(
        ColumnSaid(
            name=one.name, role=one.role, samples=one.samples, filled=one.filled, rows=one.rows
        )
        for one in described
    )


def _source(source: SourceState) -> SourceSaid:
    return SourceSaid(
        key=source.key, balance=say_balance(source.balance), first_at=_instant(source.first_us),
        last_at=_instant(source.last_us), complete_to=_instant(source.horizon_us),
    )  # fmt: skip


def _instant(at_us: int | None) -> datetime | None:
    return None if at_us is None else datetime.fromtimestamp(at_us / 1e6, UTC)
