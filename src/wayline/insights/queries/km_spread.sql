-- Grain: one row per key of a table of stays.
-- Parameters: those of the stays, whose SELECT stands at `stays` and returns one row per stay:
-- key, journey_id, account, took (microseconds), ended (1 or 0), unseen (microseconds before the data).
-- A row: how many stays, how many ended, and the sums over accounts of ln(1 + took), finished or
-- not, from which the design effect of the curve follows [L7].
WITH stays AS (
/* stays */
),
per_account AS (
  SELECT key, COALESCE(account, -journey_id) AS account, COUNT(*) AS n, SUM(ended) AS ended,
         SUM(LN(1 + GREATEST(took, 0))) AS total, SUM(LN(1 + GREATEST(took, 0)) * LN(1 + GREATEST(took, 0))) AS squares,
         MAX(took) AS longest, MAX(CASE WHEN ended = 1 THEN took END) AS longest_ended
  FROM stays
  GROUP BY key, COALESCE(account, -journey_id)
)
SELECT key, SUM(n) AS n, SUM(ended) AS ended, COUNT(*) AS accounts, SUM(n * n) AS squares_of_n,
       SUM(total) AS total, SUM(squares) AS squares, SUM(total * total / n) AS between,
       MAX(longest) AS longest, MAX(longest_ended) AS longest_ended
FROM per_account
GROUP BY key
ORDER BY key
