-- Grain: one row per journey that can be judged: its begin was seen [A16] [L5].
-- Parameters: none.
-- A row: journey, account; hit 1 it ran as designed, 0 it left the plan, NULL it is still open.
SELECT 1 AS key, j.journey_id, j.account,
       CASE WHEN j.outcome IS NULL THEN NULL WHEN d.journey_id IS NULL THEN 1 ELSE 0 END AS hit,
       CAST(NULL AS BIGINT) AS limit_us
FROM journeys j
LEFT JOIN (SELECT DISTINCT journey_id FROM deviations WHERE kind <> 'undecidable') d
       ON d.journey_id = j.journey_id
WHERE NOT j.left_truncated
