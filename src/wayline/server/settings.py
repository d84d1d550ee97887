"""How is the server set up? One frozen value, decided where it is started."""

from dataclasses import dataclass
from pathlib import Path

LOOPBACK = ("127.0.0.1", "::1", "localhost")


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """Where the records and the data live, and where the server listens.

    Attributes:
        home: the folder of everything: `records.db`, `workspaces/`.
        host, port: where it listens; another address than loopback needs `is_secure` or a decision.
        is_secure: the browser speaks HTTPS with us, through a proxy that says so.
        memory_limit: what the analytical engine may hold in memory; more goes to disk.
    """

    home: Path
    host: str = "127.0.0.1"
    port: int = 8787
    is_secure: bool = False
    memory_limit: str = "800MB"

    @property
    def records_file(self) -> Path:
        """The database of what people decide."""
        return self.home / "records.db"

    def workspace_folder(self, workspace_id: str) -> Path:
        """What belongs to one workspace and to no other."""
        return self.home / "workspaces" / workspace_id

    def uploads_folder(self, workspace_id: str) -> Path:
        """The files that people sent to it."""
        return self.workspace_folder(workspace_id) / "uploads"

    @property
    def cookie(self) -> str:
        """The name of the session cookie; the prefix that browsers guard needs HTTPS."""
        return "__Host-wayline" if self.is_secure else "wayline"
