-- Grain: one row per pair of departments [A15].
-- Parameters: those of the handovers, which stand at `units`.
-- A row: pair, handovers, journeys, accounts, broken ones, and how many of each kind.
SELECT key, COUNT(*) AS n, COUNT(DISTINCT journey_id) AS journeys, COUNT(DISTINCT COALESCE(account, -journey_id)) AS accounts,
       SUM(CASE WHEN late + re_ask + bounce + silent > 0 THEN 1 ELSE 0 END) AS broken,
       SUM(late) AS late, SUM(re_ask) AS re_ask, SUM(bounce) AS bounce, SUM(silent) AS silent
FROM (
/* units */
) u
GROUP BY key
ORDER BY key
