-- Grain: one row per step and journey that ended so [A8].
-- Parameters: none; the steps stand at `steps`, the ends of the journeys (way_ends.sql) at `ends`, the ending asked
-- for at `ending`.
-- A row: key of the step, the journey, and whether it took the step at least once.
WITH steps AS (
/* steps */
),
ended AS (
SELECT journey_id FROM (
/* ends */
) e WHERE ending = /* ending */
),
took AS (SELECT DISTINCT key, journey_id FROM steps)
SELECT p.key, e.journey_id, CASE WHEN t.journey_id IS NULL THEN 'did_not' ELSE 'did' END AS side
FROM (SELECT DISTINCT key FROM steps) p
CROSS JOIN ended e
LEFT JOIN took t ON t.key = p.key AND t.journey_id = e.journey_id
