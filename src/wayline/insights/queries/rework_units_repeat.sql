-- Grain: one row per journey and touchpoint that it has [A14].
-- Parameters: none.
-- A row: touchpoint, journey, account, how often beyond the first time, and what those cost.
SELECT touchpoint AS key, journey_id, ANY_VALUE(account) AS account, COUNT(*) - 1 AS again,
       SUM(CASE WHEN place > 1 THEN cost END) AS cost
FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY journey_id, touchpoint ORDER BY seq) AS place FROM events WHERE touchpoint IS NOT NULL) e
GROUP BY touchpoint, journey_id
