"""[A29] A share by the source's own flag, on a public log: the figures counted from the file itself.

The folder is named by WAYLINE_REAL_DATA, else it is `../shared/data` beside the repository.
"""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from wayline.base import FixedClock
from wayline.engine import open_memory
from wayline.events import load_events, open_store, read_mapping
from wayline.insights.kpis import KpiStatus, measure_kpis
from wayline.insights.members import collect_members
from wayline.journeys import LaidMap, Scope, lay, scope_filter
from wayline.map import read_map, resolve

HERE = Path(__file__).resolve().parent
DATA = Path(os.environ.get("WAYLINE_REAL_DATA") or HERE.parents[2] / "shared" / "data")
CLOCK = FixedClock(datetime(2026, 11, 24, tzinfo=UTC))

pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(
        not DATA.is_dir(), reason="NO REAL DATA: set WAYLINE_REAL_DATA to the folder of the sets"
    ),
]


@pytest.fixture(scope="module")
def incidents() -> Iterator[LaidMap]:
    """The incidents of an IT service, laid on their map."""
    path = DATA / "itsm_servicenow_uci" / "incident_event_log.csv.gz"
    if not path.is_file():
        assert os.environ.get("CI") != "true", (
            f"{path.name} is missing although the folder is there"
        )
        pytest.skip(f"{path.name} is missing")
    engine = open_memory()
    load_events(
        engine, [path], mapping=read_mapping(HERE / "mappings" / "itsm_flags.yaml"), clock=CLOCK
    )
    yield lay(resolve(read_map(HERE / "maps" / "itsm.yaml")), open_store(engine))
    engine.close()


def test_the_share_of_incidents_that_kept_the_agreed_time(incidents: LaidMap) -> None:
    """[A29] the last event of each incident: 15,803 of 24,918; by e-mail 33.9 % of 59."""
    found = measure_kpis(incidents, Scope(), clock=CLOCK)
    found.check()
    kept, by_mail = found.rows[:2]
    assert (kept.value.k, kept.value.n) == (15_803, 24_918)
    assert (kept.point, kept.sure) == ("missed", "yes")
    assert _percent(by_mail) == 33.9
    assert by_mail.value.n == 59
    members = collect_members(incidents, scope_filter(incidents, Scope()), found.who)
    assert members["kpis.kept.value"].count("did") == 15_803
    assert members["kpis.kept_by_mail.value"].n == 59


def _percent(row: KpiStatus) -> float:
    assert row.value.value is not None
    return round(100 * row.value.value, 1)
