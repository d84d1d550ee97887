"""Records are kept as they were acknowledged, brought to the form of today, and never altered unseen."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, inspect, text

from wayline.state import (
    JobEnd,
    Records,
    Workspace,
    add_job,
    add_person,
    add_workspace,
    count_people,
    end_job,
    find_job,
    find_session,
    first_broken_row,
    list_members,
    open_records,
    read_audit,
    set_role,
    start_session,
    write_audit,
)
from wayline.state.migrating import FOLDER, HEAD, form_of
from wayline.state.opening import SETTINGS
from wayline.state.tables import METADATA

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def records(tmp_path: Path) -> Iterator[Records]:
    """New records in a file."""
    opened = open_records(tmp_path / "records.db")
    yield opened
    opened.close()


@pytest.fixture
def works(records: Records) -> Workspace:
    """A workspace."""
    with records.write() as writing:
        return add_workspace(writing, "Works", now=NOW)


def test_settings_that_keep_what_was_acknowledged_hold_on_every_connection(
    records: Records,
) -> None:
    """reliability.md, section 3."""
    with records.write() as writing, records.read() as reading:
        for connection in (writing, reading):
            told = {
                name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in SETTINGS
            }
            assert told == SETTINGS


def test_steps_have_one_head_and_it_is_the_one_we_know() -> None:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


def test_new_records_have_every_table_and_the_newest_form(records: Records) -> None:
    with records.read() as reading:
        assert set(inspect(reading).get_table_names()) == {*METADATA.tables, "alembic_version"}
        assert form_of(reading) == HEAD


def test_records_of_the_first_form_become_those_of_today(tmp_path: Path) -> None:
    """Step by step from the oldest, the tables are those that new records are made of, and nothing is lost."""
    engine = create_engine(f"sqlite:///{tmp_path / 'old.db'}")
    with engine.begin() as old:
        upgrade(old, "0001")
        old.execute(
            text("INSERT INTO workspaces VALUES ('w', 'Works', '2026-03-02T09:00:00+00:00')")
        )
        assert "comments" not in inspect(old).get_table_names()
        upgrade(old, "head")
    with engine.connect() as today:
        kept = today.execute(text("SELECT name, asks_approval FROM workspaces")).one()
        assert compare_metadata(MigrationContext.configure(today), METADATA) == []
        upgraded = {name: form_of_table(today, name) for name in METADATA.tables}
    plain = create_engine("sqlite://")
    METADATA.create_all(plain)
    with plain.connect() as new:
        assert upgraded == {name: form_of_table(new, name) for name in METADATA.tables}
    assert tuple(kept) == ("Works", 0)


def upgrade(connection: Connection, step: str) -> None:
    """Bring records to a step."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.attributes["connection"] = connection
    command.upgrade(config, step)


def form_of_table(connection: Connection, name: str) -> tuple[object, ...]:
    """Everything that a database says of a table."""
    seen = inspect(connection)
    columns = [
        (one["name"], str(one["type"]), one["nullable"], one["default"])
        for one in seen.get_columns(name)
    ]
    foreign = [
        (one["name"], one["constrained_columns"], one["referred_table"], one["options"])
        for one in seen.get_foreign_keys(name)
    ]
    indexes = [(one["name"], one["column_names"]) for one in seen.get_indexes(name)]
    unique = [(one["name"], one["column_names"]) for one in seen.get_unique_constraints(name)]
    key = seen.get_pk_constraint(name)
    named = [(key["name"], key["constrained_columns"])]
    return tuple(sorted(map(str, part)) for part in (columns, foreign, indexes, unique, named))


# The columns that each step brought, the newest step first.
BROUGHT = {
    "0005": ("sessions.ends_at", "sessions.outdated_at"),
    "0004": ("jobs.sentence",),
    "0003": ("edits.gesture",),
}


def take_back(connection: Connection, step: str) -> None:
    """Make the records of today those of a step, with what is in them."""
    for later, columns in BROUGHT.items():
        for table, column in (name.split(".") for name in columns if later > step):
            connection.execute(text(f"ALTER TABLE {table} DROP COLUMN {column}"))
    connection.execute(text("UPDATE alembic_version SET version_num = :step"), {"step": step})


