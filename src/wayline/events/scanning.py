"""How is any file opened: the right reader by its first bytes, or none for an empty file."""

from dataclasses import dataclass
from pathlib import Path

from wayline.base import Number, Place, Saying, SourceError, say
from wayline.engine import Engine
from wayline.events.mapping import SourceMapping
from wayline.events.sources.jsonl import open_jsonl
from wayline.events.sources.once import read_once
from wayline.events.sources.opening import first_bytes, reader_of
from wayline.events.sources.parquet import open_parquet
from wayline.events.sources.scan import Rejected, Scan
from wayline.events.sources.text import open_text
from wayline.events.sources.xes import open_xes
from wayline.events.sources.xlsx import open_xlsx

MOST_COLUMNS = 2_000  # each is looked at by itself: half a minute at most on a small machine


@dataclass(frozen=True, slots=True)
class Opened:
    """An opened file: its scan, None where it holds no row, and the lines that are no rows."""

    scan: Scan | None
    rejects: tuple[Rejected, ...] = ()
    notes: tuple[Saying, ...] = ()


def open_scan(engine: Engine, path: Path, mapping: SourceMapping | None, folder: Path) -> Opened:
    """Open one file with the reader declared, else with the one its first bytes ask for.

    Raises:
        SourceError: when it is missing, damaged, too wide, or no file of events.
    """
    sample = first_bytes(path)
    reader = (
        mapping.reader
        if mapping is not None and mapping.reader is not None
        else reader_of(path, sample)
    )
    if not sample:
        return Opened(None, (), (say("{file} is empty (0 bytes): no events.", file=path.name),))
    if reader == "jsonl":
        return _opened(path, *open_jsonl(engine, path, folder))
    if reader == "xes":
        return _opened(path, *open_xes(engine, path, folder))
    if reader == "parquet":
        return _opened(path, open_parquet(engine, path, folder))
    if reader == "xlsx":
        scan = open_xlsx(path, mapping, folder)
    else:
        scan = open_text(path, mapping, folder, tabbed=reader == "tsv")
    return _opened(path, *((None, ()) if scan is None else read_once(engine, scan, folder)))


def _opened(path: Path, scan: Scan | None, rejects: tuple[Rejected, ...] = ()) -> Opened:
    if scan is None:
        return Opened(None, rejects, (say("{file} holds no row: no events.", file=path.name),))
    if len(scan.headers) > MOST_COLUMNS:
        raise SourceError(
            say(
                "expected at most {most} columns, found {n}",
                most=Number(f"{MOST_COLUMNS:,}"),
                n=Number(f"{len(scan.headers):,}"),
            ),
            place=Place(str(path)),
            remedy=say(
                "Export only the columns that say who, when and what. If each column is a case or an event, turn the table so that it is a row."
            ),
        )
    return Opened(scan, rejects, scan.notes)
