"""Whoever asks "who?" of a number gets exactly the accounts it counts."""

from dataclasses import dataclass

import pytest

from web.browser import Screen
from web.carried import Behind, behind, carried, grounds

pytestmark = pytest.mark.web

# Asks every number on the screen that was not asked yet, and reads what its list says on each side: the sum above it,
# the rows, and how many are left out. All in the page, because there are hundreds.
ASK_ALL = """
async (known) => {
  const tick = () => new Promise((done) => setTimeout(done));
  const drawn = () => tick().then(tick).then(tick);
  const start = location.hash;
  const wanted = new Set([...document.querySelectorAll("[data-number]")].map((one) => one.dataset.number));
  const told = {};
  for (const path of [...wanted].filter((one) => !known.includes(one))) {
    document.querySelector(`[data-number="${CSS.escape(path)}"]`).click();
    await drawn();
    const asked = new URLSearchParams(location.hash.slice(1)).get("who");
    const sum = document.querySelector("[data-judged]");
    const sides = {};
    for (const side of ["did", "did_not", "still_open"]) {
      const address = new URLSearchParams(location.hash.slice(1));
      address.set("side", side);
      location.hash = address.toString();
      await drawn();
      const rows = [...document.querySelectorAll("[data-journey]")];
      const left = document.querySelector("[data-left-out]");
      sides[side] = rows.reduce((all, row) => all + Number(row.dataset.times), Number(left?.dataset.leftOut ?? 0));
    }
    told[path] = { asked, judged: Number(sum?.dataset.judged), of: Number(sum?.dataset.of), ...sides };
    location.hash = start;
    await drawn();
  }
  return told;
}
"""
VIEWS = (
    "",
    "view=list",
    "layer=compare",
    "links=shown",
    "board=flows",
    "board=targets",
    "board=data",
)


@dataclass(frozen=True, slots=True)
class Told:
    """What the list of a number says: of which number it is, the sum above it, and how many stand on each side."""

    asked: str
    judged: int
    of: int
    did: int
    did_not: int
    still_open: int

    @property
    def sides(self) -> Behind:
        """The three sides."""
        return Behind(self.did, self.did_not, self.still_open)


def asked_everywhere(screen: Screen) -> dict[str, Told]:
    """Every number of the page with what its list says: map, list, boards, each stage and touchpoint."""
    page = carried(screen.file)
    elements = [f"stage:{stage.key}" for stage in page.map.stages]
    elements += [
        f"touchpoint:{point.key}" for stage in page.map.stages for point in stage.touchpoints
    ]
    told: dict[str, Told] = {}
    for address in (
        *VIEWS,
        *(f"sel={one}" for one in elements),
        *(f"sel={one}&tab=who" for one in elements),
    ):
        screen.turn(address)
        found = screen.page.evaluate(ASK_ALL, list(told))
        told |= {path: Told(**one) for path, one in found.items()}
    return told


def test_every_number_opens_a_list_of_exactly_its_n(demo: Screen) -> None:
    """[L3] did + did_not = n, with still_open = all who entered; a count lists as many as it counts."""
    told = asked_everywhere(demo)
    page = carried(demo.file)
    lists, ground = behind(page), dict(grounds(page.overlay))
    assert len(told) > 300
    assert {path: (one.asked, one.sides) for path, one in told.items()} == {
        path: (path, lists[path]) for path in told
    }
    judged = {path: lists[path].did + lists[path].did_not for path in told}
    assert {path: one.judged for path, one in told.items()} == judged
    assert {path: one.of - one.judged for path, one in told.items()} == {
        path: lists[path].still_open for path in told
    }
    assert [path for path in told if ground[path] not in (judged[path], lists[path].did)] == []
