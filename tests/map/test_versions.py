"""What is sealed into a version, so that it reads alone [M23]."""

from wayline.map import Workspace as House
from wayline.map import (
    from_json,
    map_file_of,
    read_map_text,
    resolve,
    sealed,
    to_json,
    with_version,
)

HOUSE = """
timezone: America/Santiago
calendar: mine
calendars: [{key: mine, days: [mon, tue, wed]}, {key: office}]
departments: [{key: sales, name: Sales}, {key: unused, name: Nobody asks}]
segments: [{key: big, name: Big mines}]
personas: [{key: buyer, name: Buyer, segment: big}, {key: other, name: Other}]
people: [{key: ana, name: Ana Soto, email: ana@works.example}]
"""
TEXT = """
wayline: 1
key: support
name: Supporting a mine
owner: person:ana
stages: [{key: ask, name: Asking, owner: sales}]
paths: [{key: buying, name: Buying, persona: buyer}]
"""


def test_version_seals_in_what_it_uses_and_nothing_else() -> None:
    """[M23] And what that uses in turn: the buyer's segment, the house's calendar."""
    read = read_map_text(TEXT, workspace_text=HOUSE)
    kept = sealed(read.document, read.workspace)
    assert [one.key for one in kept.departments] == ["sales"]
    assert [one.key for one in kept.personas] == ["buyer"]
    assert [one.key for one in kept.segments] == ["big"]
    assert [one.key for one in kept.calendars] == ["mine"]
    assert (kept.timezone, kept.calendar) == ("America/Santiago", "mine")


def test_person_stays_a_key_so_that_she_can_be_erased() -> None:
    """[M23]"""
    read = read_map_text(TEXT, workspace_text=HOUSE)
    kept = to_json(sealed(read.document, read.workspace))
    assert kept["owner"] == "person:ana"
    assert "Soto" not in str(kept)
    assert "ana@works.example" not in str(kept)


def test_sealed_version_reads_without_its_house() -> None:
    """[M23]"""
    read = read_map_text(TEXT.replace("owner: person:ana\n", ""), workspace_text=HOUSE)
    kept = with_version(sealed(read.document, read.workspace), "1.0.0", valid_from=None)
    alone = resolve(map_file_of(from_json(to_json(kept)), House()))
    beside = resolve(read)
    assert alone.calendar_of(alone.stages[0]) == beside.calendar_of(beside.stages[0])
    assert alone.timezone == "America/Santiago"
