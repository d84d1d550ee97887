"""What is wrong with real exports: rows that come twice, and rows that nobody can read."""

import random
from collections.abc import Mapping, Sequence

from wayline.demo.exporting import Cells, Program

# How many rows of a program are exported twice, and how many others are damaged.
TWICE: Mapping[str, int] = {"crm": 31, "billing": 17, "surveys": 4}
DAMAGED: Mapping[str, int] = {"tickets": 6, "site": 3, "surveys": 2}
NO_DATE = "31.04.2026 09:60:00"  # typed by hand: there is no such day
NO_NUMBER = "approx. 450"


def with_flaws(program: Program, rows: Sequence[Cells], dice: random.Random) -> list[Cells]:
    """The rows of an export as they really arrive.

    Damaged rows are copies of others with an id of their own, so that refusing them takes nothing away
    from what was planted.
    """
    again = dice.sample(rows, min(TWICE.get(program.key, 0), len(rows)))
    torn = dice.sample(rows, min(DAMAGED.get(program.key, 0), len(rows)))
    damaged = (_damaged(program, row, number=number) for number, row in enumerate(torn))
    return [*rows, *again, *damaged]


def _damaged(program: Program, row: Cells, *, number: int) -> Cells:
    header = {cell: header for header, cell in program.columns.items()}
    copy = dict(row) | {header["id"]: f"{program.key}-x{number + 1}"}
    has_cost = "cost" in header and number % 3 == 2
    return copy | ({header["cost"]: NO_NUMBER} if has_cost else {header["time"]: NO_DATE})
