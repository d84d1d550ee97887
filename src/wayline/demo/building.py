"""How does a stranger get something to look at: an invented mining-support company, map and events."""

import random
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from wayline.demo.believing import demo_map_yaml
from wayline.demo.company import invent_accounts
from wayline.demo.exporting import PROGRAMS, Export, rows_of, write_customers, write_export
from wayline.demo.flaws import with_flaws
from wayline.demo.living import BEGINS, live
from wayline.demo.truths import PLANTED, Truths

SEED = 990  # ISIC 0990, the industry of the first seed
ACCOUNTS = 40
EXPORTS = "exports"


@dataclass(frozen=True, slots=True)
class DemoCompany:
    """The files of the invented company and what was planted in it."""

    map_path: Path
    exports: tuple[Export, ...]
    truths: Truths


def build_demo(
    folder: Path, *, seed: int = SEED, truths: Truths = PLANTED, accounts: int = ACCOUNTS
) -> DemoCompany:
    """Write the map and the exports of the invented company; the same seed writes the same bytes."""
    home = folder / EXPORTS
    home.mkdir(parents=True, exist_ok=True)
    map_path = folder / "map.yaml"
    map_path.write_text(demo_map_yaml(truths), encoding="utf-8")
    dice = random.Random(seed)  # noqa: S311 - a simulation, not a secret
    customers = invent_accounts(accounts, BEGINS - timedelta(days=30), dice)
    write_customers(customers, home)
    happened = live(customers, seed=seed, truths=truths)
    exports = tuple(
        write_export(program, with_flaws(program, rows_of(program, happened), dice), home)
        for program in PROGRAMS
    )
    return DemoCompany(map_path, exports, truths)
