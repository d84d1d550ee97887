-- Grain: one row per pair of nodes that follow each other [A5].
-- Parameters: none; the steps stand at `steps` (see flow_steps.sql).
-- A row: from, to, how often, in how many journeys, of how many accounts.
SELECT a, b, COUNT(*) AS n, COUNT(DISTINCT journey_id) AS journeys, COUNT(DISTINCT COALESCE(account, -journey_id)) AS accounts
FROM (
/* steps */
) s
GROUP BY a, b
ORDER BY a, b
