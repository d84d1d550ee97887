-- Grain: one row per journey in which one department works; columns as `shares.Units` asks [A35].
-- Parameters: $code of the department; the journeys by how often it gets the case back stand at `units`.
-- A row: key 1 = it got the case back, 0 = it did not; hit = success, NULL = still open.
SELECT CASE WHEN u.again > 0 THEN 1 ELSE 0 END AS key, u.journey_id, j.account, NULL AS limit_us,
       CASE WHEN j.outcome IS NULL THEN NULL WHEN j.outcome = 1 THEN 1 ELSE 0 END AS hit
FROM (
/* units */
) u
JOIN journeys j ON j.journey_id = u.journey_id
WHERE u.key = $code
