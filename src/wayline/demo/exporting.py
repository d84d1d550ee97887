"""In which files does the invented company keep its events: one export for each program, with its mapping."""

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from zoneinfo import ZoneInfo

from wayline.demo.company import Account
from wayline.demo.happening import Happening

PERTH = ZoneInfo("Australia/Perth")
Cells = dict[str, str]
PLAIN = ("id", "time", "event", "opportunity", "account", "person", "channel")


@dataclass(frozen=True, slots=True)
class Program:
    """A program of the company and the shape of its export.

    Attributes:
        key: the source, also the name of its files.
        systems: the systems whose events it holds.
        columns: the headers and the cell under each.
        words: its own words for channels and directions.
        is_local: True when its times are written in the zone of the sites, without saying so.
    """

    key: str
    systems: tuple[str, ...]
    columns: Mapping[str, str]
    ending: str = "csv"
    separator: str = ","
    words: Mapping[str, str] = field(default_factory=dict)
    is_local: bool = False

    @property
    def file_name(self) -> str:
        """The name of its export."""
        return f"{self.key}.{self.ending}"


@dataclass(frozen=True, slots=True)
class Export:
    """One file of events, and how it is read."""

    path: Path
    mapping_path: Path


def _same(*names: str) -> dict[str, str]:
    return {name: name for name in names}


PROGRAMS = (
    Program("crm", ("crm", "contracts"), _same(
        *PLAIN, "system", "department", "direction", "cost", "value", "topic", "open_points", "on_time",
        "on_budget", "reason")),
    Program("portal", ("website", "portal"), _same(*PLAIN, "system", "cost", "page"), ending="jsonl"),
    Program("site", ("hse_log", "freight", "site_log"), _same(
        *PLAIN, "system", "department", "cost", "course", "kind")),
    Program("tickets", ("desk",), {
        "Id": "id", "When": "time", "Step": "event", "Ticket": "ticket", "Project": "opportunity",
        "Customer": "account", "Caller": "person", "By": "channel", "Team": "department", "Way": "direction",
        "Spent": "cost"},
        separator=";", is_local=True,
        words={"email": "Mail", "phone": "Phone", "support_ticket": "Desk", "inbound": "in", "outbound": "out"}),
    Program("billing", ("billing",), _same(*PLAIN, "invoice", "department", "cost", "amount")),
    Program("surveys", ("surveys",), _same(*PLAIN, "touchpoint", "kind", "score", "scale_min", "scale_max")),
)  # fmt: skip


def rows_of(program: Program, happened: Iterable[Happening]) -> list[Cells]:
    """What a program noted, in order of time, a row each."""
    own = [one for one in happened if one.system in program.systems]
    return [_row(program, one, number) for number, one in enumerate(own, start=1)]


def _row(program: Program, one: Happening, number: int) -> Cells:
    cells = {
        "id": f"{program.key}-{number:05d}", "time": written(one.at, is_local=program.is_local),
        "event": one.name, "opportunity": one.opportunity, "account": one.account, "person": one.person,
        "channel": one.channel, "system": one.system, "department": one.department,
        "direction": one.direction, "cost": str(one.cost or ""), "value": str(one.value or ""),
    } | dict(one.details)  # fmt: skip
    return {
        header: program.words.get(cells.get(name, ""), cells.get(name, ""))
        for header, name in program.columns.items()
    }


def written(at: datetime, *, is_local: bool) -> str:
    """A time as an export has it: UTC and marked so, or local time of the sites and silent about it."""
    if is_local:
        return at.astimezone(PERTH).strftime("%d.%m.%Y %H:%M:%S")
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def write_export(program: Program, rows: Sequence[Cells], folder: Path) -> Export:
    """The export of one program and its mapping, side by side."""
    path = folder / program.file_name
    if program.ending == "jsonl":
        filled = ({name: cell for name, cell in row.items() if cell} for row in rows)
        path.write_text("".join(f"{json.dumps(row)}\n" for row in filled), encoding="utf-8")
    else:
        write_table(path, tuple(program.columns), rows, separator=program.separator)
    mapping = folder / f"{program.key}.yaml"
    text = files(__package__).joinpath("mappings", mapping.name).read_text(encoding="utf-8")
    mapping.write_text(text, encoding="utf-8")
    return Export(path, mapping)


def write_table(
    path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, str]], *, separator: str = ","
) -> None:
    """A file with a header; what is absent is empty."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, delimiter=separator, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def write_customers(accounts: Sequence[Account], folder: Path) -> None:
    """The two lists that the mappings join: companies, and people with their roles."""
    companies = (
        {"account": one.key, "company": one.name, "employees": str(one.employees)}
        for one in accounts
    )
    people = (
        {"person": one.key, "name": one.name, "role": one.role}
        for account in accounts
        for one in account.people
    )
    write_table(folder / "accounts.csv", ("account", "company", "employees"), companies)
    write_table(folder / "people.csv", ("person", "name", "role"), people)
