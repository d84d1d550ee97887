-- Grain: one row per stage visit whose length can be told [A10]; columns as `survival.Stays` asks.
-- Parameters: $horizon_us, $data_start_us.
-- A row: how long the visit has taken, whether it ended, and how much of it lay before the data.
-- Left out: the last stage of a map without outcomes [M47], and visits that were over before the data.
SELECT stage AS key, segment, journey_id, account,
       GREATEST(COALESCE(left_us, $horizon_us) - entered_us, 0) AS took,
       CASE WHEN left_us IS NULL THEN 0 ELSE 1 END AS ended,
       CASE WHEN entered_us < $data_start_us THEN $data_start_us - entered_us ELSE 0 END AS unseen,
       CASE WHEN exit_kind IN (1, 3) THEN 1 WHEN exit_kind = 4 THEN 2 ELSE 3 END AS cause
FROM stage_visits
WHERE NOT no_dwell AND (left_us IS NULL OR left_us > $data_start_us OR entered_us >= $data_start_us)
