-- Grain: one row per arrival at a node; at the start, one per journey that begins [A5].
-- Parameters: none; the steps stand at `steps` (see flow_steps.sql).
-- A row: the node, the journey, and that it did.
WITH steps AS (
/* steps */
)
SELECT b AS key, journey_id, 'did' AS side FROM steps
UNION ALL
SELECT a AS key, journey_id, 'did' AS side FROM steps WHERE a = 0
