"""What the map check finds is said in whole sentences of the reader's language."""

from datetime import date

import pytest

from wayline.map import find_problems, read_map_text

MAP = """
wayline: 1
key: support
name: Supporting a mine
timezone: Europe/Berlin
owner: sales
departments: [{key: sales, name: Sales}]
initiatives:
  - {key: faster, name: Faster, status: planned, horizon: quick_win, due: 2026-03-05, changes: ["stage:ask"]}
stages:
  - key: ask
    name: Asking
    need: I am heard
    standard: {warn: 9 days, target: 2 business days}
    chokepoint: true
    binding: asked
    touchpoints: [{key: call, name: Call, binding: called, importance: {internal: 4.5, customer: [{value: 2, basis: believed}]}}]
"""
SAID = {
    "standard_order": (
        "Die Zeiten von „Asking“ stehen in falscher Reihenfolge (warn, target, breach): 9 T, 2 AT",
        "Lassen Sie sie von warn über target zu breach ansteigen, jede länger als null.",
    ),
    "chokepoint_unguarded": (
        "Für „Asking“ steht viel auf dem Spiel, aber es gibt keine sperrende Prüfung, keine Fehlerstelle",
        "Ergänzen Sie eine sperrende Prüfung und eine Fehlerstelle.",
    ),
    "initiative_adrift": (
        "„Faster“ war am 5. März 2026 fällig",
        "Sagen Sie, was sie ändert, verschieben Sie ihr Datum, oder messen Sie, was sie gebracht hat.",
    ),
    "gap_without_action": (
        "Wichtigkeit von „Call“: Wir sagen 4,5, die Kunden sagen 2",
        "Ergänzen Sie eine Chance dazu, oder lehnen Sie eine mit Begründung ab.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("code", SAID)
def test_a_check_is_said_in_german(code: str) -> None:
    found = find_problems(read_map_text(MAP), today=date(2026, 6, 1))
    (one,) = [finding for finding in found if finding.code == code]
    assert (one.said.spoken("de"), one.advice.spoken("de")) == SAID[code]
