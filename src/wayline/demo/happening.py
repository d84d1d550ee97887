"""What happened at one instant: an event of the invented company, before it is written to an export."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Happening:
    """One event; `system` names the program that noted it, `details` are further columns of its export."""

    name: str
    at: datetime
    account: str
    system: str
    opportunity: str = ""
    person: str = ""
    channel: str = ""
    department: str = ""
    direction: str = ""
    cost: int = 0
    value: int = 0
    details: tuple[tuple[str, str], ...] = ()
