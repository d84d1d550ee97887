"""[A5] [A6] [A14] Follow-ups, variants and repeats at level name equal those of pm4py and Retentioneering."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from oracles.logs import DATA, PUBLIC, RANDOM, load_public, load_random, write_log
from oracles.peers_runner import LogAnswers, read_log_answers, run_peers
from wayline.insights.flow import Flow, measure_flow
from wayline.insights.rework import rework_by_item
from wayline.insights.variants import measure_variants
from wayline.journeys import LaidMap, Scope

EVERYTHING = Scope()
ENDS = ("end", "open")
Judged = tuple[LaidMap, LogAnswers]

pytestmark = pytest.mark.oracle


@pytest.fixture(scope="module", params=sorted(RANDOM))
def random_log(request: pytest.FixtureRequest, random_logs: dict[str, Judged]) -> Judged:
    """One random log and what the peers say of it."""
    return random_logs[str(request.param)]


@pytest.fixture(scope="module")
def random_logs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Judged]:
    """All random logs, judged in one go."""
    return judge({name: load_random(name) for name in RANDOM}, tmp_path_factory.mktemp("random"))


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(
            name,
            marks=[
                pytest.mark.real,
                pytest.mark.skipif(not DATA.is_dir(), reason="NO REAL DATA: set WAYLINE_REAL_DATA"),
            ],
        )
        for name in sorted(PUBLIC)
    ],
)
def public_log(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Judged]:
    """One public log and what the peers say of it."""
    name = str(request.param)
    laid = load_public(name)
    yield judge({name: laid}, tmp_path_factory.mktemp(name))[name]
    laid.engine.close()


def judge(laid: dict[str, LaidMap], folder: Path) -> dict[str, Judged]:
    """Let the peers judge laid logs."""
    for name, one in laid.items():
        write_log(one, folder / f"{name}.log.csv")
    run_peers(folder)
    return {name: (one, read_log_answers(folder, name)) for name, one in laid.items()}


def pairs(flow: Flow) -> dict[tuple[str, ...], int]:
    """Follow-ups between events."""
    return {(r.a, r.b): r.n for r in flow.rows if r.a != "start" and r.b not in ENDS}


def borders(flow: Flow) -> tuple[dict[str, int], dict[str, int]]:
    """How often each name is the first and the last of a journey, open or ended."""
    lasts: dict[str, int] = {}
    for row in flow.rows:
        if row.b in ENDS:
            lasts[row.a] = lasts.get(row.a, 0) + row.n
    return {row.b: row.n for row in flow.rows if row.a == "start"}, lasts


def same_follow_ups(judged: Judged) -> None:
    """Equal dictionaries: pm4py's graph with its ends, and Retentioneering's transitions."""
    laid, peers = judged
    flow = measure_flow(laid, EVERYTHING, level="name")
    firsts, lasts = borders(flow)
    assert sum(peers.starts.values()) > 0
    assert pairs(flow) == peers.follows, "[A5] pm4py discover_dfg"
    assert (firsts, lasts) == (peers.starts, peers.ends), "[A5] pm4py starts and ends"
    with_ends = pairs(flow)
    with_ends |= {("path_start", name): n for name, n in firsts.items()}
    with_ends |= {(name, "path_end"): n for name, n in lasts.items()}
    assert with_ends == peers.transitions, "[A5] Retentioneering transitions"


def same_variants(judged: Judged) -> None:
    """Equal dictionaries: sequences and how many journeys run each."""
    laid, peers = judged
    found = measure_variants(laid, EVERYTHING, level="name", top=1_000_000)
    assert {row.nodes: row.n for row in found.rows} == peers.variants, "[A6] pm4py get_variants"
    assert (found.other, found.distinct) == (0, len(peers.variants))


def same_rework(judged: Judged) -> None:
    """Equal dictionaries: journeys that have a name more than once."""
    laid, peers = judged
    assert rework_by_item(laid, EVERYTHING) == peers.rework, "[A14] pm4py rework cases"


def test_follow_ups_of_random_logs_with_ties(random_log: Judged) -> None:
    same_follow_ups(random_log)


def test_variants_of_random_logs_with_ties(random_log: Judged) -> None:
    same_variants(random_log)


def test_repeats_of_random_logs_with_ties(random_log: Judged) -> None:
    same_rework(random_log)


def test_follow_ups_of_public_logs(public_log: Judged) -> None:
    same_follow_ups(public_log)


def test_variants_of_public_logs(public_log: Judged) -> None:
    same_variants(public_log)


def test_repeats_of_public_logs(public_log: Judged) -> None:
    same_rework(public_log)
