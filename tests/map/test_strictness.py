"""What a map may not say, and how the refusal helps: line, near name, what to do."""

import json
from datetime import date

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from wayline.base import DocumentError, JsonValue
from wayline.map import Ref, dump_yaml, find_problems, read_map_text, resolve

TODAY = date(2026, 7, 1)
HEAD = "wayline: 1\nname: A\n"
BOARD = (
    HEAD
    + "owner: sales\ndepartments:\n  - {key: sales, name: Sales}\n  - {key: site, name: Site}\n"
    "stages:\n"
    "  - key: tender\n    name: Asking\n    touchpoints:\n      - {key: offer, name: We get the offer}\n"
    "  - key: work\n    name: Working\n    owner: site\n    was: execution\n    touchpoints:\n"
    "      - {key: report, name: We read the report}\n      - {key: call, name: We call, owner: sales}\n"
)
PLAIN: st.SearchStrategy[JsonValue] = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-9, 9999), st.floats(allow_nan=False), st.text()),
    lambda part: st.one_of(
        st.lists(part, max_size=4),
        st.dictionaries(
            st.one_of(
                st.sampled_from(["wayline", "name", "key", "stages", "binding", "where", "standard"]),
                st.text(max_size=8),
            ),
            part,
            max_size=4,
        ),
    ),
    max_leaves=12,
)  # fmt: skip
HOSTILE = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def told(text: str) -> str:
    """What reading and checking a text comes to: the refusal, or the findings counted."""
    try:
        read = read_map_text(text)
    except DocumentError as error:
        return error.message
    return f"{len(find_problems(read, today=TODAY))} findings"


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        (HEAD + "stages: [One]\nstages: [Two]\n", 4, "'stages' stands here twice"),
        (HEAD + "stages:\n  - {name: One, name: Two}\n", 4, "'name' stands here twice"),
        (HEAD + "stages:\n  - &first {name: One}\n", 4, "Anchors"),
        (HEAD + "goal: *first\nstages: [One]\n", 3, "Anchors"),
        (HEAD + "goal: !!python/name:os.system\nstages: [One]\n", 3, "Tags"),
        (HEAD + "stages: [One]\n---\nname: B\n", 4, "second document"),
        (HEAD + "stages:\n  - {name: One, standard: 2 fortnights}\n", 4, "2 fortnights"),
        (HEAD + "stages:\n  - {name: One, lifecycle: tender}\n", 4, "tender"),
        (HEAD + "stages:\n  - {name: One, key: Not A Key}\n", 4, "Not A Key"),
        ("wayline: 2\nname: A\nstages: [One]\n", 1, "reads format 1"),
        ("name: A\nstages: [One]\n", 1, "format number is missing"),
        (HEAD, 1, "stages"),
    ],
)  # fmt: skip
def test_refusal_names_the_line(text: str, line: int, says: str) -> None:
    """[M7] [M12] [M14] [M31] One YAML 1.2 document without anchors, tags or a key twice, closed words."""
    with pytest.raises(DocumentError) as caught:
        read_map_text(text, file="map.yaml")
    assert says in str(caught.value)
    assert f"map.yaml:{line}" in str(caught.value)


@pytest.mark.parametrize(
    ("written", "near"),
    [
        ("outcoms: []", "outcomes"),
        ("kpi: []", "kpis"),
        ("stages_: []", "stages"),
        ("departements: []", "departments"),
    ],
)
def test_unknown_field_is_refused_with_the_nearest_name(written: str, near: str) -> None:
    """[M12]"""
    with pytest.raises(DocumentError, match=f"Did you mean '{near}'"):
        read_map_text(BOARD + written + "\n")


def test_free_fields_of_the_house_are_kept() -> None:
    """[M13] `x` is the only free place."""
    read = read_map_text(BOARD + "x: {budget_code: 12, teams: [a, b]}\n").document
    assert read_map_text(dump_yaml(read)).document.x == read.x
    assert read.x


def test_reference_that_leads_nowhere_is_for_drafts_only() -> None:
    """[M9] A draft may hold it, a checked map may not."""
    read = read_map_text(
        BOARD + "links:\n  - {from: touchpoint:offr, to: touchpoint:call}\n", file="map.yaml"
    )
    assert [one.code for one in find_problems(read, today=TODAY) if one.severity == "E"] == [
        "dangling_link"
    ]
    with pytest.raises(DocumentError, match=r"'?offer'"):
        resolve(read)


def test_reference_resolves_in_the_map_then_in_the_workspace() -> None:
    """[M8]"""
    workspace = "departments:\n  - {key: legal, name: Legal}\n"
    text = BOARD.replace("owner: site", "owner: legal")
    read = resolve(read_map_text(text, workspace_text=workspace))
    assert read.department("legal").name is not None


def test_same_key_in_map_and_workspace_is_an_error() -> None:
    """[M8]"""
    workspace = "departments:\n  - {key: sales, name: Sales}\n"
    with pytest.raises(DocumentError, match="sales"):
        resolve(read_map_text(BOARD, workspace_text=workspace))


@pytest.mark.parametrize(
    ("ref", "owner"),
    [
        (Ref("touchpoint", "offer"), "sales"),
        (Ref("stage", "tender"), "sales"),
        (Ref("stage", "work"), "site"),
        (Ref("touchpoint", "report"), "site"),
        (Ref("touchpoint", "call"), "sales"),
    ],
)
def test_owner_is_inherited_from_what_holds_it(ref: Ref, owner: str) -> None:
    """[M32] From the stage, else from the map; its own goes first."""
    assert resolve(read_map_text(BOARD)).owner_of(ref) == owner


def test_former_key_is_kept() -> None:
    """[M4] `was` names the key that history is attached to."""
    read = read_map_text(BOARD).document
    assert read.stages[1].was == "execution"
    assert read_map_text(dump_yaml(read)).document.stages[1].was == "execution"


@HOSTILE
@given(st.one_of(st.text(), st.text("wayline: 1name[]{}&*!|>-#'\"\n ,?@%\t")))
@example("\ufeff" + BOARD)
@example("wayline: 1\nname: A\nstages: [" + "[" * 500)
@example("a: &a [*a, *a]")
@example("wayline: 1e999\nname: A\nstages: [One]\n")
@example("\x00")
def test_any_text_is_a_map_or_a_refusal(text: str) -> None:
    """[M7] [M12] Never a trace."""
    assert told(text)


@HOSTILE
@given(st.dictionaries(st.sampled_from(
    ["stages", "kpis", "links", "paths", "outcomes", "segments", "scope", "calendars", "ignore", "x", "owner"]
), PLAIN, max_size=3))  # fmt: skip
def test_any_nested_value_is_a_map_or_a_refusal(fields: dict[str, JsonValue]) -> None:
    """[M12] Whatever stands in a field."""

    assert told(json.dumps({"wayline": 1, "name": "A", "stages": ["One"], **fields}))
