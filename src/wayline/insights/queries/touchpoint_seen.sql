-- Grain: one row per journey and touchpoint of a stage that it entered; columns as `shares.Units` asks.
-- Parameters: none; (touchpoint, stage) rows stand at `homes`.
-- A row: did the journey have the touchpoint?
WITH entered AS (
  SELECT DISTINCT v.journey_id, v.account, v.stage FROM stage_visits v
),
had AS (SELECT DISTINCT journey_id, touchpoint FROM events WHERE touchpoint IS NOT NULL),
home AS (SELECT * FROM (VALUES /* homes */) h(touchpoint, stage))
SELECT h.touchpoint AS key, e.journey_id, e.account, CASE WHEN d.journey_id IS NULL THEN 0 ELSE 1 END AS hit,
       CAST(NULL AS BIGINT) AS limit_us
FROM entered e
JOIN home h ON h.stage = e.stage
LEFT JOIN had d ON d.journey_id = e.journey_id AND d.touchpoint = h.touchpoint
