-- Grain: one event with which a chain of the first `step` steps can end [A2]; a CTE s<step>.
-- Parts: `step`, `before` (the step before), `order` (any order of ties, or the total order), `within`.
-- A row: the event with the latest start (st_us, sq) that still reaches it, and the step before it in that chain.
m/* step */ AS (
  SELECT actor, seq, ts_us, at_us, CAST(NULL AS BIGINT) AS st_us, CAST(NULL AS INTEGER) AS sq, 1 AS k
  FROM candidates WHERE step = /* step */
  UNION ALL
  SELECT actor, seq, ts_us, at_us, st_us, sq, 0 FROM s/* before */
),
c/* step */ AS (
  SELECT *, MAX(st_us) OVER w AS mx, MAX(sq) OVER w AS mq
  FROM m/* step */
  WINDOW w AS (PARTITION BY actor ORDER BY /* order */ ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
),
b/* step */ AS (
  SELECT *, MAX(CASE WHEN k = 0 AND sq = mq THEN ts_us END) OVER (
              PARTITION BY actor, mq ORDER BY /* order */
              ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS before_us
  FROM c/* step */
),
s/* step */ AS (
  SELECT actor, seq, ts_us, at_us, mx AS st_us, mq AS sq, before_us
  FROM b/* step */
  WHERE k = 1 AND mx IS NOT NULL AND (/* within */)
),
