-- Grain: one row per segment that has journeys.
-- Parameters: none.
-- A row: the code of the segment, its accounts (a journey without one stands for itself), its
-- journeys, and how many of them are open.
SELECT j.segment AS key,
       COUNT(DISTINCT COALESCE(j.account, -j.journey_id)) AS accounts,
       COUNT(*) AS journeys,
       COALESCE(SUM(CASE WHEN j.outcome IS NULL THEN 1 ELSE 0 END), 0) AS open_now
FROM journeys j
WHERE j.segment > 0
GROUP BY j.segment
ORDER BY j.segment
