-- Grain: one row per stage [A19] [A9].
-- Parameters: none.
-- A row: visits left forward or to success.
SELECT stage, COUNT(*) AS passages
FROM stage_visits
WHERE exit_kind IN (1, 3)
GROUP BY stage
ORDER BY stage
