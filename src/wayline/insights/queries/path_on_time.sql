-- Grain: one row per run of a path with a standard; columns as `shares.Units` asks [A11].
-- Parameters: $horizon_us.
-- A row: was the path done by its due time? hit NULL = not yet due.
SELECT path AS key, journey_id, account, NULL AS limit_us,
       CASE WHEN due_us > $horizon_us THEN NULL WHEN done_us <= due_us THEN 1 ELSE 0 END AS hit
FROM path_runs
WHERE due_us IS NOT NULL
