"""How are CSV and TSV read: encoding, separator and header found out and told, broken lines kept."""

import csv
import io
from pathlib import Path

from wayline.base import Place, SourceError
from wayline.engine import Engine, quote_text
from wayline.events.mapping import SourceMapping
from wayline.events.sources.opening import SAMPLE_BYTES, first_bytes, unpacked
from wayline.events.sources.scan import Rejected, Scan, unique_headers

SEPARATORS = (",", ";", "\t", "|")
MAX_LINE = 4_000_000
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
    """A scan of a CSV or TSV file; None for a file without a header line."""
    sample = first_bytes(path)
    encoding, notes = _encoding(path, sample, mapping)
    text = sample.decode(encoding, errors="replace")
    if not text.strip("\ufeff \t\r\n"):
        return None
    plain = _as_utf8(path, encoding, folder)
    separator = _separator(text, mapping, tabbed=tabbed)
    quote = mapping.quote if mapping is not None and mapping.quote is not None else '"'
    skip = mapping.header_row if mapping is not None else 1
    headers, told = _headers(path, text, separator=separator, quote=quote, row=skip)
    relation = relation_of(plain, len(headers), separator=separator, quote=quote, skip=skip)
    shown = "tab" if separator == "\t" else repr(separator)
    found = (
        f"{path.name}: {len(headers)} columns, separator {shown}, {encoding.removesuffix('-sig')}."
    )
    return Scan(
        "tsv" if tabbed else "csv", path, relation, headers, ("VARCHAR",) * len(headers),
        (found, *notes, *told), skip + 1, separator,
    )  # fmt: skip


def _encoding(
    path: Path, sample: bytes, mapping: SourceMapping | None
) -> tuple[str, tuple[str, ...]]:
    for mark, name in _BOMS:
        if sample.startswith(mark):
            return name, ()
    if mapping is not None and mapping.encoding is not None:
        try:
            "".encode(mapping.encoding)
        except LookupError as error:
            raise SourceError(
                f"unknown encoding {mapping.encoding!r}", place=Place(str(path))
            ) from error
        return mapping.encoding, ()
    cut = sample if len(sample) < SAMPLE_BYTES else sample[: sample.rfind(b"\n") + 1] or sample
    broken = _lines_not_utf8(cut)
    if not broken:
        return "utf-8", ()
    lines = cut.count(b"\n") + 1
    if broken <= max(1, lines // 100) and lines > 3:
        return "utf-8", (
            f"{path.name}: {broken} of the first {lines} lines are no UTF-8; they go to quarantine.",
        )
    return "cp1252", (
        f"{path.name}: not UTF-8; read as Windows-1252, a guess. Declare `encoding:` if it is another.",
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


def _as_utf8(path: Path, encoding: str, folder: Path) -> Path:
    """A file that the engine can read: unpacked, and in UTF-8."""
    plain = unpacked(path, folder)
    if encoding == "utf-8":
        return plain
    target = folder / f"{path.name}.utf8"
    with plain.open("r", encoding=encoding, errors="replace", newline="") as source:
        with target.open("w", encoding="utf-8", newline="") as out:
            while chunk := source.read(1 << 20):
                out.write(chunk)
    return target


def _separator(text: str, mapping: SourceMapping | None, *, tabbed: bool) -> str:
    if mapping is not None and mapping.separator is not None:
        return {"tab": "\t", "\\t": "\t"}.get(mapping.separator, mapping.separator)
    if tabbed:
        return "\t"
    lines = [line for line in text.splitlines()[:50] if line.strip()]
    # The separator that cuts the header into most fields and most lines into as many.
    return max(SEPARATORS, key=lambda sign: _fit(lines, sign))


def _fit(lines: list[str], sign: str) -> tuple[int, int]:
    rows = list(csv.reader(lines, delimiter=sign))
    width = len(rows[0]) if rows else 1
    if width < 2:
        return (0, 0)
    return (sum(1 for row in rows if len(row) == width) * 100 // len(rows), width)


def _headers(
    path: Path, text: str, *, separator: str, quote: str, row: int
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    csv.field_size_limit(MAX_LINE)
    rows = csv.reader(
        io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=separator, quotechar=quote or None
    )
    header: list[str] = []
    try:
        for _ in range(row):
            header = next(rows)
    except (StopIteration, csv.Error) as error:
        raise SourceError(
            f"expected the header on line {row}, found none", place=Place(str(path), row)
        ) from error
    return unique_headers(header)


def relation_of(path: Path, width: int, *, separator: str, quote: str, skip: int) -> str:
    """SQL text that reads a CSV file of so many columns, broken lines set aside."""
    columns = ", ".join(f"'c{at}': 'VARCHAR'" for at in range(width))
    options = (
        f"auto_detect = false, header = false, skip = {skip}, delim = {quote_text(separator)}, "
        f"quote = {quote_text(quote)}, escape = {quote_text(quote)}, columns = {{{columns}}}, "
        f"store_rejects = true, rejects_limit = 0, max_line_size = {MAX_LINE}, nullstr = {quote_text(chr(2) + chr(3))}, "
        "strict_mode = true, null_padding = false, compression = 'none'"
    )
    return f"SELECT row_number() OVER () AS row_no, * FROM read_csv({quote_text(str(path))}, {options})"


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
        "SELECT line, any_value(csv_line) AS raw, any_value(error_type::VARCHAR) AS kind, "
        "any_value(error_message) AS message FROM reject_errors GROUP BY line ORDER BY line"
    ).rows
    forget_rejects(engine)
    return tuple(
        Rejected(int(str(line)), str(raw), _CODES.get(str(kind), "field_count"), str(message))
        for line, raw, kind, message in rows
    )
