-- Grain: one row.
-- Parameters: none; the sequences stand at `sequences`.
-- A row: journeys with a node at the level, and how many different sequences they have.
SELECT COUNT(*) AS n, COUNT(DISTINCT nodes) AS distinct_nodes
FROM (
/* sequences */
) s
