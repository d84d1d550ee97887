-- Grain: one row per step and way to end [A8].
-- Parameters: none; the steps stand at `steps`, the ends of the journeys (way_ends.sql) at `ends`.
-- A row: key of the step, the ending, and how many journeys with that ending took the step at least once.
SELECT s.key, e.ending, COUNT(DISTINCT s.journey_id) AS journeys
FROM (
/* steps */
) s
JOIN (
/* ends */
) e ON e.journey_id = s.journey_id
GROUP BY s.key, e.ending ORDER BY s.key, e.ending
