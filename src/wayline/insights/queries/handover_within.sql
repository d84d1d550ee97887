-- Grain: one row per step that stays inside a department [A15].
-- Parameters: none.
-- A row: key 0, journey, account, the wait: what handovers are compared with.
SELECT 0 AS key, journey_id, account, ts_us - t0 AS x
FROM (
  SELECT account, journey_id, ts_us, department, LAG(department) OVER w AS d0, LAG(ts_us) OVER w AS t0
  FROM events WHERE department IS NOT NULL
  WINDOW w AS (PARTITION BY journey_id, path ORDER BY seq)
) e
WHERE d0 = department
