"""How are Excel sheets read: values row by row, dates as dates, ids without the tail of a float."""

import csv
import warnings
import zlib
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from wayline.base import Place, SourceError, paragraph, say
from wayline.events.mapping import SourceMapping
from wayline.events.sources.opening import MAX_MEMBERS, largest_unpacked, unpacked
from wayline.events.sources.scan import Scan, unique_headers
from wayline.events.sources.text import relation_of

# What the reader of workbooks raises at broken ones; a broken part may fail anywhere.
_BROKEN = (
    BadZipFile, zlib.error, SyntaxError, LookupError, ValueError, TypeError, AttributeError, ArithmeticError, OSError, EOFError,
    RuntimeError,
)  # fmt: skip


def open_xlsx(path: Path, mapping: SourceMapping | None, folder: Path) -> Scan | None:
    """A scan of one sheet: the one declared, else the first that is not empty; None without rows.

    Raises:
        SourceError: when it is no workbook, or has no such sheet.
    """
    plain = unpacked(path, folder)
    try:
        _refuse_bombs(plain, path)
        sheet = _sheet(plain, path, mapping.sheet if mapping is not None else None)
    except _BROKEN as error:
        raise SourceError(say("this is not a readable Excel workbook: {error}", error=str(error)),
                          place=Place(str(path)), remedy=say("Save it as .xlsx again.")) from error  # fmt: skip
    if sheet is None:
        return None
    return _staged(path, sheet, folder, header_row=mapping.header_row if mapping else 1)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The filled rows of the sheet that is read."""

    name: str
    rows: list[list[str]]
    others: int


def _sheet(plain: Path, path: Path, wanted: str | None) -> _Sheet | None:
    from openpyxl import load_workbook

    with plain.open("rb") as file, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about styles, which are not read
        book = load_workbook(file, read_only=True, data_only=True)
        names = book.sheetnames
        if wanted is not None and wanted not in names:
            raise SourceError(say("there is no sheet {wanted}; the sheets are {names}", wanted=repr(wanted), names=', '.join(names)),
                              place=Place(str(path)))  # fmt: skip
        for name in (wanted,) if wanted else names:
            rows = [[_text(cell) for cell in row] for row in book[name].iter_rows(values_only=True)]
            rows = [row for row in rows if any(row)]
            if rows:
                return _Sheet(name, rows, len(names) - 1)
    return None


def _refuse_bombs(plain: Path, path: Path) -> None:
    """A workbook is an archive of XML: neither may unfold beyond measure [E9]."""
    with ZipFile(plain) as archive:
        members = archive.infolist()
        size = sum(member.file_size for member in members)
        if len(members) > MAX_MEMBERS or size > largest_unpacked(plain.stat().st_size):
            raise SourceError(say("the workbook unfolds to far more than its size"), place=Place(str(path)),
                              remedy=say("Save it as .xlsx again."))  # fmt: skip
        for member in members:
            with archive.open(member) as part:
                if b"<!DOCTYPE" in part.read(4096).upper():
                    raise SourceError(say("the workbook declares a document type with entities, which is not read for safety"),
                                      place=Place(str(path)), remedy=say("Save it as .xlsx again."))  # fmt: skip


def _staged(path: Path, sheet: _Sheet, folder: Path, *, header_row: int) -> Scan | None:
    rows = sheet.rows[header_row - 1 :]
    if len(rows) < 2:
        return None
    width = max(len(row) for row in rows)
    header = rows[0] + [""] * (width - len(rows[0]))
    while (
        header
        and not header[-1]
        and not any(len(row) >= len(header) and row[len(header) - 1] for row in rows[1:])
    ):
        header.pop()
    headers, notes = unique_headers(header)
    target = folder / f"{path.name}.csv"
    with target.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n")
        for row in rows[1:]:
            writer.writerow((row + [""] * len(headers))[: len(headers)])
    found = say(
        "{file}: sheet {sheet}, {n} rows.", file=path.name, sheet=repr(sheet.name), n=len(rows) - 1
    )
    more = say("{n} more sheets are not read; declare `sheet:` for another.", n=sheet.others)
    relation = relation_of(target, len(headers), separator=",", quote='"', skip=0)
    told = (paragraph([found, more]) if sheet.others else found, *notes)
    return Scan("xlsx", path, relation, headers, ("VARCHAR",) * len(headers), told, 2)


def _text(cell: object) -> str:
    """A cell as text: dates in ISO 8601, whole numbers without `.0`."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        midnight = cell.time() == time(0)
        return cell.date().isoformat() if midnight else cell.isoformat(sep=" ", timespec="seconds")
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        return str(cell.total_seconds())
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return str(cell).lower() if isinstance(cell, bool) else str(cell)
