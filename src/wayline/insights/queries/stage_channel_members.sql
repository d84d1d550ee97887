-- Grain: one row per passage of a stage (a visit left forward or to success) and channel used there [A19].
-- Parameters: none.
-- A row: stage and channel as one number, the journey, and whether the channel was touched in the passage.
WITH touched AS (
  SELECT DISTINCT v.stage, v.journey_id, v.seq, v.exit_kind, e.channel
  FROM stage_visits v
  JOIN events e ON e.journey_id = v.journey_id AND e.seq >= v.seq AND e.seq < v.until_seq
  WHERE e.channel IS NOT NULL
),
used AS (SELECT DISTINCT stage, channel FROM touched)
SELECT u.stage * 100000 + u.channel AS key, v.journey_id,
       CASE WHEN t.channel IS NULL THEN 'did_not' ELSE 'did' END AS side
FROM stage_visits v
JOIN used u ON u.stage = v.stage
LEFT JOIN touched t ON t.stage = v.stage AND t.journey_id = v.journey_id AND t.seq = v.seq AND t.channel = u.channel
WHERE v.exit_kind IN (1, 3)
