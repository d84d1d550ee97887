-- Grain: one row per journey and stage that it entered; columns as `shares.Units` asks.
-- Parameters: none.
-- A row: did the journey enter the stage more than once?
SELECT stage AS key, journey_id, MIN(account) AS account, CASE WHEN MAX(visit_no) > 1 THEN 1 ELSE 0 END AS hit,
       NULL AS limit_us
FROM stage_visits
GROUP BY stage, journey_id