def test_records_of_before_the_gestures_keep_their_edits(tmp_path: Path) -> None:
    old = open_records(tmp_path / "records.db")
    with old.write() as writing:
        take_back(writing, "0002")
    old.close()
    again = open_records(tmp_path / "records.db")
    with again.read() as reading:
        columns = {column["name"] for column in inspect(reading).get_columns("edits")}
        assert (form_of(reading), "gesture" in columns) == (HEAD, True)
    again.close()


def test_jobs_of_before_they_had_a_sentence_say_their_english(tmp_path: Path) -> None:
    old = open_records(tmp_path / "records.db")
    with old.write() as writing:
        works = add_workspace(writing, "Works", now=NOW)
        ana = add_person(writing, "Ana@Works.example", "Ana", now=NOW)
        job = add_job(writing, works.id, "load", request={}, by=ana.id, now=NOW)
        end_job(writing, works.id, job.id, JobEnd("failed", "It is over."), now=NOW)
        take_back(writing, "0003")
    old.close()
    again = open_records(tmp_path / "records.db")
    with again.read() as reading:
        assert find_job(reading, works.id, job.id).said == "It is over."
    again.close()


def test_sessions_of_before_they_could_be_renewed_go_on(tmp_path: Path) -> None:
    old = open_records(tmp_path / "records.db")
    with old.write() as writing:
        ana = add_person(writing, "Ana@Works.example", "Ana", now=NOW)
        token, session = start_session(writing, ana.id, now=NOW)
        take_back(writing, "0004")
    old.close()
    again = open_records(tmp_path / "records.db")
    with again.read() as reading:
        assert find_session(reading, token, now=NOW) == session
    again.close()


def test_opening_again_finds_what_was_written(tmp_path: Path) -> None:
    first = open_records(tmp_path / "records.db")
    with first.write() as writing:
        works = add_workspace(writing, "Works", now=NOW)
        ana = add_person(writing, "Ana@Works.example", "Ana", now=NOW)
        set_role(writing, works.id, ana.id, "editor", now=NOW)
    first.close()
    again = open_records(tmp_path / "records.db")
    with again.read() as reading:
        members = list_members(reading, works.id)
    again.close()
    assert [(one.person.email, one.role) for one in members] == [("ana@works.example", "editor")]


def fail_on_the_way(records: Records, works: Workspace) -> None:
    """Write two records, then fail before the end."""
    with records.write() as writing:
        ana = add_person(writing, "ana@works.example", "Ana", now=NOW)
        set_role(writing, works.id, ana.id, "owner", now=NOW)
        raise RuntimeError("on the way")


def test_transaction_that_fails_leaves_nothing(records: Records, works: Workspace) -> None:
    with pytest.raises(RuntimeError, match="on the way"):
        fail_on_the_way(records, works)
    with records.read() as reading:
        assert count_people(reading) == 0
        assert list_members(reading, works.id) == ()


def test_writers_take_turns(records: Records, works: Workspace) -> None:
    """Four threads at once: none is refused, none overwrites another."""

    def write() -> None:
        for _ in range(10):
            with records.write() as writing:
                write_audit(writing, works.id, "test.wrote", by=None, about={}, now=NOW)

    threads = [threading.Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with records.read() as reading:
        rows = read_audit(reading, works.id, most=100)
        assert [row.n for row in rows] == list(range(40, 0, -1))
        assert first_broken_row(reading, works.id) is None


def test_reader_is_not_stopped_by_a_writer(records: Records, works: Workspace) -> None:
    with records.write() as writing:
        write_audit(writing, works.id, "test.wrote", by=None, about={}, now=NOW)
        with records.read() as reading:
            assert read_audit(reading, works.id, most=1) == ()


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE audit SET what = 'nothing' WHERE n = 2",
        "UPDATE audit SET at = '2026-01-01T00:00:00.000000Z' WHERE n = 2",
        "UPDATE audit SET about = '{\"n\": 9}' WHERE n = 2",
        "DELETE FROM audit WHERE n = 2",
    ],
)
def test_history_that_was_altered_is_noticed(
    records: Records, works: Workspace, tampering: str
) -> None:
    """The chain of hashes tells which row does not follow from those before it."""
    with records.write() as writing:
        for number in range(4):
            write_audit(writing, works.id, "test.wrote", by="ana", about={"n": number}, now=NOW)
    with records.write() as writing:
        writing.execute(text(tampering))
    with records.read() as reading:
        assert first_broken_row(reading, works.id) == 2
