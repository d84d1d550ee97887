"""Everything that a map speaks of is in its library, with what is stated of it and where it is used."""

from wayline.map import LibraryEntry, library_of, read_map_text, resolve

MAP = """
wayline: 1
key: support
name: Supporting a mine
owner: sales
departments: [{key: sales, name: Sales, function: sales}, {key: works, name: Works}]
personas:
  - {key: engineer, name: Mine engineer, stakeholder: technical, goals: [Safe metres],
     criteria: [{name: Fits our ground, weight: 0.5}]}
segments:
  - {key: big, name: Large producers, rule: {account.employees: {gte: 5000}, account.ore: [gold, iron]}}
systems: [{key: crm, name: Customer records, owner: "person:jane_doe"}]
stages:
  - key: ask
    name: Asking
    binding: asked
    touchpoints:
      - key: offer
        name: We send the offer
        channels: [portal]
        activities: [{key: write, name: Write it, lane: backstage_tech, systems: [crm]}]
  - {key: work, name: Working, binding: began, owner: works}
paths: [{key: technical, name: Technical review, persona: engineer, steps: [offer]}]
risks: [{key: labour, name: Labour, code: DT07, score: 4, about: ["stage:work"]}]
"""


def entries() -> dict[str, LibraryEntry]:
    return {str(one.ref): one for one in library_of(resolve(read_map_text(MAP)))}


def used(ref: str) -> list[str]:
    return [str(one) for one in entries()[ref].used_by]


def test_library_holds_every_kind_also_a_channel_that_nobody_declared() -> None:
    assert list(entries()) == [
        "persona:engineer", "segment:big", "path:technical", "channel:portal", "department:sales",
        "department:works", "system:crm", "risk:labour",
    ]  # fmt: skip


def test_what_is_stated_is_told_and_what_is_not_is_left_out() -> None:
    assert entries()["persona:engineer"].facts == {
        "stakeholder": ("technical",), "goals": ("Safe metres",), "criteria": ("Fits our ground (50 %)",),
    }  # fmt: skip
    assert entries()["segment:big"].facts["rule"] == (
        "account.employees ≥ 5000", "account.ore one of gold, iron",
    )  # fmt: skip
    assert entries()["risk:labour"].facts == {"code": ("DT07",), "score": ("4/5",)}


def test_used_where_is_the_stage_or_touchpoint_around_the_place_that_names_it() -> None:
    assert used("system:crm") == ["touchpoint:offer"]
    assert used("channel:portal") == ["touchpoint:offer"]
    assert used("department:works") == ["stage:work"]
    assert used("department:sales") == ["journey:support"]
    assert used("persona:engineer") == ["path:technical"]


def test_owner_is_told_by_the_name_on_the_map_else_by_the_key_in_words() -> None:
    assert entries()["risk:labour"].owner == "Sales"
    assert entries()["system:crm"].owner == "jane doe"


def test_risk_is_used_where_it_hangs_and_a_path_at_its_steps() -> None:
    assert used("risk:labour") == ["stage:work"]
    assert used("path:technical") == ["touchpoint:offer"]
    assert used("segment:big") == []
