"""How is a text file read only once: its cells set aside by column, its broken lines kept."""

from dataclasses import replace
from pathlib import Path

from wayline.engine import Engine, quote_text
from wayline.events.sources.scan import Rejected, Scan
from wayline.events.sources.text import forget_rejects, on_lines, take_rejects


def read_once(engine: Engine, scan: Scan, folder: Path) -> tuple[Scan, tuple[Rejected, ...]]:
    """The scan over a columnar copy of its file in `folder`, and the lines that could not be split.

    Every question that is asked of a file walks over it; a text file is walked over here alone. The
    rows keep their order, so their numbers are those of the file.
    """
    target = folder / f"rows_{len(list(folder.glob('rows_*.parquet')))}.parquet"
    forget_rejects(engine)
    engine.execute(
        f"COPY ({scan.relation}) TO {quote_text(str(target))} (FORMAT parquet, COMPRESSION lz4)"
    )
    rejects = on_lines(scan, take_rejects(engine))
    cells = ", ".join(f"c{at}" for at in range(len(scan.headers)))
    source = f"read_parquet({quote_text(str(target))}, file_row_number = true)"
    relation = f"SELECT file_row_number + 1 AS row_no, {cells} FROM {source}"
    return replace(scan, relation=relation), rejects
