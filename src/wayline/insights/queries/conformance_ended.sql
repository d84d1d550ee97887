-- Grain: one row per kind of deviation, element and ended journey of the scope [A16].
-- Parameters: none.
-- A row: `kind@ref`, journey, whether it deviates so: the two groups whose success is compared.
SELECT k.key, j.journey_id, CASE WHEN h.journey_id IS NULL THEN 'did_not' ELSE 'did' END AS side
FROM (SELECT DISTINCT kind || '@' || map_ref AS key FROM deviations) k
CROSS JOIN journeys j
LEFT JOIN (SELECT DISTINCT kind || '@' || map_ref AS key, journey_id FROM deviations) h
       ON h.key = k.key AND h.journey_id = j.journey_id
WHERE j.outcome IS NOT NULL
