-- Grain: one row per key and side of the units that findings touch [A35].
-- Parameters: those of the SELECT that stands at `who`; its key stands at `key`, the condition on it
-- at `wanted` (see members.sql).
-- A row: key, side, how many units, of how many accounts, and when the first of their journeys began.
WITH who AS (
/* who */
)
SELECT CAST(/* key */ AS VARCHAR) AS key, w.side, COUNT(*) AS units,
       COUNT(DISTINCT COALESCE(j.account, -j.journey_id)) AS accounts, MIN(j.started_us) AS first_us
FROM who w
JOIN journeys j ON j.journey_id = w.journey_id
WHERE /* wanted */
GROUP BY /* key */, w.side
