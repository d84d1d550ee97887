"""How are CSV and TSV read: encoding, separator and header found out and told, broken lines kept."""

import codecs
import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from wayline.base import Place, Saying, SourceError, say
from wayline.engine import Engine, quote_text
from wayline.events.mapping import SourceMapping
from wayline.events.sources.aligned import BLANKS, is_aligned, tabbed_file, tabbed_text
from wayline.events.sources.opening import SAMPLE_BYTES, first_bytes, unpacked
from wayline.events.sources.scan import Rejected, Scan, unique_headers

if TYPE_CHECKING:
    import _csv

SEPARATORS = (",", ";", "\t", "|")
MAX_LINE = 4_000_000
MAX_BREAKS = 20  # line breaks inside the cells of a header
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe\x00\x00", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"),
)  # fmt: skip
_CODES = {
    "MISSING COLUMNS": "field_count", "TOO MANY COLUMNS": "field_count", "UNQUOTED VALUE": "field_count",
    "INVALID ENCODING": "invalid_utf8", "INVALID STATE": "field_count", "LINE SIZE OVER MAXIMUM": "event_too_large",
}  # fmt: skip


def open_text(
    path: Path, mapping: SourceMapping | None, folder: Path, *, tabbed: bool
) -> Scan | None:
    """A scan of a CSV or TSV file; None for a file without a line below its header."""
    csv.field_size_limit(MAX_LINE)
    sample = first_bytes(path)
    encoding, notes = _encoding(path, sample, mapping)
    text = sample.decode(encoding, errors="replace").lstrip("\ufeff")
    if not text.strip():
        return None
    plain = as_utf8(path, folder, encoding)
    separator = _separator(path, text, mapping, tabbed=tabbed)
    quote = _quote(path, mapping)
    plain = one_line_end(plain, folder, quote)
    named = {"\t": say("tab"), BLANKS: say("runs of blanks")}
    shown = named.get(separator, repr(separator))
    if separator == BLANKS:
        text, plain, separator = tabbed_text(text), tabbed_file(plain, folder), "\t"
    head = _header(path, text, mapping, separator=separator, quote=quote)
    if len(sample) < SAMPLE_BYTES and head.is_last:
        return None
    names, told = unique_headers(head.cells)
    relation = relation_of(plain, len(names), separator=separator, quote=quote, skip=head.records)
    found = say(
        "{file}: {n} columns, separator {separator}, {encoding}.",
        file=path.name,
        n=len(names),
        separator=shown,
        encoding=encoding.removesuffix("-sig"),
    )
    return Scan(
        "tsv" if tabbed else "csv", path, relation, names, ("VARCHAR",) * len(names),
        (found, *notes, *told), head.lines + 1, separator, quote, plain,
    )  # fmt: skip


