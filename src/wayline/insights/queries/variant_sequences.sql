-- Grain: one row per journey with a node at the level [A6].
-- Parameters: none; the column of the level stands at `level`, the condition on repeats at `repeats`.
-- A row: journey, account, and its sequence of codes as text.
SELECT journey_id, ANY_VALUE(account) AS account, STRING_AGG(CAST(node AS VARCHAR), ',' ORDER BY seq) AS nodes
FROM (
  SELECT journey_id, account, seq, node, LAG(node) OVER (PARTITION BY journey_id ORDER BY seq) AS before
  FROM (SELECT journey_id, account, seq, /* level */ AS node FROM events WHERE /* level */ IS NOT NULL) e
) n
WHERE /* repeats */
GROUP BY journey_id
