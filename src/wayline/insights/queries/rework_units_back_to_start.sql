-- Grain: one row per journey that entered the first stage [A14].
-- Parameters: none.
-- A row: the first stage, journey, account, how often it was entered again, and what those visits cost.
SELECT stage AS key, journey_id, ANY_VALUE(account) AS account,
       SUM(CASE WHEN visit_no > 1 THEN 1 ELSE 0 END) AS again, SUM(CASE WHEN visit_no > 1 THEN cost END) AS cost
FROM stage_visits WHERE stage = 1 GROUP BY stage, journey_id
