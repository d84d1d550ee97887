-- Grain: one row per journey and touchpoint that it has [A14].
-- Parameters: none. Which pass through its touchpoint an event is was worked out when it was laid.
-- A row: touchpoint, journey, account, how often beyond the first time, and what those cost.
SELECT touchpoint AS key, journey_id, ANY_VALUE(account) AS account, COUNT(*) - 1 AS again,
       SUM(CASE WHEN pass_no > 1 THEN cost END) AS cost
FROM events WHERE touchpoint IS NOT NULL GROUP BY touchpoint, journey_id
