"""A round of questions answers as each question alone does, and leaves nothing behind."""

from datetime import UTC, datetime

import pytest

from insights.world import MAP, Shape, random_facts, random_world
from journeys.facts_builder import build_facts
from wayline.base import EngineError, FixedClock
from wayline.engine import open_memory
from wayline.insights import Members
from wayline.insights.answers import Answers, ask_everything
from wayline.insights.asking import ask
from wayline.insights.limits import measure_limits
from wayline.insights.members import collect_members
from wayline.insights.overlay_document import plain
from wayline.journeys import LaidMap, Scope, at_hand, lay, scope_filter
from wayline.map import read_map_text, resolve

NOON = FixedClock(datetime(2026, 6, 1, 12, tzinfo=UTC))
SCOPES = {
    "everything": Scope(),
    "a period": Scope(since=datetime(2026, 1, 20, tzinfo=UTC), until=datetime(2026, 3, 1, tzinfo=UTC)),
    "a channel": Scope(channel="email"),
    "open ones": Scope(open_only=True),
    "nobody": Scope(since=datetime(2099, 1, 1, tzinfo=UTC)),
}  # fmt: skip


@pytest.fixture(scope="module")
def laid() -> LaidMap:
    return random_world(31, Shape(journeys=300, accounts=80))


def listed(laid: LaidMap, scope: Scope, answers: Answers) -> dict[str, Members]:
    """Who is behind the numbers of some analyses that share a SELECT."""
    parts = (answers.conversion, answers.flow, answers.dead_ends, answers.channels, answers.rework)
    whos = [who for part in parts for who in part.who]
    return collect_members(laid, scope_filter(laid, scope), whos)


@pytest.mark.parametrize("name", SCOPES)
def test_every_analysis_answers_the_same_with_its_journeys_at_hand(
    laid: LaidMap, name: str
) -> None:
    scope = SCOPES[name]
    alone = ask_everything(laid, scope, clock=NOON)
    who = listed(laid, scope, alone)
    with at_hand(laid, scope) as near:
        together = ask_everything(near, scope, clock=NOON)
        assert listed(near, scope, together) == who
    for part in ("conversion", "dwell", "states", "funnel", "use", "flow", "variants",
                 "handovers", "rework", "dead_ends", "conformance", "channels", "desire_paths"):  # fmt: skip
        mine, other = getattr(together, part), getattr(alone, part)
        assert mine.frame == other.frame, part
        assert plain(mine.rows) == plain(other.rows), part  # as written, to 12 digits
    mine, other = together.on_time, alone.on_time
    assert plain([one.kept for one in mine.rows]) == plain([one.kept for one in other.rows])


def test_a_round_leaves_no_table_behind_also_when_it_fails(laid: LaidMap) -> None:
    def temporary() -> object:
        text = "SELECT count(*) AS n FROM duckdb_tables() WHERE temporary"
        return laid.engine.run(text).first()["n"]

    before = temporary()
    with at_hand(laid, SCOPES["a period"]) as near:
        ask_everything(near, SCOPES["a period"], clock=NOON)
        assert temporary() != before
    assert temporary() == before
    with pytest.raises(EngineError):
        _ask_wrongly(laid)
    assert temporary() == before


def _ask_wrongly(laid: LaidMap) -> None:
    with at_hand(laid, SCOPES["a channel"]) as near:
        measure_limits(near)
        ask(near, scope_filter(near, SCOPES["a channel"]), "SELECT nothing FROM journeys")


def test_another_scope_than_that_of_the_round_is_answered_for_itself(laid: LaidMap) -> None:
    scope, other = SCOPES["a period"], SCOPES["a channel"]
    alone = ask_everything(laid, other, clock=NOON).conversion
    with at_hand(laid, scope) as near:
        assert ask_everything(near, other, clock=NOON).conversion.rows == alone.rows


def test_what_all_journeys_teach_belongs_to_one_laid_map() -> None:
    """Learned once for a laid map, and anew for the same map on other events."""
    checked, engine = resolve(read_map_text(MAP)), open_memory()
    few = lay(checked, build_facts(engine, random_facts(5, Shape(journeys=40))))
    first = measure_limits(few)
    assert measure_limits(few) is first
    many = lay(checked, build_facts(engine, random_facts(6, Shape(journeys=400))))
    assert measure_limits(many) != first
