"""What happened at one instant: an event of the invented company as a row of its export."""

from dataclasses import dataclass
from datetime import UTC, datetime

COLUMNS = (
    "time", "event", "source", "opportunity", "account", "person", "channel", "department", "cost", "value", "score",
    "topic", "course", "kind", "open_points", "on_time", "on_budget", "reason",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Happening:
    """One event, before it is written; `details` are the columns from `topic` on."""

    name: str
    at: datetime
    account: str
    source: str
    opportunity: str
    person: str = ""
    channel: str = ""
    department: str = ""
    cost: int = 0
    value: int = 0
    score: int | None = None
    details: tuple[tuple[str, str], ...] = ()

    def row(self) -> dict[str, str]:
        """The cells by column; what is absent is empty."""
        cells = {
            "time": self.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), "event": self.name, "source": self.source,
            "opportunity": self.opportunity, "account": self.account, "person": self.person, "channel": self.channel,
            "department": self.department, "cost": str(self.cost or ""), "value": str(self.value or ""),
            "score": "" if self.score is None else str(self.score),
        }  # fmt: skip
        return dict.fromkeys(COLUMNS, "") | cells | dict(self.details)
