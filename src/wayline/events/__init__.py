"""What happened: events from any file become one trusted table; nothing is lost on the way.

`mapping` which column is what, `assigning` changes it · `proposing` a first mapping of what `looking` counts, `previewing` its first rows · `sources/` one reader a format · `staging`,
`storing`, `loading` rows to facts · `timing` when · `quarantining` what was refused, `replaying` how it
comes back · `store` the balance ·
`quality` what is the matter with the data · `tables` the schema · `codes` the reasons.
"""

from wayline.events.assigning import (
    COLUMN_ROLES,
    ColumnRole,
    ColumnUse,
    assign_columns,
    describe_columns,
    under_mapping,
)
from wayline.events.codes import REASONS, Reason
from wayline.events.loading import FileReport, LoadReport, Progress, load_events
from wayline.events.mapping import SourceMapping, read_mapping, read_mapping_text
from wayline.events.previewing import PreviewRow, preview_rows
from wayline.events.proposing import MappingProposal, propose_mapping
from wayline.events.quality import QualityFinding
from wayline.events.quarantining import (
    QuarantinedRow,
    count_quarantine,
    discard_quarantine,
    export_quarantine,
    list_quarantine,
    show_quarantine,
)  # fmt: skip
from wayline.events.replaying import Replayed, kept_mapping, replay_quarantine
from wayline.events.store import Balance, EventStore, SourceState, open_store

__all__ = [
    "COLUMN_ROLES", "REASONS", "Balance", "ColumnRole", "ColumnUse", "EventStore", "FileReport", "LoadReport", "MappingProposal", "PreviewRow", "Progress", "QualityFinding",
    "QuarantinedRow", "Reason", "Replayed", "SourceMapping", "SourceState", "assign_columns", "count_quarantine", "describe_columns", "discard_quarantine",
    "export_quarantine", "kept_mapping", "list_quarantine", "load_events", "open_store", "preview_rows", "propose_mapping", "read_mapping", "read_mapping_text",
    "replay_quarantine", "show_quarantine", "under_mapping",
]  # fmt: skip
