"""What in a file looks wrong or knows the future: stand-ins for missing, columns filled only at the end [E9] [E11]."""

import json
import re
from collections.abc import Sequence

from wayline.base import Number, say
from wayline.engine import Engine, quote_text
from wayline.events.cells import left_over
from wayline.events.columns import Columns
from wayline.events.mapping import SourceMapping
from wayline.events.quality import QualityFinding
from wayline.events.sources.scan import Scan
from wayline.events.tables import EVENT

STAND_INS = (
    "?", "-", "-1", "-9", "-99", "-999", "-9999", "999999", "9999-12-31", "1900-01-01", "1970-01-01", "0000-00-00", "N/A", "n/a",
    "NA", "#N/A", "NULL", "null", "None", "nan", "NaN", "unknown", "Unknown", "(blank)",
)  # fmt: skip
FUTURE = re.compile(r"(^|[^a-z])(duration|closed?|resolved|outcome|won|lost|churn(ed)?|final)([^a-z]|$)", re.IGNORECASE)  # fmt: skip
MOST_COLUMNS = 200
SHARE = 0.005  # a constant in fewer than 1 of 200 rows stands for nothing


def find_suspects(engine: Engine, scan: Scan, mapping: SourceMapping) -> tuple[QualityFinding, ...]:
    """The findings about one file, after its events are staged."""
    columns = Columns(scan, mapping)
    rows = _number(engine, f"SELECT count(*) FROM ({scan.relation})")
    if not rows:
        return ()
    return (
        *_stand_ins(engine, columns, rows),
        *_leaks(engine, columns, rows),
        *_history(engine, columns, rows),
    )


def _number(engine: Engine, sql: str) -> int:
    return int(str(engine.run(sql).rows[0][0] or 0))


def _stand_ins(engine: Engine, columns: Columns, rows: int) -> list[QualityFinding]:
    """Values that usually mean missing, and are not declared so."""
    mapping = columns.mapping
    declared = {
        columns.position(name): set(form.missing)
        for form in mapping.columns.forms()
        if form.missing is not None
        for name in form.sources()
    }
    texts = [at for at, kind in enumerate(columns.scan.native) if kind == "VARCHAR"][:MOST_COLUMNS]
    if not texts:
        return []
    listed = ", ".join(quote_text(word) for word in STAND_INS)
    cells = ", ".join(
        f"CAST(to_json(histogram(c{at}) FILTER (c{at} IN ({listed}))) AS VARCHAR)" for at in texts
    )
    row = engine.run(f"SELECT {cells} FROM ({columns.scan.relation})").rows[0]
    found: list[QualityFinding] = []
    for at, seen in zip(texts, row, strict=True):
        given = declared.get(at, set(mapping.missing))
        counts: dict[str, int] = json.loads(str(seen)) if seen is not None else {}
        usual = {str(word): int(n) for word, n in counts.items() if str(word) not in given and int(n) >= max(2, SHARE * rows)}  # fmt: skip
        name = columns.scan.headers[at]
        for word, n in sorted(usual.items()):
            line = ", ".join(f'"{value}"' for value in [*mapping.missing, word])
            sentence = say(
                "{column} is {word} in {n} of {of} rows. If that means missing, declare it: `missing: [{line}]`.",
                column=repr(name),
                word=repr(word),
                n=Number(f"{n:,}"),
                of=Number(f"{rows:,}"),
                line=line,
            )
            found.append(QualityFinding("suspicious_constant", "info", mapping.source, n, rows, sentence))  # fmt: skip
    return found


def _leaks(engine: Engine, columns: Columns, rows: int) -> list[QualityFinding]:
    """Columns that are known only later than the row's events: harmless to look at, wrong to predict from."""
    mapping = columns.mapping
    names = _told_about(columns)
    if mapping.shape == "wide":
        return _filled_with_a_later_stage(engine, columns, names, rows)
    return [
        QualityFinding("leak_suspect", "info", mapping.source, rows, rows,
            say("{column} is perhaps known only at the end, by its name, but stands on every row; predictions must not read it.", column=repr(name)))
        for name in names if FUTURE.search(name)
    ]  # fmt: skip


def _told_about(columns: Columns) -> list[str]:
    """The columns that become attributes or properties."""
    mapping = columns.mapping
    wanted = mapping.columns.properties
    properties = left_over(columns, mapping) if wanted == "*" else list(wanted)
    attributes = [
        str(name) for form in mapping.columns.attributes.values() for name in form.sources()
    ]
    money = [form for form in (mapping.columns.value, mapping.columns.cost) if form is not None]
    amounts = [str(name) for form in money for name in form.sources()]
    return list(dict.fromkeys([*attributes, *amounts, *properties]))[:MOST_COLUMNS]


def _filled_with_a_later_stage(
    engine: Engine, columns: Columns, names: Sequence[str], rows: int
) -> list[QualityFinding]:
    stages = list(columns.mapping.stages)
    later = stages[1:]
    if not later or not names:
        return []
    cells = []
    for name in names:
        filled = f"NULLIF(trim({columns.raw(name)}), '') IS NOT NULL"
        cells.append(f"count(*) FILTER ({filled})")
        cells += [
            f"count(*) FILTER ({filled} AND NULLIF(trim({columns.raw(stage)}), '') IS NULL)"
            for stage in later
        ]
    row = [
        int(str(n))
        for n in engine.run(f"SELECT {', '.join(cells)} FROM ({columns.scan.relation})").rows[0]
    ]
    found: list[QualityFinding] = []
    for at, name in enumerate(names):
        filled_n, *without = row[at * (len(later) + 1) : (at + 1) * (len(later) + 1)]
        last = [stage for stage, alone in zip(later, without, strict=True) if alone == 0]
        if 0 < filled_n < rows and last:
            sentence = say(
                "{column} is filled only where {last} is: it is known at the end; predictions must not read it.",
                column=repr(name),
                last=repr(last[-1]),
            )
            found.append(QualityFinding("leak_suspect", "info", columns.mapping.source, filled_n, rows, sentence))  # fmt: skip
    return found


def _history(engine: Engine, columns: Columns, rows: int) -> list[QualityFinding]:
    """What the shape of the file cannot tell."""
    mapping = columns.mapping
    if mapping.shape == "wide":
        sentence = say(
            "One row per case: a stage entered twice shows one time only, so rework cannot be seen."
        )
        return [QualityFinding("history_lossy", "info", mapping.source, rows, rows, sentence)]
    if mapping.shape != "history" or not mapping.columns.objects:
        return []
    tied = _number(
        engine,
        f"SELECT coalesce(sum(n), 0) FROM (SELECT count(*) AS n FROM {EVENT} WHERE bad IS NULL AND part = 0 GROUP BY obj0, ts_us HAVING count(*) > 1)",
    )
    if not tied:
        return []
    sentence = say(
        "{n} of {of} changes share their second with another of the same object; their order is that of the file.",
        n=Number(f"{tied:,}"),
        of=Number(f"{rows:,}"),
    )
    return [QualityFinding("order_unsafe", "warning", mapping.source, tied, rows, sentence)]
