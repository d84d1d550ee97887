-- Grain: one row per key of a table of amounts.
-- Parameters: those of the measured values, whose SELECT stands at `measured` (key, journey_id,
-- account, x); `scale` = what one unit of the result is worth in units of x.
-- A row: n, and the sums over accounts of x that a mean and its design effect need.
WITH measured AS (
/* measured */
),
per_account AS (
  SELECT key, COALESCE(account, -journey_id) AS account, COUNT(*) AS n,
         SUM(x * 1.0 / /* scale */) AS total, SUM((x * 1.0 / /* scale */) * (x * 1.0 / /* scale */)) AS squares
  FROM measured
  WHERE x IS NOT NULL
  GROUP BY key, COALESCE(account, -journey_id)
)
SELECT key, SUM(n) AS n, COUNT(*) AS accounts, SUM(n * n) AS squares_of_n, SUM(total) AS total,
       SUM(squares) AS squares, SUM(total * total / n) AS between
FROM per_account
GROUP BY key
ORDER BY key
