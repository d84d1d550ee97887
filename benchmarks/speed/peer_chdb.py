"""The questions on another analytical engine, in-process, on its own table sorted by case and time."""

import json
import tempfile
from collections.abc import Callable

from chdb import session
from peers import TOP

TABLE = """
CREATE TABLE log (case_id String, activity LowCardinality(String), channel LowCardinality(String),
                  ts_us Int64, row_no UInt64, stage UInt8)
ENGINE = MergeTree ORDER BY (case_id, ts_us, row_no)
"""
FILL = """
INSERT INTO log SELECT case_id, activity, channel, toUnixTimestamp64Micro(CAST(ts AS DateTime64(6, 'UTC'))),
       rowNumberInAllBlocks(), toUInt8(substring(activity, 2, 1))
FROM file('{log}', Parquet) SETTINGS max_threads = 1, input_format_parquet_preserve_order = 1
"""
FLOW = """
SELECT a, b, count() AS n, quantileExactInclusive(0.5)(dt) AS median, quantileExactInclusive(0.9)(dt) AS p90
FROM (SELECT lagInFrame(activity) OVER w AS a, activity AS b, ts_us - lagInFrame(ts_us) OVER w AS dt,
             row_number() OVER w AS at FROM log
      WINDOW w AS (PARTITION BY case_id ORDER BY ts_us, row_no ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW))
WHERE at > 1 GROUP BY a, b ORDER BY a, b
"""
VARIANTS = """
SELECT count() AS n FROM (
  SELECT case_id, arrayStringConcat(groupArray(activity), ',') AS nodes
  FROM (SELECT case_id, activity FROM log ORDER BY case_id, ts_us, row_no) GROUP BY case_id)
GROUP BY nodes ORDER BY n DESC, nodes LIMIT {top}
"""
REWORK = """
SELECT activity, count() AS n FROM (
  SELECT case_id, activity FROM log GROUP BY case_id, activity HAVING count() > 1)
GROUP BY activity ORDER BY activity
"""


def questions(log: str, _horizon: int) -> dict[str, Callable[[], object]]:
    run = session.Session(tempfile.mkdtemp())
    run.query("CREATE DATABASE IF NOT EXISTS speed ENGINE = Atomic")
    run.query("USE speed")
    run.query(TABLE)
    run.query(FILL.format(log=log))

    def ask(text: str) -> list[list[object]]:
        said = str(run.query(text + " SETTINGS max_threads = 2", "JSONCompactEachRow"))
        rows = [json.loads(line) for line in said.splitlines() if line]
        return [[int(cell) if str(cell).isdigit() else cell for cell in row] for row in rows]

    return {
        "flow": lambda: ask(FLOW),
        "variants": lambda: ask(VARIANTS.format(top=TOP)),
        "rework": lambda: ask(REWORK),
    }
