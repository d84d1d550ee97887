"""The invented company: equal bytes from an equal seed, exports that hold the law, a map in order."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from wayline.base import SystemClock
from wayline.demo import SEED, DemoCompany, build_demo
from wayline.engine import open_memory
from wayline.events import Balance, load_events, read_mapping
from wayline.map import find_problems, read_map


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> DemoCompany:
    return build_demo(tmp_path_factory.mktemp("company"))


@pytest.fixture(scope="module")
def balances(built: DemoCompany) -> dict[str, Balance]:
    """What became of every export."""

    def each() -> Iterator[tuple[str, Balance]]:
        for export in built.exports:
            with closing(open_memory()) as engine:
                mapping = read_mapping(export.mapping_path)
                report = load_events(engine, [export.path], mapping=mapping, clock=SystemClock())
                yield export.path.stem, report.balance

    return dict(each())


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_same_seed_same_bytes_another_seed_another_company(
    built: DemoCompany, tmp_path: Path
) -> None:
    again = build_demo(tmp_path / "again")
    other = build_demo(tmp_path / "other", seed=SEED + 1)
    here = bytes_of(built.map_path.parent)
    assert bytes_of(again.map_path.parent) == here
    assert bytes_of(other.map_path.parent)["crm.csv"] != here["crm.csv"]


def test_every_export_holds_the_law_and_some_rows_are_refused(balances: dict[str, Balance]) -> None:
    """[E1] The flaws of real exports are in them."""
    whole = [(b.received, b.stored + b.duplicate + b.quarantined) for b in balances.values()]
    assert all(received == parts for received, parts in whole)
    assert sum(b.duplicate for b in balances.values()) == 52
    assert sum(b.quarantined for b in balances.values()) == 11


def test_events_come_from_five_kinds_of_programs(balances: dict[str, Balance]) -> None:
    assert {"crm", "portal", "site", "tickets", "billing", "surveys"} == set(balances)
    assert all(b.stored > 100 for b in balances.values())


def test_the_map_says_that_all_is_invented_and_has_no_errors(built: DemoCompany) -> None:
    assert "invented" in built.map_path.read_text(encoding="utf-8").splitlines()[0]
    found = find_problems(read_map(built.map_path), today=date(2026, 10, 1))
    assert [one for one in found if one.severity == "E"] == []
