"""What kind of file is it, and can it be opened: by its first bytes, then by its name."""

import gzip
import zlib
from pathlib import Path

from wayline.base import Place, SourceError, say
from wayline.events.sources.scan import Reader

SAMPLE_BYTES = 1_000_000
GZIP = b"\x1f\x8b"
MAX_RATIO = 100  # an archive that grows more than this is taken for a bomb [E9]
MAX_UNPACKED = 2 << 30
MAX_MEMBERS = 10_000
HARMLESS = 64 << 20  # whatever the ratio: repeated text packs well
_ENDINGS: dict[str, Reader] = {
    ".csv": "csv", ".txt": "csv", ".tsv": "tsv", ".tab": "tsv", ".parquet": "parquet", ".pq": "parquet",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "jsonl", ".xlsx": "xlsx", ".xlsm": "xlsx", ".xes": "xes",
}  # fmt: skip


def is_gzip(path: Path) -> bool:
    """True when the first bytes are those of gzip, whatever the name says."""
    with path.open("rb") as file:
        return file.read(2) == GZIP


def first_bytes(path: Path) -> bytes:
    """The first megabyte, unpacked.

    Raises:
        SourceError: when the file is missing, a folder, unreadable or a broken archive.
    """
    if not path.exists():
        raise SourceError(
            say("there is no file {name}", name=repr(path.name)), place=Place(str(path))
        )
    if path.is_dir():
        raise SourceError(
            say("expected a file, got a folder"),
            place=Place(str(path)),
            remedy=say("Name the files in it."),
        )
    try:
        if not is_gzip(path):
            with path.open("rb") as file:
                return file.read(SAMPLE_BYTES)
        with gzip.open(path, "rb") as packed:
            return packed.read(SAMPLE_BYTES)
    except (OSError, EOFError, zlib.error) as error:
        raise SourceError(say("the file cannot be unpacked or read: {error}", error=str(error)), place=Place(str(path)),
                          remedy=say("Export it again.")) from error  # fmt: skip


def largest_unpacked(packed: int) -> int:
    """How many bytes an archive of a size may hold."""
    return min(MAX_UNPACKED, max(HARMLESS, packed * MAX_RATIO))


def unpacked(path: Path, folder: Path) -> Path:
    """The file itself, or its unpacked copy in `folder`.

    Raises:
        SourceError: when the archive is cut off, or grows beyond all measure.
    """
    if not is_gzip(path):
        return path
    target = folder / f"{path.stem}.unpacked"
    limit = largest_unpacked(path.stat().st_size)
    written = 0
    try:
        with gzip.open(path, "rb") as packed, target.open("wb") as out:
            while chunk := packed.read(1 << 20):
                written += len(chunk)
                if written > limit:
                    raise SourceError(
                        say("the archive unpacks to more than {ratio} times its size, or more than 2 GiB", ratio=MAX_RATIO),
                        place=Place(str(path)), remedy=say("Unpack it by hand if you trust it."),
                    )  # fmt: skip
                out.write(chunk)
    except (OSError, EOFError, zlib.error) as error:
        raise SourceError(say("the archive is cut off or damaged: {error}", error=str(error)), place=Place(str(path)),
                          remedy=say("Export or download it again.")) from error  # fmt: skip
    return target


def reader_of(path: Path, sample: bytes) -> Reader:
    """Which reader a file needs.

    Raises:
        SourceError: when it is none that is known.
    """
    if sample[:4] == b"PAR1":
        return "parquet"
    if sample[:4] == b"PK\x03\x04":
        if _ending(path) == ".zip":
            raise SourceError(say("this is a zip archive, not a file of events"), place=Place(str(path)),
                              remedy=say("Unpack it, and name the files in it."))  # fmt: skip
        return "xlsx"
    if sample[:2] == GZIP:
        raise SourceError(say("the file is packed twice"), place=Place(str(path)), remedy=say("Unpack it once: gunzip."))  # fmt: skip
    start = sample[:2000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start[:5].lower() == b"<?xml" or start[:4].lower() == b"<log":
        return "xes"
    named = _ENDINGS.get(_ending(path))
    if start[:1] == b"{" and named in (None, "jsonl", "csv"):
        return "jsonl"
    _refuse_strangers(path, start)
    if named in ("parquet", "xlsx"):
        if not sample:
            raise SourceError(
                say("the file is empty (0 bytes)"),
                place=Place(str(path)),
                remedy=say("Export it again."),
            )
        raise SourceError(
            say("the name says {named}, the content does not", named=named),
            place=Place(str(path)),
            remedy=say("Export it again."),
        )
    return named or "csv"


def _ending(path: Path) -> str:
    name = path.name.lower()
    return Path(name.removesuffix(".gz")).suffix


def _refuse_strangers(path: Path, start: bytes) -> None:
    place = Place(str(path))
    head = start[:200].lower()
    if head.startswith((b"<!doctype html", b"<html")):
        raise SourceError(say("this is a web page, not a file of events"), place=place,
                          remedy=say("Was the download a log-in page? Export the file again."))  # fmt: skip
    if start[:4] in (b"\x89PNG", b"%PDF", b"\xff\xd8\xff\xe0", b"\x7fELF", b"GIF8"):
        raise SourceError(
            say("this is not a file of events but a picture, a document or a program"), place=place
        )
    if start[:1] == b"[" and _ending(path) == ".json":
        raise SourceError(say("this is one JSON list; one JSON object a line (JSON Lines) is expected"), place=place,
                          remedy=say("Convert it: jq -c '.[]' FILE > events.jsonl"))  # fmt: skip
