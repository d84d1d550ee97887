-- Grain: one row per key of a table of times or amounts.
-- Parameters: those of the measured values, whose SELECT stands at `measured` and returns one row
-- per unit: key, journey_id, account, x (microseconds, or any number); `shares` is the list of shares,
-- `columns` its answers as columns q1, q2, ...
-- A row: n, the quantiles, and the sums over accounts of ln(1 + x) for the design effect.
WITH measured AS MATERIALIZED (
/* measured */
),
per_account AS (
  SELECT key, COALESCE(account, -journey_id) AS account, COUNT(*) AS n,
         SUM(LN(1 + GREATEST(x, 0))) AS total, SUM(LN(1 + GREATEST(x, 0)) * LN(1 + GREATEST(x, 0))) AS squares
  FROM measured
  GROUP BY key, COALESCE(account, -journey_id)
),
spread AS (
  SELECT key, SUM(n) AS n, COUNT(*) AS accounts, SUM(n * n) AS squares_of_n, SUM(total) AS total,
         SUM(squares) AS squares, SUM(total * total / n) AS between
  FROM per_account
  GROUP BY key
),
quantiles AS (
  SELECT key, QUANTILE_CONT(x, [/* shares */]) AS found
  FROM measured
  GROUP BY key
)
SELECT s.*, /* columns */
FROM spread s JOIN quantiles q ON q.key = s.key
ORDER BY s.key
