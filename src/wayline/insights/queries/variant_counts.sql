-- Grain: one row per variant, the most frequent $top [A6].
-- Parameters: $top; the sequences stand at `sequences`.
-- A row: its place from 1, its sequence, journeys, accounts. Ties by the sequence itself.
SELECT place, nodes, n, accounts
FROM (
  SELECT nodes, COUNT(*) AS n, COUNT(DISTINCT COALESCE(account, -journey_id)) AS accounts,
         ROW_NUMBER() OVER (ORDER BY COUNT(*) DESC, nodes) AS place
  FROM (
/* sequences */
  ) s
  GROUP BY nodes
) v
WHERE place <= $top
ORDER BY place
