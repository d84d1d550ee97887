"""Events of a workspace are reached by many at once; what was measured is measured once, and never on old events."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier, Event
from time import sleep
from typing import Any

import pytest

from server.conftest import House, Member
from wayline.base import SystemClock
from wayline.engine import EngineSettings, open_file
from wayline.events import load_events, open_store
from wayline.journeys import LaidMap, kept_laid
from wayline.map import read_map_text, resolve
from wayline.server import ServerSettings
from wayline.server.ahead import measure_ahead
from wayline.server.bay import MOST_LAID
from wayline.server.heavy import Heavy
from wayline.server.shelf import DATABASE, Question, Shelf

MAP = """
wayline: 1
key: support
name: Supporting a mine
stages:
  - {key: ask, name: Asking, binding: asked}
  - {key: work, name: Working, binding: began}
"""
HEAD = "time,event,account\n"
FIRST = "2026-01-01T09:00:00Z,asked,a1\n"
SECOND = "2026-01-02T09:00:00Z,asked,a2\n"


def publish(editor: Member, text: str = MAP) -> str:
    """A published journey; its key."""
    made = editor.client.post(editor.at("journeys"), json={"kind": "yaml", "text": text}).json()
    draft = made["drafts"][0]["id"]
    editor.client.post(editor.at(f"drafts/{draft}/publish"), json={"note": "First"})
    key: str = made["key"]
    return key


@pytest.fixture
def take_in(house: House, editor: Member, tmp_path: Path) -> Callable[[str], None]:
    """Takes events into the workspace of the editor."""

    def take(rows: str) -> None:
        file = written(tmp_path, rows)
        with house.ports.shelf.writing(editor.workspace.id) as engine:
            load_events(engine, [file], clock=house.clock)

    return take


def written(folder: Path, rows: str) -> Path:
    """A file of events."""
    file = folder / f"{hash(rows)}.csv"
    file.write_text(HEAD + rows, encoding="utf-8")
    return file


def load(shelf: Shelf, folder: Path, rows: str) -> None:
    """Take events into the workspace `w`."""
    with shelf.writing("w") as engine:
        load_events(engine, [written(folder, rows)], clock=SystemClock())


def test_many_who_come_first_at_once_all_get_an_answer(house: House, editor: Member) -> None:
    """A workspace that nobody has used yet: its tables are made once."""
    paths = [editor.at("sources"), editor.at("sources/quarantine")] * 8
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(editor.client.get, paths))
    assert {answer.status_code for answer in answers} == {200}


def test_many_who_ask_for_a_new_map_at_once_get_the_same_numbers(
    editor: Member, take_in: Callable[[str], None]
) -> None:
    """Each scope is a question of its own, all on a map that nobody has laid yet."""
    take_in(FIRST + SECOND)
    path = editor.at(f"journeys/{publish(editor)}/living-map")
    asked = [f"{path}?since=20{year}-01-01" for year in range(10, 26)]
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(editor.client.get, asked))
    assert {answer.status_code for answer in answers} == {200}
    assert (
        len({answer.json()["overlay"]["frames"][0]["population"]["total"] for answer in answers})
        == 1
    )


@pytest.mark.parametrize("asked", ["", "?since=2026-01-02", "?open=true", "?since=2090-01-01"])
def test_heads_of_the_stages_are_those_of_the_whole_map(
    editor: Member, take_in: Callable[[str], None], asked: str
) -> None:
    """Asked for by themselves they say the same, and count the same people in the same window."""
    took = "".join(
        f"2026-01-{day:02}T09:00:00Z,{name},b{day}\n"
        for day in range(1, 20)
        for name in ("asked", "began")[: 1 + day % 2]
    )
    take_in(FIRST + SECOND + took)
    home = editor.at(f"journeys/{publish(editor)}")
    heads = editor.client.get(f"{home}/stage-heads{asked}").json()
    whole = editor.client.get(f"{home}/living-map{asked}").json()["overlay"]

    def told(document: dict[str, Any], row: dict[str, Any]) -> dict[str, Any]:
        said = {name: row[name] for name in heads["stages"][0]}
        for name in ("moved_on", "dwell"):
            frame = document["frames"][said[name]["frame"]]
            window = {**frame, "provenance": frame["provenance"]["definition_id"]}
            said[name] = {"note": "", **said[name], "frame": window}
        return said

    assert [told(heads, row) for row in heads["stages"]] == [
        told(whole, row) for row in whole["stages"]
    ]


def test_what_looks_at_little_goes_before_what_looks_at_all() -> None:
    """Heavy work waits before its next statement while light work is done, and gets on by itself."""
    heavy, order = Heavy(), list[str]()
    begun, may_end = Event(), Event()

    def light() -> None:
        with heavy.turn("light"):
            begun.set()
            may_end.wait(20)
            order.append("light")

    with ThreadPoolExecutor(1) as pool, heavy.turn("heavy"):
        done = pool.submit(light)
        assert begun.wait(20)
        heavy.step_aside()  # nobody ends: it gets on all the same
        order.append("heavy")
        may_end.set()
        heavy.step_aside()
        done.result(20)
        heavy.step_aside()
    assert order == ["heavy", "light"]


def test_answer_that_is_kept_needs_no_database(
    house: House, editor: Member, take_in: Callable[[str], None]
) -> None:
    """The file is closed and spoilt: what was asked before is answered, what was not is not."""
    take_in(FIRST)
    path = editor.at(f"journeys/{publish(editor)}/living-map")
    first = editor.client.get(path)
    house.ports.shelf.close()
    folder = house.ports.settings.workspace_folder(editor.workspace.id)
    (folder / DATABASE).write_bytes(b"no database")
    again = editor.client.get(path)
    assert (again.status_code, again.content) == (200, first.content)
    assert editor.client.get(f"{path}?open=true").status_code == 500


def test_who_opens_a_journey_after_new_events_finds_it_measured(
    house: House, editor: Member, take_in: Callable[[str], None]
) -> None:
    """What was measured ahead is the very answer that is asked for: it needs no database."""
    path = editor.at(f"journeys/{publish(editor)}/living-map")
    take_in(FIRST)
    measure_ahead(house.ports, editor.workspace.id, lambda *_: None)
    house.ports.shelf.close()
    folder = house.ports.settings.workspace_folder(editor.workspace.id)
    (folder / DATABASE).write_bytes(b"no database")
    assert editor.client.get(path).status_code == 200


def test_browser_that_has_the_answer_gets_none_until_events_come_in(
    editor: Member, take_in: Callable[[str], None]
) -> None:
    take_in(FIRST)
    path = editor.at(f"journeys/{publish(editor)}/living-map")
    first = editor.client.get(path)
    known = {"If-None-Match": first.headers["ETag"]}
    same = editor.client.get(path, headers=known)
    assert (same.status_code, same.content) == (304, b"")
    take_in(SECOND)
    newer = editor.client.get(path, headers=known)
    assert newer.status_code == 200
    assert newer.json()["overlay"]["frames"][0]["population"]["total"] == 2


def test_browser_that_cannot_unpack_gets_it_plain(
    editor: Member, take_in: Callable[[str], None]
) -> None:
    take_in(FIRST)
    path = editor.at(f"journeys/{publish(editor)}/living-map")
    plain = editor.client.get(path, headers={"Accept-Encoding": "identity"})
    assert "Content-Encoding" not in plain.headers
    assert plain.json() == editor.client.get(path).json()


def test_numbers_made_while_events_come_in_are_never_kept_for_those_of_before(
    tmp_path: Path,
) -> None:
    """The load ends between the question and the laying: the answer is made again, of the events it says."""
    shelf, checked = Shelf(ServerSettings(tmp_path)), resolve(read_map_text(MAP))
    question = Question("w", checked, None, "")
    load(shelf, tmp_path, FIRST)
    before = shelf.snapshot("w").snapshot_id
    asked, seen = Event(), list[str]()

    def note(laid: LaidMap) -> bytes:
        seen.append(laid.snapshot_id)
        return b"made"

    def answer() -> bytes:
        asked.set()
        return shelf.answer(question, note)

    with ThreadPoolExecutor(1) as pool:
        with shelf.writing("w") as engine:
            load_events(engine, [written(tmp_path, SECOND)], clock=SystemClock())
            waiting = pool.submit(answer)
            asked.wait(20)
            sleep(
                0.3
            )  # by now it waits for the load; were it late, it would find the new events at once
        assert waiting.result(20) == b"made"
    after = shelf.snapshot("w").snapshot_id
    assert (seen, before != after) == ([after], True)
    shelf.close()


def test_snapshot_stays_that_of_before_until_a_load_has_ended(tmp_path: Path) -> None:
    shelf = Shelf(ServerSettings(tmp_path))
    before = shelf.snapshot("w").snapshot_id
    with shelf.writing("w") as engine:
        load_events(engine, [written(tmp_path, FIRST)], clock=SystemClock())
        assert shelf.snapshot("w").snapshot_id == before
    assert shelf.snapshot("w").balance.stored == 1
    shelf.close()


def test_load_that_fails_leaves_the_snapshot_of_what_is_there(tmp_path: Path) -> None:
    shelf = Shelf(ServerSettings(tmp_path))

    def load_and_fail() -> None:
        with shelf.writing("w") as engine:
            load_events(engine, [written(tmp_path, FIRST)], clock=SystemClock())
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        load_and_fail()
    assert shelf.snapshot("w").balance.stored == 1
    shelf.close()


def test_after_a_restart_the_snapshot_and_the_laid_map_are_found_again(tmp_path: Path) -> None:
    checked, settings = resolve(read_map_text(MAP)), ServerSettings(tmp_path)
    first = Shelf(settings)
    load(first, tmp_path, FIRST)
    with first.laid("w", checked) as laid:
        laid.engine.execute(f'CREATE TABLE "{laid.schema}".seen_before AS SELECT 1 AS n')
    first.close()
    second = Shelf(settings)
    assert second.snapshot("w").snapshot_id == laid.snapshot_id
    with second.laid("w", checked) as again:
        found = again.engine.run(f'SELECT n FROM "{again.schema}".seen_before').rows
    assert (again.horizon_us, found) == (laid.horizon_us, ((1,),))
    second.close()


def test_laid_map_that_was_broken_off_is_thrown_away(tmp_path: Path) -> None:
    path = ServerSettings(tmp_path).workspace_folder("w") / DATABASE
    engine = open_file(path, EngineSettings())
    open_store(engine)
    engine.execute("CREATE SCHEMA laid_half")
    engine.close()
    shelf = Shelf(ServerSettings(tmp_path))
    with shelf.reading("w") as reading:
        assert kept_laid(reading) == ()
    shelf.close()


def test_only_so_many_laid_maps_are_kept_and_none_that_is_read(tmp_path: Path) -> None:
    shelf = Shelf(ServerSettings(tmp_path))
    load(shelf, tmp_path, FIRST)
    maps = [resolve(read_map_text(MAP + f"goal: Goal {at}\n")) for at in range(MOST_LAID + 3)]
    with shelf.laid("w", maps[0]) as held:
        for other in maps[1:]:
            with shelf.laid("w", other):
                pass
        assert held.engine.run(f'SELECT count(*) FROM "{held.schema}".journeys').rows == ((1,),)
    with shelf.reading("w") as reading:
        kept = kept_laid(reading)
    assert len(kept) == MOST_LAID
    shelf.close()


def test_two_who_ask_the_same_at_once_wait_for_one_answer(tmp_path: Path) -> None:
    shelf, checked = Shelf(ServerSettings(tmp_path)), resolve(read_map_text(MAP))
    load(shelf, tmp_path, FIRST)
    made: list[int] = []
    together = Barrier(8)

    def measure(_: LaidMap) -> bytes:
        made.append(1)
        return b"numbers"

    def ask(_: int) -> bytes:
        together.wait(20)
        question = Question("w", checked, None, "")
        return shelf.answer(question, measure)

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(ask, range(8))) == {b"numbers"}
    assert made == [1]
    shelf.close()
