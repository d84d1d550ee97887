"""Within which limits does the engine work."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EngineSettings:
    """Limits of one open database; None leaves the engine's own default."""

    threads: int | None = None
    memory_limit: str | None = None
    temp_directory: str | None = None
