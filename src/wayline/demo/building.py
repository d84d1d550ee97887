"""How does a stranger get something to look at: an invented mining-support company, map and events."""

import csv
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from wayline.demo.believing import demo_map_yaml
from wayline.demo.company import Account, invent_accounts
from wayline.demo.happening import COLUMNS, Happening
from wayline.demo.pace import Pace, site_pace
from wayline.demo.project import Project
from wayline.demo.truths import PLANTED, Truths

BEGINS = datetime(2023, 10, 2, tzinfo=UTC)
ENDS = datetime(2026, 10, 1, tzinfo=UTC)
SEED = 990  # ISIC 0990, the industry of the first seed
ACCOUNTS = 40


@dataclass(frozen=True, slots=True)
class DemoCompany:
    """The files of the invented company and what was planted in it."""

    map_path: Path
    events_path: Path
    mapping_path: Path
    truths: Truths


MAPPING = """\
# How the exports of the invented company are read; its CRM collects the events of every system.
source: crm
reader: csv
shape: long
extracted_at: "2026-10-01T00:00:00+00:00"
join:
  - {location: accounts.csv, on: {account: account}, take: [company, employees]}
  - {location: people.csv, on: {person: person}, take: [name, role]}
columns:
  ts: {column: time, formats: [iso]}
  name: {column: event}
  account: {column: account, type: crm_account}
  person: {column: person, type: user_id}
  objects: [{type: opportunity, column: opportunity, role: subject}]
  channel: {column: channel}
  department: {column: department}
  system: {column: source}
  cost: {column: cost, currency: USD}
  value: {column: value, currency: USD}
  score: {column: score, kind: nps, scale: [0, 10], best: 10}
  properties: [topic, course, kind, open_points, on_time, on_budget, reason]
  attributes: {account.name: company, account.employees: employees, person.name: name, person.role: role}
"""


def build_demo(folder: Path, *, seed: int = SEED, truths: Truths = PLANTED) -> DemoCompany:
    """Write the map, the mapping and the exports of the invented company; the same seed writes the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    company = DemoCompany(
        folder / "map.yaml", folder / "events.csv", folder / "mapping.yaml", truths
    )
    company.map_path.write_text(demo_map_yaml(), encoding="utf-8")
    company.mapping_path.write_text(MAPPING, encoding="utf-8")
    dice = random.Random(seed)  # noqa: S311 - a simulation, not a secret
    accounts = invent_accounts(ACCOUNTS, BEGINS - timedelta(days=30), dice)
    _write(company.events_path, COLUMNS, happenings(accounts, dice, truths=truths))
    _write(folder / "accounts.csv", ("account", "company", "employees"), (
        {"account": one.key, "company": one.name, "employees": str(one.employees)} for one in accounts))  # fmt: skip
    _write(folder / "people.csv", ("person", "name", "role"), (
        {"person": one.key, "name": one.name, "role": one.role} for account in accounts for one in account.people))  # fmt: skip
    return company


def happenings(
    accounts: tuple[Account, ...], dice: random.Random, *, truths: Truths
) -> Iterator[dict[str, str]]:
    """Every row of the events file, in order of time."""
    pace = site_pace(BEGINS.date() - timedelta(days=7), date(2029, 12, 31))
    happened = [
        one for account in accounts for one in _live(account, dice, pace=pace, truths=truths)
    ]
    happened.sort(key=lambda one: (one.at, one.account, one.name))
    yield from (one.row() for one in happened if one.at < ENDS)


def _write(path: Path, columns: tuple[str, ...], rows: Iterable[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _live(
    account: Account, dice: random.Random, *, pace: Pace, truths: Truths
) -> Iterator[Happening]:
    """Three years of one customer: project after project, with a pause between them."""
    at = pace.later(BEGINS, dice.uniform(0, 160))
    number = 0
    while at < ENDS:
        number += 1
        key = f"opp-{account.key[4:]}-{number}"
        project = list(Project(key, account, dice, pace, truths).run(at))
        yield from project
        at = pace.later(max(one.at for one in project), dice.uniform(25, 90))
