"""One door to analytical SQL: parameters, transactions, limits, scopes."""

from pathlib import Path

import numpy as np
import pytest

from wayline.base import EngineError, MemoryLimitError
from wayline.engine import (
    EngineSettings,
    ScopeFilter,
    json_path,
    like_pattern,
    open_file,
    open_memory,
    quote_name,
    quote_text,
    scoped,
)  # fmt: skip


def test_values_are_bound_and_never_become_sql_text() -> None:
    engine = open_memory()
    nasty = "'; DROP TABLE x; --"
    assert engine.run("SELECT $text AS t", {"text": nasty}).rows == ((nasty,),)


def test_names_and_texts_are_quoted_whatever_they_hold() -> None:
    engine = open_memory()
    name = 'a "b" ; c'
    engine.execute(f"CREATE TABLE {quote_name(name)} AS SELECT {quote_text(chr(39))} AS v")
    assert engine.run(f"SELECT v FROM {quote_name(name)}").rows == (("'",),)


@pytest.mark.parametrize("key", ["plain", "a.b", 'quo"te', "back\\slash", "$money", "a b", "é"])
def test_a_json_path_reaches_a_key_with_any_characters(key: str) -> None:
    import json

    engine = open_memory()
    found = engine.run(
        "SELECT json_extract_string($doc, $path) AS v",
        {"doc": json.dumps({key: "yes"}), "path": json_path(key)},
    )
    assert found.rows == (("yes",),)


def test_a_glob_matches_its_own_wildcards_only() -> None:
    """[M41] `_` and `%` of a name are escaped."""
    engine = open_memory()
    question = "SELECT name FROM (VALUES ('offer_sent'), ('offerXsent'), ('100%')) t(name) WHERE name LIKE $glob ESCAPE '\\'"
    assert engine.run(question, {"glob": like_pattern("offer_*")}).rows == (("offer_sent",),)
    assert engine.run(question, {"glob": like_pattern("100%")}).rows == (("100%",),)


def test_a_transaction_takes_effect_whole_or_not_at_all() -> None:
    engine = open_memory()
    engine.execute("CREATE TABLE t (x INTEGER)")
    with pytest.raises(EngineError), engine.transaction():
        engine.execute("INSERT INTO t VALUES (1), ('not a number')")
    with engine.transaction():
        engine.execute("INSERT INTO t VALUES (2)")
    assert engine.run("SELECT x FROM t").rows == ((2,),)


def test_arrays_go_in_by_name_and_come_back_masked() -> None:
    engine = open_memory()
    engine.execute("CREATE TABLE t (x INTEGER, s VARCHAR)")
    engine.insert_arrays("t", {"s": np.array(["a", None], dtype=object), "x": np.array([1, 2])})
    arrays = engine.run_arrays("SELECT x, CASE WHEN x = 1 THEN 5 END AS y FROM t ORDER BY x")
    assert arrays["x"].tolist() == [1, 2]
    assert arrays["y"].tolist() == [5, None]


def test_a_refused_statement_names_the_statement() -> None:
    with pytest.raises(EngineError, match="SELECT nonsense"):
        open_memory().run("SELECT nonsense FROM nowhere")


def test_one_row_is_expected_where_one_row_is_asked_for() -> None:
    with pytest.raises(EngineError, match="got none"):
        open_memory().run("SELECT 1 AS x WHERE false").first()


def test_a_file_keeps_what_was_written_and_limits_are_set(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "w.duckdb"
    engine = open_file(
        path, EngineSettings(threads=1, memory_limit="200MB", temp_directory=str(tmp_path))
    )
    engine.execute("CREATE TABLE t AS SELECT 1 AS x")
    assert engine.run("SELECT current_setting('threads') AS n").first() == {"n": 1}
    engine.close()
    engine.close()
    again = open_file(path)
    assert (again.path, again.name) == (path, "duckdb")
    assert again.run("SELECT x FROM t").column("x") == (1,)


def test_who_asks_for_more_memory_than_there_may_be_is_told_so_and_what_to_do() -> None:
    engine = open_memory(EngineSettings(memory_limit="20MB"))
    with pytest.raises(
        MemoryLimitError, match="more memory than the analytical engine may take"
    ) as of_memory:
        engine.run("SELECT list(range) FROM range(50000000)")
    assert "SELECT" not in str(of_memory.value)
    assert "--memory" in str(of_memory.value.remedy)
    # what comes after it is answered as before
    assert engine.run("SELECT 1 AS x").first() == {"x": 1}


def test_a_folder_is_not_a_database(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="cannot open"):
        open_file(tmp_path)


def test_a_scope_restricts_every_relation_a_question_names() -> None:
    engine = open_memory()
    engine.execute("CREATE SCHEMA laid")
    engine.execute(
        "CREATE TABLE laid.journeys AS SELECT * FROM (VALUES (1, 'a'), (2, 'b')) t(journey_id, segment)"
    )
    engine.execute(
        "CREATE TABLE laid.events AS SELECT * FROM (VALUES (1, 10), (1, 11), (2, 20)) t(journey_id, x)"
    )
    question = "-- grain: one row\nWITH e AS (SELECT * FROM events) SELECT count(*) AS n FROM e JOIN journeys USING (journey_id);"
    everything = engine.run(scoped(question, "laid", ScopeFilter()))
    only_b = ScopeFilter("j.segment = $segment", {"segment": "b"})
    some = engine.run(scoped(question, "laid", only_b), only_b.parameters)
    assert (everything.first(), some.first()) == ({"n": 3}, {"n": 1})
    assert scoped("SELECT 1", "laid", ScopeFilter()) == "SELECT 1"
