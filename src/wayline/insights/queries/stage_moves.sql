-- Grain: one row per journey and stage that it entered [A9]; columns as `shares.Units` asks.
-- Parameters: $horizon_us; $within_us, NULL = the p95 of the times of those who moved on.
-- A row: did the journey, from its first visit of the stage, reach a higher rank or success within
-- the limit? hit NULL = entered too short a time ago to tell. When nobody has moved on yet there is
-- no limit to learn: then ended journeys are judged, open ones are not.
WITH firsts AS (
  SELECT v.account, v.journey_id, v.stage, v.entered_us, v.left_us, v.exit_kind, v.seq, j.outcome,
         CASE WHEN j.outcome = 1 THEN j.ended_us END AS success_us
  FROM stage_visits v
  JOIN journeys j ON j.journey_id = v.journey_id
  WHERE v.visit_no = 1 AND NOT v.entered_truncated
),
later AS (      -- asked only where the next visit does not tell
  SELECT f.journey_id, f.stage, MIN(v.entered_us) AS higher_us
  FROM firsts f
  JOIN stage_visits v ON v.journey_id = f.journey_id AND v.stage > f.stage AND v.seq > f.seq
  WHERE f.exit_kind NOT IN (1, 7)
  GROUP BY f.journey_id, f.stage
),
moved AS (
  SELECT f.*, CASE WHEN f.exit_kind = 1 THEN f.left_us
                   ELSE COALESCE(LEAST(l.higher_us, f.success_us), l.higher_us, f.success_us)
              END - f.entered_us AS took_us
  FROM firsts f
  LEFT JOIN later l ON l.journey_id = f.journey_id AND l.stage = f.stage
),
limits AS (
  SELECT stage, COALESCE($within_us, CAST(ROUND(QUANTILE_CONT(took_us, 0.95)) AS BIGINT)) AS limit_us
  FROM moved GROUP BY stage
)
SELECT m.stage AS key, m.journey_id, m.account, l.limit_us,
       CASE WHEN l.limit_us IS NULL THEN CASE WHEN m.outcome IS NULL THEN NULL ELSE 0 END
            WHEN m.entered_us > $horizon_us - l.limit_us THEN NULL
            WHEN m.took_us <= l.limit_us THEN 1 ELSE 0 END AS hit
FROM moved m
JOIN limits l ON l.stage = m.stage
