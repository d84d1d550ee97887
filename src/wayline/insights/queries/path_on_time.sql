-- Grain: one row per run of a path with a standard; columns as `shares.Units` asks [A11].
-- Parameters: $horizon_us.
-- A row: was the path done by its due time? hit NULL = not yet due. A path of a case that has ended is
-- judged at the end, as its state is [M49]: not done by then, and not due before, it is no row.
SELECT r.path AS key, r.journey_id, r.account, NULL AS limit_us,
       CASE WHEN r.due_us > $horizon_us THEN NULL WHEN r.done_us <= r.due_us THEN 1 ELSE 0 END AS hit
FROM path_runs r
JOIN journeys j ON j.journey_id = r.journey_id
WHERE r.due_us IS NOT NULL AND (r.done_us IS NOT NULL OR COALESCE(j.ended_us > r.due_us, TRUE))
