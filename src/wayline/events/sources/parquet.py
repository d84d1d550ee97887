"""How is Parquet read: typed columns as they are, through the engine's own reader."""

from pathlib import Path

from wayline.base import EngineError, Place, SourceError, say
from wayline.engine import Engine, quote_name, quote_text
from wayline.events.sources.opening import unpacked
from wayline.events.sources.scan import Scan, unique_headers


def open_parquet(engine: Engine, path: Path, folder: Path) -> Scan | None:
    """A scan of a Parquet file; None without rows.

    Raises:
        SourceError: when it is cut off or damaged.
    """
    source = f"read_parquet({quote_text(str(unpacked(path, folder)))}, file_row_number = true)"
    try:
        described = engine.run(f"DESCRIBE SELECT * FROM {source}").rows
        filled = engine.run(f"SELECT 1 FROM {source} LIMIT 1").rows
    except EngineError as error:
        raise SourceError(say("the Parquet file is cut off or damaged: {error}", error=str(error).splitlines()[0]),
                          place=Place(str(path)), remedy=say("Export it again.")) from error  # fmt: skip
    if not filled:
        return None
    named = [(str(row[0]), str(row[1])) for row in described if row[0] != "file_row_number"]
    headers, notes = unique_headers([name for name, _ in named])
    columns = ", ".join(f"{quote_name(name)} AS c{at}" for at, (name, _) in enumerate(named))
    relation = f"SELECT file_row_number + 1 AS row_no, {columns} FROM {source}"
    return Scan("parquet", path, relation, headers, tuple(kind for _, kind in named), notes)
