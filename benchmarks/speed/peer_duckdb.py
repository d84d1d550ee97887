"""The questions in plain SQL on the events as they are: no laid tables, the order worked out each time."""

from collections.abc import Callable

import duckdb
from peers import TOP, WINDOW_US

EVENTS = """
CREATE TABLE log AS
SELECT case_id, activity, channel, epoch_us(ts) AS ts_us, file_row_number AS row_no,
       CAST(substr(activity, 2, 1) AS INTEGER) AS stage
FROM read_parquet(?, file_row_number = true)
"""
FLOW = """
SELECT a, b, count(*) AS n, quantile_cont(dt, 0.5) AS median, quantile_cont(dt, 0.9) AS p90
FROM (SELECT lag(activity) OVER w AS a, activity AS b, ts_us - lag(ts_us) OVER w AS dt FROM log
      WINDOW w AS (PARTITION BY case_id ORDER BY ts_us, row_no))
WHERE a IS NOT NULL GROUP BY a, b ORDER BY a, b
"""
VARIANTS = """
SELECT count(*) AS n FROM (
  SELECT case_id, string_agg(activity, ',' ORDER BY ts_us, row_no) AS nodes FROM log GROUP BY case_id)
GROUP BY nodes ORDER BY n DESC, nodes LIMIT ?
"""
VISITS = """
WITH marked AS (
  SELECT case_id, stage, ts_us, row_no, activity, lag(stage) OVER w AS before FROM log
  WINDOW w AS (PARTITION BY case_id ORDER BY ts_us, row_no)),
entries AS (SELECT * FROM marked WHERE before IS NULL OR before <> stage),
ends AS (SELECT case_id, min(ts_us) AS ended_us FROM log WHERE activity = 's6_step4' GROUP BY case_id),
visits AS (
  SELECT e.case_id, stage, ts_us AS entered_us, row_no,
         coalesce(lead(ts_us) OVER w, x.ended_us) AS left_us
  FROM entries e LEFT JOIN ends x ON x.case_id = e.case_id
  WINDOW w AS (PARTITION BY e.case_id ORDER BY ts_us, row_no))
"""
DWELL = (
    VISITS
    + """
, stays AS (SELECT stage, coalesce(left_us, $horizon) - entered_us AS dur,
                   CASE WHEN left_us IS NULL THEN 0 ELSE 1 END AS ended FROM visits),
g AS (SELECT stage, dur, count(*) AS m, sum(ended) AS d FROM stays GROUP BY stage, dur),
r AS (SELECT stage, dur, d, sum(m) OVER (PARTITION BY stage ORDER BY dur DESC
             ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS n FROM g),
s AS (SELECT stage, dur, exp(sum(CASE WHEN d < n THEN ln(1.0 - d / n) ELSE -1e9 END) OVER (
             PARTITION BY stage ORDER BY dur ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)) AS s FROM r)
SELECT s.stage, min(dur) FILTER (WHERE s <= 0.5 + 1e-12) AS median,
       (SELECT count(*) FROM stays o WHERE o.stage = s.stage AND o.ended = 0) AS open_now
FROM s GROUP BY s.stage ORDER BY s.stage
"""
)
FUNNEL = (
    VISITS
    + """
, s1 AS (SELECT case_id, row_no, entered_us, entered_us AS st FROM visits WHERE stage = 1),
m2 AS (SELECT case_id, row_no, entered_us, NULL AS st, 1 AS k FROM visits WHERE stage = 2
       UNION ALL SELECT case_id, row_no, entered_us, st, 0 FROM s1),
{steps}
lv AS (SELECT case_id, 1 AS lvl FROM s1 {levels}),
starts AS (SELECT case_id, min(entered_us) AS first_us FROM s1 GROUP BY case_id
           HAVING min(entered_us) <= $horizon - $within),
entry AS (SELECT case_id, arg_min(channel, (ts_us, row_no)) AS channel FROM log GROUP BY case_id)
SELECT e.channel, l.lvl, count(DISTINCT l.case_id) AS n
FROM lv l JOIN starts s USING (case_id) JOIN entry e USING (case_id) GROUP BY 1, 2 ORDER BY 1, 2
"""
)
STEP = """
s{i} AS (SELECT case_id, row_no, entered_us, mx AS st FROM (
  SELECT *, max(st) OVER (PARTITION BY case_id ORDER BY entered_us, row_no, k DESC
                          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS mx FROM m{i})
  WHERE k = 1 AND mx IS NOT NULL AND entered_us - mx <= $within),
"""
MIXED = """
m{j} AS (SELECT case_id, row_no, entered_us, NULL AS st, 1 AS k FROM visits WHERE stage = {j}
       UNION ALL SELECT case_id, row_no, entered_us, st, 0 FROM s{i}),
"""
REWORK = """
SELECT activity, count(*) AS n FROM (
  SELECT case_id, activity FROM log GROUP BY case_id, activity HAVING count(*) > 1)
GROUP BY activity ORDER BY activity
"""


def funnel_text() -> str:
    steps = "".join(
        STEP.format(i=i) + (MIXED.format(j=i + 1, i=i) if i < 6 else "") for i in range(2, 7)
    )
    levels = " ".join(f"UNION ALL SELECT case_id, {i} FROM s{i}" for i in range(2, 7))
    return FUNNEL.format(steps=steps, levels=levels)


def questions(log: str, horizon: int) -> dict[str, Callable[[], object]]:
    connection = duckdb.connect()
    connection.execute("SET threads = 2")
    connection.execute(EVENTS, [log])

    def ask(text: str, parameters: object = None) -> list[list[object]]:
        return [list(row) for row in connection.execute(text, parameters).fetchall()]

    return {
        "flow": lambda: ask(FLOW),
        "variants": lambda: ask(VARIANTS, [TOP]),
        "dwell": lambda: ask(DWELL, {"horizon": horizon}),
        "funnel": lambda: ask(funnel_text(), {"horizon": horizon, "within": WINDOW_US}),
        "rework": lambda: ask(REWORK),
    }
