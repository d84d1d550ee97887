"""A desk with one empty store in memory: files are written, taken in, and asked what became of them."""

import gzip
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from wayline.base import FixedClock
from wayline.engine import DuckDBEngine, Value, open_memory
from wayline.events import LoadReport, SourceMapping, load_events, open_store, read_mapping_text

CLOCK = FixedClock(datetime(2026, 11, 24, 9, 0, tzinfo=UTC))
LONG = """\
source: shop
zone: {zone}
columns:
  ts: {ts}
  name: {{column: event}}
  objects: [{{type: order, column: case, role: subject}}]
  properties: "*"
"""
EVENTS_SQL = """
SELECT strftime(make_timestamp(e.ts_us), '%Y-%m-%d %H:%M:%S') AS at, n.name, o.object_id
FROM facts.events e JOIN facts.event_names n ON n.code = e.name
LEFT JOIN facts.event_objects x ON x.event_no = e.event_no LEFT JOIN facts.objects o ON o.code = x.object
ORDER BY e.ts_us, e.source, e.source_seq, e.event_id
"""


def long_mapping(ts: str = "{column: time}", *, zone: str = "UTC", more: str = "") -> str:
    """A mapping of the columns `case`, `event`, `time`."""
    return LONG.format(ts=ts, zone=zone) + more


@dataclass(slots=True)
class Intake:
    """One empty store, and a folder for files."""

    folder: Path
    engine: DuckDBEngine = field(default_factory=open_memory)

    def write(self, name: str, content: str | bytes) -> Path:
        """A file in the folder; a name that ends with `.gz` is packed."""
        path = self.folder / name
        raw = content.encode() if isinstance(content, str) else content
        path.write_bytes(gzip.compress(raw, mtime=0) if name.endswith(".gz") else raw)
        return path

    def take(self, files: Path | Sequence[Path], mapping: str | None = None) -> LoadReport:
        """Take files in and hold them to the law: received = stored + duplicate + quarantined."""
        given: SourceMapping | None = read_mapping_text(mapping) if mapping is not None else None
        listed = [files] if isinstance(files, Path) else list(files)
        report = load_events(self.engine, listed, mapping=given, clock=CLOCK)
        self.check_law(report)
        return report

    def check_law(self, report: LoadReport) -> None:
        """The law holds in every file, in the report, in the store, and against its tables."""
        for balance in (report.balance, *(one.balance for one in report.files)):
            assert balance.received == balance.stored + balance.duplicate + balance.quarantined
        store = open_store(self.engine)
        store.balance.check()
        assert self.count("facts.events") == store.balance.stored
        refused = self.count("facts.quarantine WHERE state <> 'replayed'")
        assert refused == store.balance.quarantined

    def count(self, what: str) -> int:
        """How many rows a table (with a condition) has."""
        return int(str(self.engine.run(f"SELECT count(*) FROM {what}").rows[0][0]))

    def rows(self, sql: str) -> list[tuple[Value, ...]]:
        """What a question returns."""
        return list(self.engine.run(sql).rows)

    def column(self, sql: str) -> list[Value]:
        """The first column of what a question returns."""
        return [row[0] for row in self.rows(sql)]

    def events(self) -> list[tuple[Value, ...]]:
        """(time in UTC, name, object) of every event, in the total order."""
        return self.rows(EVENTS_SQL)
