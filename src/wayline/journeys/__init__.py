"""Where do map and events meet? Events are laid on a map: journeys, stage visits, path runs.

`binding` rules compiled to SQL · `signatures`, `marking`, `crediting` what an event is on the map ·
`placing` its case · `cutting`, `walking` begin, end, stages · `calendars` working time ·
`laying` builds the laid tables.
"""

from wayline.journeys.binding import SqlPredicate, compile_rule
from wayline.journeys.laid import LaidMap, laid_sql
from wayline.journeys.laying import EventFacts, lay
from wayline.journeys.matching import matched_events
from wayline.journeys.scope import Scope, scope_filter

__all__ = [
    "EventFacts", "LaidMap", "Scope", "SqlPredicate", "compile_rule", "laid_sql", "lay",
    "matched_events", "scope_filter",
]  # fmt: skip
