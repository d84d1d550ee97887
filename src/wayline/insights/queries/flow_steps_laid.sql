-- Grain: one row per step from a touchpoint to the next, as flow_steps.sql gives it [A5].
-- Parameters: none. Steps were worked out when the events were laid: no window is needed.
-- A row: key of the pair, journey, account, a, b, and the time between, NULL at start, end and open.
SELECT (a + 10) * 1000000 + b + 10 AS key, journey_id, account, a, b, dt_us
FROM (
  SELECT journey_id, account, COALESCE(CAST(prev_touchpoint AS BIGINT), 0) AS a, CAST(touchpoint AS BIGINT) AS b, dt_us
  FROM events WHERE touchpoint IS NOT NULL
  UNION ALL
  SELECT j.journey_id, j.account, l.node, CASE WHEN j.outcome IS NULL THEN -2 ELSE -1 END, NULL
  FROM (SELECT journey_id, ARG_MAX(CAST(touchpoint AS BIGINT), seq) AS node FROM events WHERE touchpoint IS NOT NULL GROUP BY journey_id) l
  JOIN journeys j ON j.journey_id = l.journey_id
) steps
