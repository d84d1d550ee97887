-- Grain: one row per journey and touchpoint that it has [A14].
-- Parameters: none.
-- A row: touchpoint, journey, account, how often it follows itself at once, and what those cost.
SELECT touchpoint AS key, journey_id, ANY_VALUE(account) AS account,
       SUM(CASE WHEN prev_touchpoint = touchpoint THEN 1 ELSE 0 END) AS again,
       SUM(CASE WHEN prev_touchpoint = touchpoint THEN cost END) AS cost
FROM events WHERE touchpoint IS NOT NULL GROUP BY touchpoint, journey_id
