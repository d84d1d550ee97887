"""How do thousands of lists of journeys fit into one page? As runs of positions, each list once."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from wayline.insights import Members
from wayline.reports.page_journeys import Who

SIDES = ("did", "did_not", "still_open")


def pack_who(members: Mapping[str, Members], positions: Mapping[str, int]) -> Who:
    """The lists behind every number, as `Who` describes them; `positions` is where a journey stands."""
    lists: dict[str, int] = {}
    numbers: dict[str, tuple[int, ...]] = {}
    for path, behind in sorted(members.items()):
        sides = (behind.did, behind.did_not, behind.still_open)
        texts = [packed(sorted(positions[key] for key in side)) for side in sides]
        places = [lists.setdefault(text, len(lists)) for text in texts]
        left_out = [behind.left_out.get(side, 0) for side in SIDES]
        numbers[path] = (*places, *(left_out if any(left_out) else ()))
    return Who(lists=tuple(lists), numbers=numbers, counts={})


def count_who(members: Mapping[str, Members]) -> Who:
    """How many stand behind every number, and not who."""
    counts = {
        path: (behind.count("did"), behind.count("did_not"), behind.count("still_open"))
        for path, behind in sorted(members.items())
    }
    return Who(lists=(), numbers={}, counts=counts)


NOBODY = Who(lists=(), numbers={}, counts={})


def packed(positions: Iterable[int]) -> str:
    """Positions in order as runs and repeats.

    >>> packed([0, 1, 2, 3, 7, 9, 9])
    '0-3 7 9x2'
    """
    return " ".join(_runs([(at, len(list(same))) for at, same in groupby(positions)]))


def _runs(counted: list[tuple[int, int]]) -> Iterator[str]:
    at = 0
    while at < len(counted):
        first, times = counted[at]
        end = at
        while times == 1 and counted[end + 1 : end + 2] == [(counted[end][0] + 1, 1)]:
            end += 1
        yield f"{first}x{times}" if times > 1 else run_text(first, counted[end][0])
        at = end + 1


def run_text(first: int, last: int) -> str:
    """A run of positions from the first to the last.

    >>> run_text(4, 4), run_text(4, 6)
    ('4', '4-6')
    """
    return str(first) if first == last else f"{first}-{last}"
