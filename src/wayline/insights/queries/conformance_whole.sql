-- Grain: one row: all journeys of the scope, and their successes [A16].
-- Parameters: none.
-- A row: how many, of how many accounts, open, begun before the data; then the sums over accounts of the
-- journeys that have ended, for the design effect of the share of successes.
WITH per_account AS (
  SELECT COALESCE(account, -journey_id) AS account, COUNT(*) AS journeys,
         SUM(CASE WHEN left_truncated THEN 1 ELSE 0 END) AS truncated,
         COUNT(outcome) AS n, SUM(CASE WHEN outcome = 1 THEN 1 ELSE 0 END) AS k
  FROM journeys
  GROUP BY COALESCE(account, -journey_id)
)
SELECT COALESCE(SUM(journeys), 0) AS journeys, COUNT(*) AS all_accounts,
       COALESCE(SUM(journeys * journeys), 0) AS squares_of_journeys, COALESCE(SUM(truncated), 0) AS truncated,
       COALESCE(SUM(n), 0) AS n, COALESCE(SUM(CASE WHEN n > 0 THEN 1 ELSE 0 END), 0) AS accounts,
       COALESCE(SUM(n * n), 0) AS squares_of_n, COALESCE(SUM(k), 0) AS total, COALESCE(SUM(k), 0) AS squares,
       COALESCE(SUM(CASE WHEN n > 0 THEN k * k * 1.0 / n END ORDER BY account), 0) AS between
FROM per_account
