-- Grain: one row per journey and stage that it entered [A14].
-- Parameters: none.
-- A row: stage, journey, account, how often it left that stage backwards; visits carry the cost.
SELECT stage AS key, journey_id, ANY_VALUE(account) AS account,
       SUM(CASE WHEN exit_kind = 2 THEN 1 ELSE 0 END) AS again, CAST(NULL AS DOUBLE) AS cost
FROM stage_visits GROUP BY stage, journey_id
