-- Grain: one row per touchpoint [A13].
-- Parameters: those of last_passes.sql, whose SELECT stands at `passes`.
-- A row: last passes by what came after them, and those too young to tell; of the silent ones, those
-- who came back later; the value and the cost of the journeys that fell silent and are still open.
SELECT p.key, COUNT(p.came) AS n, COUNT(*) - COUNT(p.came) AS still_open,
       SUM(CASE WHEN p.came = 1 THEN 1 ELSE 0 END) AS went_on,
       SUM(CASE WHEN p.came = 2 THEN 1 ELSE 0 END) AS success,
       SUM(CASE WHEN p.came = 3 THEN 1 ELSE 0 END) AS failure,
       SUM(CASE WHEN p.came = 4 THEN 1 ELSE 0 END) AS neutral,
       SUM(CASE WHEN p.came = 5 THEN 1 ELSE 0 END) AS silent,
       SUM(CASE WHEN p.came = 5 AND p.next_gap_us IS NOT NULL THEN 1 ELSE 0 END) AS came_back,
       SUM(CASE WHEN p.came = 5 AND j.outcome IS NULL THEN j.value END) AS value_stuck,
       SUM(CASE WHEN p.came = 5 AND j.outcome IS NULL THEN j.cost ELSE 0 END) AS cost_stuck
FROM (
/* passes */
) p
JOIN journeys j ON j.journey_id = p.journey_id
GROUP BY p.key
ORDER BY p.key
