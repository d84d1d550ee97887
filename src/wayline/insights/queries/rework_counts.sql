-- Grain: one row per item [A14].
-- Parameters: none; one row per journey and item stands at `units`.
-- A row: item, journeys that have it, journeys that do it again, how often again, accounts, what that cost.
SELECT key, COUNT(*) AS journeys, SUM(CASE WHEN again > 0 THEN 1 ELSE 0 END) AS again, SUM(again) AS n,
       COUNT(DISTINCT COALESCE(account, -journey_id)) AS accounts, SUM(cost) AS cost
FROM (
/* units */
) u
GROUP BY key
ORDER BY key
