-- Grain: one row per journey with a node at the level [A8].
-- Parameters: none; the steps stand at `steps` (see flow_steps.sql).
-- A row: how it ended: 1 converted (success), 2 lost (failure, or ended in silence), 3 otherwise, 4 still open;
-- the journey and its account.
SELECT j.journey_id, j.account,
       CASE WHEN j.outcome IS NULL THEN 4 WHEN j.outcome = 1 THEN 1 WHEN j.outcome IN (2, 4) THEN 2 ELSE 3 END AS ending
FROM journeys j
WHERE j.journey_id IN (SELECT journey_id FROM (
/* steps */
) s)
