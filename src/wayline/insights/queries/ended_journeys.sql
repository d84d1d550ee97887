-- Grain: one row: all journeys of the scope by where they stand [A1] [A12].
-- Parameters: none.
-- The row: success + failure + neutral + timed_out + open = journeys; no_stage = open, but in no stage.
SELECT COUNT(*) AS journeys,
       COALESCE(SUM(CASE WHEN j.outcome = 1 THEN 1 ELSE 0 END), 0) AS success,
       COALESCE(SUM(CASE WHEN j.outcome = 2 THEN 1 ELSE 0 END), 0) AS failure,
       COALESCE(SUM(CASE WHEN j.outcome = 3 THEN 1 ELSE 0 END), 0) AS neutral,
       COALESCE(SUM(CASE WHEN j.outcome = 4 THEN 1 ELSE 0 END), 0) AS timed_out,
       COALESCE(SUM(CASE WHEN j.outcome IS NULL THEN 1 ELSE 0 END), 0) AS still_open,
       COALESCE(SUM(CASE WHEN j.outcome IS NULL AND v.journey_id IS NULL THEN 1 ELSE 0 END), 0) AS no_stage
FROM journeys j
LEFT JOIN (SELECT journey_id FROM stage_visits WHERE left_us IS NULL AND NOT no_dwell) v
       ON v.journey_id = j.journey_id
