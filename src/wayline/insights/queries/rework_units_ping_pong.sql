-- Grain: one row per journey and department that works in it [A14].
-- Parameters: none.
-- A row: department, journey, account, how often it gets the case back after one other department.
SELECT node AS key, journey_id, ANY_VALUE(account) AS account,
       SUM(CASE WHEN node = two_before THEN 1 ELSE 0 END) AS again, SUM(CASE WHEN node = two_before THEN cost END) AS cost
FROM (
  SELECT *, LAG(node, 2) OVER (PARTITION BY journey_id ORDER BY seq) AS two_before
  FROM (SELECT journey_id, account, seq, department AS node, cost, LAG(department) OVER (PARTITION BY journey_id ORDER BY seq) AS before
        FROM events WHERE department IS NOT NULL) e
  WHERE before IS NULL OR before <> node
) runs
GROUP BY node, journey_id
