-- Grain: one row per node that another one follows [A17].
-- Parameters: none; the steps stand at `steps` (see flow_steps.sql).
-- A row: the node, and how many journeys went on from it to any node.
WITH steps AS (
/* steps */
)
SELECT a, COUNT(DISTINCT journey_id) AS journeys
FROM steps WHERE a > 0 AND b > 0
GROUP BY a ORDER BY a
