-- Grain: one row per step from a node to the next; the first from 0 (start), the last to -1 (end) or -2 (open) [A5].
-- Parameters: none; the column of the level stands at `level`, the condition on repeats at `repeats`.
-- A row: key of the pair, journey, account, a, b, and the time between, NULL at start, end and open.
SELECT (a + 10) * 1000000 + b + 10 AS key, journey_id, account, a, b, dt_us
FROM (
  SELECT journey_id, account, COALESCE(LAG(node) OVER w, 0) AS a, node AS b, ts_us - LAG(ts_us) OVER w AS dt_us
  FROM (SELECT journey_id, account, seq, ts_us, CAST(/* level */ AS BIGINT) AS node FROM events WHERE /* level */ IS NOT NULL) nodes
  WINDOW w AS (PARTITION BY journey_id ORDER BY seq)
  UNION ALL
  SELECT j.journey_id, j.account, l.node, CASE WHEN j.outcome IS NULL THEN -2 ELSE -1 END, NULL
  FROM (SELECT journey_id, ARG_MAX(CAST(/* level */ AS BIGINT), seq) AS node FROM events WHERE /* level */ IS NOT NULL GROUP BY journey_id) l
  JOIN journeys j ON j.journey_id = l.journey_id
) steps
WHERE /* repeats */