def _encoding(
    path: Path, sample: bytes, mapping: SourceMapping | None
) -> tuple[str, tuple[Saying, ...]]:
    for mark, name in _BOMS:
        if sample.startswith(mark):
            return name, ()
    if mapping is not None and mapping.encoding is not None:
        try:
            "".encode(mapping.encoding)
        except LookupError as error:
            raise SourceError(
                say("unknown encoding {encoding}", encoding=repr(mapping.encoding)),
                place=Place(str(path)),
            ) from error
        return mapping.encoding, ()
    cut = sample if len(sample) < SAMPLE_BYTES else sample[: sample.rfind(b"\n") + 1] or sample
    broken = _lines_not_utf8(cut)
    if not broken:
        return "utf-8", ()
    lines = cut.count(b"\n") + 1
    if broken <= max(1, lines // 100) and lines > 3:
        return "utf-8", (
            say(
                "{file}: {n} of the first {of} lines are no UTF-8; they go to quarantine.",
                file=path.name,
                n=broken,
                of=lines,
            ),
        )
    return "cp1252", (
        say(
            "{file}: not UTF-8; read as Windows-1252, a guess. Declare `encoding:` if it is another.",
            file=path.name,
        ),
    )


def _lines_not_utf8(sample: bytes) -> int:
    try:
        sample.decode("utf-8")
    except UnicodeDecodeError:
        return sum(1 for line in sample.split(b"\n") if _is_broken(line))
    return 0


def _is_broken(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return True
    return False


def _keep_byte(error: UnicodeError) -> tuple[str, int]:
    """A byte that is no text stays a byte that is no text, so that the engine sets its line aside."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "\udcff" if error.object[error.start] < 0x80 else chr(
        0xDC00 + error.object[error.start]
    ), error.end


codecs.register_error("wayline_keep", _keep_byte)


def as_utf8(path: Path, folder: Path, encoding: str | None = None) -> Path:
    """A file that the engine can read: unpacked, and in UTF-8; without an encoding its first bytes tell it."""
    plain = unpacked(path, folder)
    if encoding is None:
        with plain.open("rb") as file:
            start = file.read(4)
        encoding = next((name for mark, name in _BOMS if start.startswith(mark)), "utf-8")
    if encoding == "utf-8":
        return plain
    target = folder / f"{path.name}.utf8"
    with (
        plain.open("r", encoding=encoding, errors="wayline_keep", newline="") as source,
        target.open("w", encoding="utf-8", errors="surrogateescape", newline="") as out,
    ):
        while chunk := source.read(1 << 20):
            out.write(chunk)
    return target


def one_line_end(plain: Path, folder: Path, quote: str) -> Path:
    """The file with one kind of line end: the engine takes no mixture; what stands in quotes stays as it is."""
    every = lf = both = 0
    with plain.open("rb") as file:
        before = b""
        while chunk := file.read(1 << 20):
            every += chunk.count(b"\r")
            lf += chunk.count(b"\n")
            both += chunk.count(b"\r\n") + (before == b"\r" and chunk[:1] == b"\n")
            before = chunk[-1:]
    if every == 0 or lf == 0 or every == lf == both:
        return plain
    target = folder / f"{plain.name}.lines"
    inside = False
    with plain.open("rb") as file, target.open("wb") as out:
        while chunk := file.read(1 << 20):
            chunk += file.read(1) if chunk.endswith(b"\r") else b""
            parts = chunk.split(quote.encode()) if quote else [chunk]
            for at, part in enumerate(parts):
                inside = inside != (at > 0)
                parts[at] = part if inside else part.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
            out.write(quote.encode().join(parts))
    return target


def _separator(path: Path, text: str, mapping: SourceMapping | None, *, tabbed: bool) -> str:
    if mapping is not None and mapping.separator is not None:
        sign = {"tab": "\t", "\\t": "\t"}.get(mapping.separator, mapping.separator)
        return sign if sign == BLANKS else _one_character(path, "separator", sign)
    if tabbed:
        return "\t"
    lines = [line for line in text.splitlines()[:50] if line.strip()]
    # The separator that cuts the header into most fields and most lines into as many.
    best = max(SEPARATORS, key=lambda sign: _fit(lines, sign))
    return BLANKS if _fit(lines, best)[0] == 0 and is_aligned(lines) else best


def _quote(path: Path, mapping: SourceMapping | None) -> str:
    if mapping is None or mapping.quote is None:
        return '"'
    return _one_character(path, "quote", mapping.quote) if mapping.quote else ""


def _one_character(path: Path, key: str, sign: str) -> str:
    if len(sign) != 1 or len(sign.encode()) != 1 or sign in "\r\n":
        raise SourceError(say("`{key}:` is one character of plain ASCII, got {sign}", key=key, sign=repr(sign)), place=Place(str(path)))  # fmt: skip
    return sign


def _fit(lines: list[str], sign: str) -> tuple[int, int]:
    try:
        rows = list(csv.reader(lines, delimiter=sign))
    except csv.Error:
        return (0, 0)
    width = len(rows[0]) if rows else 1
    if width < 2:
        return (0, 0)
    return (sum(1 for row in rows if len(row) == width) * 100 // len(rows), width)


@dataclass(frozen=True, slots=True)
class _Header:
    """The header: its cells, how many records and lines of the file it ends on, and whether anything follows."""

    cells: list[str]
    records: int
    lines: int
    is_last: bool


def _header(
    path: Path, text: str, mapping: SourceMapping | None, *, separator: str, quote: str
) -> _Header:
    wanted = mapping.header_row if mapping is not None else 1
    rows = rows_of(io.StringIO(text, newline=""), separator=separator, quote=quote)
    cells: list[str] = []
    records = 0
    try:
        while records < wanted or not cells:  # blank lines before the header
            cells = next(rows)
            records += 1
        lines = rows.line_num
        is_last = not any(rows)
    except StopIteration as error:
        raise SourceError(
            say("expected the header on line {wanted}, found none", wanted=wanted),
            place=Place(str(path), wanted),
        ) from error
    except csv.Error as error:
        raise SourceError(say("the header cannot be read: {error}", error=str(error)), place=Place(str(path), 1),
                          remedy=say("Declare `separator:` and `quote:` in a mapping file.")) from error  # fmt: skip
    _refuse_header(path, cells, lines - records, is_last=is_last)
    return _Header(cells, records, lines, is_last)


def _refuse_header(path: Path, cells: list[str], breaks: int, *, is_last: bool) -> None:
    """A header that swallows rows, or is no text, would lose them without a word."""
    if breaks > MAX_BREAKS or (breaks and is_last):
        raise SourceError(say("the header does not end: a quote is opened and never closed"), place=Place(str(path), 1),
                          remedy=say("Repair the first line, or declare `quote: \"\"` in a mapping file."))  # fmt: skip
    if any("\0" in cell for cell in cells):
        raise SourceError(say("the header holds NUL bytes, so this is no text that is known"), place=Place(str(path), 1),
                          remedy=say("Declare `encoding:` in a mapping file, for instance utf-16-le."))  # fmt: skip


def rows_of(lines: Iterable[str], *, separator: str, quote: str) -> "_csv.Reader":
    """The records of a text, as Python's own reader sees them."""
    if quote:
        return csv.reader(lines, delimiter=separator, quotechar=quote)
    return csv.reader(lines, delimiter=separator, quoting=csv.QUOTE_NONE)


def lines_of_records(scan: Scan) -> tuple[int, ...]:
    """The line of the file that each record begins on, header and all; a blank one has the line negated."""
    if scan.plain is None:
        return ()
    csv.field_size_limit(MAX_LINE)
    lines: list[int] = []
    begins = 1
    with scan.plain.open(encoding="utf-8", errors="replace", newline="") as file:
        records = rows_of(file, separator=scan.separator, quote=scan.quote)
        try:
            for record in records:
                lines.append(begins if record else -begins)
                begins = 1 + records.line_num
        except csv.Error:
            return tuple(lines)
    return tuple(lines)


def lines_of_rows(scan: Scan, rejects: Sequence[Rejected], rows: int) -> list[int] | None:
    """The line that each row begins on, in order; None where Python's reader sees other rows."""
    aside = {reject.line for reject in rejects}
    first = scan.first_line or 1
    lines = [line for line in lines_of_records(scan) if line >= first and line not in aside]
    return lines if len(lines) == rows else None


def on_lines(scan: Scan, rejects: Sequence[Rejected]) -> tuple[Rejected, ...]:
    """The rejects with the line of the file instead of the number of the record, where it is known."""
    if not rejects:
        return ()
    lines = lines_of_records(scan)
    return tuple(
        replace(one, line=abs(lines[one.line - 1])) if 0 < one.line <= len(lines) else one
        for one in rejects
    )


def relation_of(path: Path, width: int, *, separator: str, quote: str, skip: int) -> str:
    """SQL text that reads the columns of a CSV file in order, broken lines set aside; to be read once."""
    columns = ", ".join(f"'c{at}': 'VARCHAR'" for at in range(width))
    options = (
        f"auto_detect = false, header = false, skip = {skip}, delim = {quote_text(separator)}, "
        f"quote = {quote_text(quote)}, escape = {quote_text(quote)}, columns = {{{columns}}}, "
        f"store_rejects = true, rejects_limit = 0, max_line_size = {MAX_LINE}, nullstr = {quote_text(chr(2) + chr(3))}, "
        "strict_mode = true, null_padding = false, compression = 'none'"
    )
    return f"SELECT * FROM read_csv({quote_text(str(path))}, {options})"


def forget_rejects(engine: Engine) -> None:
    """Forget the lines that earlier passes could not split."""
    engine.execute("DROP TABLE IF EXISTS reject_errors")
    engine.execute("DROP TABLE IF EXISTS reject_scans")


def take_rejects(engine: Engine) -> tuple[Rejected, ...]:
    """The lines that the last pass over a text file could not split into fields, in order."""
    known = engine.run(
        "SELECT count(*) AS n FROM duckdb_tables() WHERE table_name = 'reject_errors'"
    ).first()
    if not known["n"]:
        return ()
    rows = engine.run(
        "SELECT e.line, any_value(e.csv_line) AS raw, any_value(e.error_type::VARCHAR) AS kind, "
        "any_value(e.error_message) AS message, min(e.line_byte_position) AS at, any_value(s.file_path) AS file "
        "FROM reject_errors e LEFT JOIN reject_scans s ON s.scan_id = e.scan_id AND s.file_id = e.file_id "
        "GROUP BY e.line ORDER BY e.line"
    ).rows
    forget_rejects(engine)
    return tuple(
        Rejected(
            int(str(line)), _bytes_at(str(file), int(str(at))) if kind == "INVALID ENCODING" else str(raw),
            _CODES.get(str(kind), "field_count"), str(message),
        )
        for line, raw, kind, message, at, file in rows
    )  # fmt: skip


def _bytes_at(file: str, position: int) -> str:
    """The line at a byte counted from 1; bytes that are no text are shown by their number in hexadecimal."""
    with Path(file).open("rb") as raw:
        raw.seek(max(0, position - 1))
        line = raw.readline(MAX_LINE)
        while line and not line.strip(b"\r\n"):
            line = raw.readline(MAX_LINE)
    return line.rstrip(b"\r\n").decode("utf-8", errors="backslashreplace")
