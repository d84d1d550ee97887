"""How are Excel sheets read: values row by row, dates as dates, ids without the tail of a float."""

import csv
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zipfile import BadZipFile

from wayline.base import Place, SourceError
from wayline.events.mapping import SourceMapping
from wayline.events.sources.scan import Scan, unique_headers
from wayline.events.sources.text import relation_of


def open_xlsx(path: Path, mapping: SourceMapping | None, folder: Path) -> Scan | None:
    """A scan of one sheet: the one declared, else the first that is not empty; None without rows.

    Raises:
        SourceError: when it is no workbook, or has no such sheet.
    """
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    place = Place(str(path))
    try:
        book = load_workbook(path, read_only=True, data_only=True)
        names = book.sheetnames
        wanted = mapping.sheet if mapping is not None else None
        if wanted is not None and wanted not in names:
            raise SourceError(
                f"there is no sheet {wanted!r}; the sheets are {', '.join(names)}", place=place
            )
        for name in (wanted,) if wanted else names:
            rows = [[_text(cell) for cell in row] for row in book[name].iter_rows(values_only=True)]
            rows = [row for row in rows if any(row)]
            if rows:
                return _staged(path, rows, folder, sheet=name, others=len(names) - 1)
    except (
        BadZipFile,
        InvalidFileException,
        KeyError,
        ValueError,
        OSError,
        EOFError,
        AttributeError,
    ) as error:
        raise SourceError(
            f"this is not a readable Excel workbook: {error}",
            place=place,
            remedy="Save it as .xlsx again.",
        ) from error
    return None


def _staged(path: Path, rows: list[list[str]], folder: Path, *, sheet: str, others: int) -> Scan:
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
    more = f" {others} more sheets are not read; declare `sheet:` for another." if others else ""
    relation = relation_of(target, len(headers), separator=",", quote='"', skip=0)
    told = (f"{path.name}: sheet {sheet!r}, {len(rows) - 1} rows.{more}", *notes)
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
