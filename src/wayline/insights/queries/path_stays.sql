-- Grain: one row per run of a stakeholder path [M49]; columns as `survival.Stays` asks.
-- Parameters: $horizon_us, $data_start_us.
-- A row: time from the first step to done, or to the horizon while the path is not done.
SELECT path AS key, journey_id, account,
       GREATEST(COALESCE(done_us, $horizon_us) - first_step_us, 0) AS took,
       CASE WHEN done_us IS NULL THEN 0 ELSE 1 END AS ended,
       CASE WHEN first_step_us < $data_start_us THEN $data_start_us - first_step_us ELSE 0 END AS unseen,
       1 AS cause
FROM path_runs
WHERE done_us IS NULL OR done_us > $data_start_us OR first_step_us >= $data_start_us
