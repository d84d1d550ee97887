"""Whatever comes in: a clear refusal or rows in quarantine, never another error, never a silent loss [E1] [E9]."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.rubbish import GOOD, RUBBISH
from events.taking_in import CLOCK, Intake, long_mapping
from wayline.base import DocumentError, EngineError, SourceError, WaylineError
from wayline.engine import open_memory
from wayline.events import load_events, read_mapping_text
from wayline.events.loading import disk_full


def outcome(intake: Intake, path: Path, mapping: str | None) -> str | None:
    """Take a file in; None when it is taken in under the law, else the words of the refusal."""
    try:
        intake.take(path, mapping)
    except (DocumentError, SourceError) as error:
        said: str | None = str(error)
    else:
        return None
    assert intake.count("facts.events") == 0, "a refusal keeps nothing"
    assert intake.count("facts.quarantine") == 0
    return said


@pytest.mark.parametrize("mapping", [None, long_mapping()], ids=["proposed", "declared"])
@pytest.mark.parametrize("kind", RUBBISH)
def test_rubbish_is_refused_clearly_or_kept_in_quarantine(
    intake: Intake, kind: str, mapping: str | None
) -> None:
    name, content = RUBBISH[kind]
    path = intake.folder / name
    path.write_bytes(content)
    said = outcome(intake, path, mapping)
    assert said is None or (name in said and len(said) < 2000), said


@pytest.mark.parametrize("reader", ["csv", "tsv", "jsonl", "parquet", "xlsx", "xes"])
@pytest.mark.parametrize("kind", ["bytes without sense", "NUL bytes only", "a CSV called Parquet"])
def test_reader_that_is_declared_wrongly_is_refused_clearly(
    intake: Intake, kind: str, reader: str
) -> None:
    path = intake.write("a.bin", RUBBISH[kind][1])
    said = outcome(intake, path, long_mapping(more=f"reader: {reader}\n"))
    assert said is None or "a.bin" in said


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda folder: folder / "none.csv", "there is no file 'none.csv'"),
        (lambda folder: folder, "expected a file, got a folder"),
    ],
)
def test_what_is_no_file_is_said_so(
    intake: Intake, make: Callable[[Path], Path], said: str
) -> None:
    assert said in str(outcome(intake, make(intake.folder), None))


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("rows of every width", 39), ("a quote that never ends", 1), ("a huge field", 2), ("JSON with keys twice", 1)],
)  # fmt: skip
def test_every_line_of_rubbish_is_counted(intake: Intake, kind: str, expected: int) -> None:
    name, content = RUBBISH[kind]
    report = intake.take(intake.write(name, content), long_mapping())
    assert report.balance.received == expected, "[E1] 3. nothing is lost silently"


@pytest.mark.parametrize(
    "kind", ["gzip in gzip", "a header that never ends", "NUL bytes only", "NUL bytes in the header", "separators only"]
)  # fmt: skip
def test_rows_are_not_taken_for_an_empty_file(intake: Intake, kind: str) -> None:
    name, content = RUBBISH[kind]
    path = intake.folder / name
    path.write_bytes(content)
    with pytest.raises(SourceError, match=r"a\.csv"):
        intake.take(path, long_mapping())


def test_refused_file_takes_the_others_of_its_load_with_it(intake: Intake) -> None:
    good, bad = intake.write("good.csv", GOOD), intake.write("bad.csv", RUBBISH["a picture"][1])
    with pytest.raises(WaylineError):
        intake.take([good, bad], long_mapping())
    assert intake.count("facts.events") == 0, "[E1] one transaction"
    assert intake.take(good, long_mapping()).balance.stored == 2


# What a cell may hold: also quotes, separators, line breaks, NUL, and letters outside the first plane.
CELLS = st.text(alphabet=st.sampled_from("aÄ€,;\t|\"'\r\n\0 0-.😀\u2028"), max_size=6)
TABLES = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), max_size=6)
)
DECLARED = read_mapping_text(long_mapping('{column: time, formats: ["%Y-%m-%d"]}'))


def holds_the_law(folder: Path, content: bytes, name: str = "any.csv") -> None:
    """Take bytes in, guessed and declared: under the law, or a refusal in words."""
    intake = Intake(folder)
    path = folder / name
    path.write_bytes(content)
    for mapping in (None, DECLARED):
        try:
            report = load_events(intake.engine, [path], mapping=mapping, clock=CLOCK)
        except (DocumentError, SourceError):
            continue
        intake.check_law(report)
    intake.engine.close()


@settings(max_examples=35, deadline=None)
@given(content=st.binary(max_size=300))
def test_any_bytes_hold_the_law(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    holds_the_law(tmp_path_factory.mktemp("bytes"), content)


@settings(max_examples=35, deadline=None)
@given(
    rows=TABLES,
    encoding=st.sampled_from(["utf-8", "utf-16", "cp1252"]),
    end=st.sampled_from(["\n", "\r\n", ""]),
)
def test_any_table_holds_the_law(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]], encoding: str, end: str
) -> None:
    text = "case,event,time\n" + "\n".join(",".join(row) for row in rows) + end
    holds_the_law(tmp_path_factory.mktemp("table"), text.encode(encoding, errors="replace"))


@settings(max_examples=25, deadline=None)
@given(rows=st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=6))
def test_any_quoted_table_loses_no_row(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]]
) -> None:
    """Rows written as they should be are all there: stored, or refused with a reason."""
    quoted = [
        '"' + '","'.join(cell.replace('"', '""') for cell in (*row, "2026-01-05")) + '"'
        for row in rows
    ]
    intake = Intake(tmp_path_factory.mktemp("quoted"))
    path = intake.write("any.csv", "case,event,time\n" + "\n".join(quoted) + "\n")
    report = load_events(intake.engine, [path], mapping=DECLARED, clock=CLOCK)
    intake.check_law(report)
    assert report.balance.received == len(rows)
    named = sorted(str(name) for name in intake.column("SELECT name FROM facts.event_names"))
    kept = {
        event.strip(" ")
        for case, event in rows
        if case.strip(" ") and event.strip(" ") and "\0" not in case + event
    }
    assert set(named) == kept
    intake.engine.close()


@settings(max_examples=25, deadline=None)
@given(content=st.lists(st.one_of(st.binary(max_size=40), st.builds(lambda v: json.dumps(v).encode(), st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["case", "event", "time", "", "a.b"]), inner, max_size=4),
    max_leaves=8))), max_size=5))  # fmt: skip
def test_any_json_lines_hold_the_law(
    tmp_path_factory: pytest.TempPathFactory, content: list[bytes]
) -> None:
    holds_the_law(tmp_path_factory.mktemp("lines"), b"\n".join(content), "any.jsonl")


def test_file_that_is_too_wide_is_refused_with_the_limit(intake: Intake) -> None:
    names = ",".join(f"x{n}" for n in range(10_000))
    path = intake.write("wide.csv", f"case,event,time,{names}\nA,paid,2026-01-05{',1' * 10_000}\n")
    with pytest.raises(SourceError, match="expected at most 2,000 columns, found 10,003"):
        intake.take(path)


def test_full_disk_is_not_called_an_unreadable_file(tmp_path: Path) -> None:
    copy = "COPY (SELECT range FROM range(1000000)) TO '/dev/full' (FORMAT csv, USE_TMP_FILE false)"
    with pytest.raises(EngineError) as of_the_engine:
        open_memory().execute(copy)
    with pytest.raises(OSError, match="No space") as of_python, Path("/dev/full").open("w") as full:
        full.write("x" * 1_000_000)
    said = [disk_full(one.value, tmp_path / "a.csv") for one in (of_the_engine, of_python)]
    assert [str(one).count("the disk is full") for one in said] == [1, 1]
    assert disk_full(EngineError("not a csv"), tmp_path / "a.csv") is None
