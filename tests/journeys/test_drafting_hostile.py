"""A first map from logs that no sane system writes: any text may be a name [M71]."""

import json
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeys.facts_builder import Fact, build_facts, us
from wayline.engine import open_memory
from wayline.journeys import draft_map
from wayline.map import find_problems, read_map_text

DAY = 86_400_000_000
START = us("2026-03-02")
TODAY = date(2026, 11, 24)
# What a loader stores as a name: one line, not blank, no surrogates.
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40).map(
    str.strip
)
NAMES = st.lists(TEXT.filter(bool), min_size=1, max_size=12, unique=True)
EVENT = st.tuples(
    st.integers(0, 11), st.integers(0, 20), st.integers(0, 30), st.sampled_from([True, True, True, False])
)  # fmt: skip


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(names=NAMES, plan=st.lists(EVENT, min_size=1, max_size=60))
def test_m71_any_names_in_any_order_give_a_map_that_passes_check(
    names: list[str], plan: list[tuple[int, int, int, bool]]
) -> None:
    """[M71] [M50] No error, at least 95 % mapped, no standard but in comments with p75 and n."""
    facts = [
        Fact(names[word % len(names)], START + day * DAY, f"c{case}" if known else None, f"a{case % 4}")
        for word, case, day, known in plan
    ]  # fmt: skip
    draft = draft_map(build_facts(open_memory(), facts))
    file = read_map_text(draft.yaml_text)
    problems = find_problems(file, today=TODAY)
    assert [json.dumps(str(one)) for one in problems if one.severity == "E"] == []
    assert draft.mapped_share is None or draft.mapped_share >= 0.95
    assert [stage.standard for stage in file.document.stages if stage.standard] == []
    proposed = [line for line in draft.yaml_text.splitlines() if "# standard:" in line]
    assert [line for line in proposed if "p75" in line and "visits" not in line] == []
