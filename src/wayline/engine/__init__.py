"""Where analytical SQL runs: the only package that talks to an analytical driver.

`running` the port and its Table · `duckdb` the embedded engine · `settings` limits · `scope` which
journeys a question sees · `queries` the checked-in text · `quote` names and paths in SQL.
"""

from wayline.engine.duckdb import DuckDBEngine, open_file, open_memory
from wayline.engine.queries import load_query
from wayline.engine.quote import json_path, like_pattern, quote_name, quote_text
from wayline.engine.running import Engine, Parameters, Table, Value
from wayline.engine.scope import SCOPED, ScopeFilter, scoped
from wayline.engine.settings import EngineSettings

__all__ = [
    "SCOPED", "DuckDBEngine", "Engine", "EngineSettings", "Parameters", "ScopeFilter", "Table", "Value",
    "json_path", "like_pattern", "load_query", "open_file", "open_memory", "quote_name",
    "quote_text", "scoped",
]  # fmt: skip
