"""Whatever a person hands in: each verb says clearly what is wrong, or takes it in and counts every row [E1] [E9]."""

import pytest

from cli.running import BAD_EVENTS, MAP, Desk
from events.rubbish import RUBBISH

MAPPING = """\
source: shop
zone: UTC
columns:
  ts: {column: time}
  name: {column: event}
  objects: [{type: order, column: case, role: subject}]
"""
VERBS = {
    "overlay by a mapping": ("overlay", "map.yaml", "{file}", "--mapping", "m.yaml"),
    "ingest": ("ingest", "{file}"),
    "map-columns": ("map-columns", "{file}"),
    "draft": ("draft", "{file}"),
}


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("kind", RUBBISH)
def test_rubbish_ends_in_words_or_in_a_balance(desk: Desk, kind: str, verb: str) -> None:
    name, content = RUBBISH[kind]
    (desk.folder / name).write_bytes(content)
    desk.write("map.yaml", MAP)
    desk.write("m.yaml", MAPPING)
    said = desk.wayline(*(part.format(file=name) for part in VERBS[verb]))
    assert "defect of Wayline" not in said.err + said.out
    assert "Traceback" not in said.err + said.out
    assert said.code == 0 or (said.code == 2 and "Error: " in said.err), said.err
    assert said.code == 0 or len(said.err) < 2500


@pytest.mark.parametrize("verb", ["overlay", "ingest", "map-columns", "draft"])
def test_a_folder_or_nothing_at_all_is_said_so(desk: Desk, verb: str) -> None:
    desk.write("map.yaml", MAP)
    (desk.folder / "files").mkdir()
    more = ("map.yaml",) if verb == "overlay" else ()
    for name in ("files", "none.csv"):
        said = desk.wayline(verb, *more, name)
        assert said.code == 2
        assert name in said.err


@pytest.mark.parametrize("verb", [("overlay", "trial.yaml"), ("draft",)], ids=["overlay", "draft"])
def test_what_was_refused_and_guessed_is_said_where_events_only_pass_through(
    desk: Desk, verb: tuple[str, ...]
) -> None:
    """[E1] 3. Nothing is lost silently, also where no project keeps the refused rows."""
    desk.write("bad.csv", BAD_EVENTS + "Alba,price_asked,2026-01-13 10:00\n" * 30)
    said = desk.wayline(*verb, "bad.csv")
    assert said.code == 0
    assert "1 rows are in quarantine: The time is missing or in no format" in said.err
    assert "wayline map-columns FILE" in said.err
    assert desk.wayline(*verb, "bad.csv", "--quiet").err == ""
