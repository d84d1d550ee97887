-- Grain: one row per step out of a node and pair that leaves the node [A5].
-- Parameters: none; the steps stand at `steps` (see flow_steps.sql).
-- A row: key of the pair, journey, and whether this step took it (did) or went elsewhere (did_not).
WITH steps AS (
/* steps */
),
pairs AS (SELECT DISTINCT key, a FROM steps)
SELECT p.key, s.journey_id, CASE WHEN s.key = p.key THEN 'did' ELSE 'did_not' END AS side
FROM pairs p
JOIN steps s ON s.a = p.a
