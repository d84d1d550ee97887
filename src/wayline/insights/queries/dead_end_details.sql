-- Grain: one row per touchpoint, what came after its last pass, and channel or next touchpoint [A13].
-- Parameters: those of last_passes.sql, whose SELECT stands at `passes`.
-- A row of kind 1: where those who went on went next, 0 = to an event that is not on the map.
-- A row of kind 2: on which channel the pass was, 0 = none named, with those who fell silent there.
WITH p AS (
/* passes */
)
SELECT 1 AS kind, key, COALESCE(next_touchpoint, 0) AS code, COUNT(*) AS n, 0 AS silent
FROM p WHERE came = 1
GROUP BY key, COALESCE(next_touchpoint, 0)
UNION ALL
SELECT 2, key, COALESCE(channel, 0), COUNT(*), SUM(CASE WHEN came = 5 THEN 1 ELSE 0 END)
FROM p WHERE came IS NOT NULL
GROUP BY key, COALESCE(channel, 0)
ORDER BY 1, 2, 4 DESC, 3
