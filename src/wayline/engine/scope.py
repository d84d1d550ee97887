"""Which journeys does a question look at: period, segment, path and channel as CTEs over a laid map."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from wayline.engine.quote import quote_name
from wayline.engine.running import Parameters

# Every relation that a question may name; each has a journey_id except the dictionaries.
SCOPED = (
    "journeys", "events", "stage_visits", "path_runs", "reach", "outcomes_reached", "ends",
    "deviations", "gates_passed", "responses",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ScopeFilter:
    """A condition on `journeys j`, as SQL text with bound parameters; empty text = every journey.

    Attributes:
        condition: the SQL text.
        parameters: what it binds.
        tables: relations whose rows of these journeys were set apart already, by their logical name.
    """

    condition: str = ""
    parameters: Parameters = field(default_factory=dict)
    tables: Mapping[str, str] = field(default_factory=dict)


def scoped(sql: str, schema: str, scope: ScopeFilter) -> str:
    """The question with a CTE put before it for each laid relation that it names.

    A question is written against `journeys`, `events`, `stage_visits`, ...; here these names are
    bound to the tables of one laid map, restricted to the journeys of the scope.
    """
    lines = [line for line in sql.splitlines() if not line.lstrip().startswith("--")]
    body = "\n".join(lines).strip().rstrip(";")
    home = quote_name(schema)
    named = [known for known in SCOPED if re.search(rf"\b{known}\b", body)]
    parts = [
        f"{name} AS NOT MATERIALIZED (SELECT * FROM {scope.tables[name]})"
        for name in named
        if name in scope.tables
    ]
    apart = [name for name in named if name not in scope.tables]
    if scope.condition and apart:
        parts.append(
            f"scope AS MATERIALIZED (SELECT j.journey_id FROM {home}.journeys j WHERE {scope.condition})"
        )
    only = " WHERE journey_id IN (SELECT journey_id FROM scope)" if scope.condition else ""
    parts += [f"{name} AS NOT MATERIALIZED (SELECT * FROM {home}.{name}{only})" for name in apart]
    if not parts:
        return body
    head = "WITH " + ",\n".join(parts)
    if body[:5].upper() == "WITH ":
        return f"{head},\n{body[5:]}"
    return f"{head}\n{body}"
