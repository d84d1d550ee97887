-- Grain: one row per node of a level [A14].
-- Parameters: none; the column of the level stands at `level`.
-- A row: node, journeys that have it, journeys that have it more than once.
SELECT node, COUNT(*) AS journeys, SUM(CASE WHEN n > 1 THEN 1 ELSE 0 END) AS again
FROM (SELECT journey_id, /* level */ AS node, COUNT(*) AS n FROM events WHERE /* level */ IS NOT NULL GROUP BY journey_id, node) e
GROUP BY node
ORDER BY node
