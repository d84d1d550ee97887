-- Grain: one row per key of a table of shares.
-- Parameters: those of the units, whose SELECT stands at `units` and returns one row per unit:
-- key, journey_id, account, hit (1 did, 0 did not, NULL may still), limit_us (the time allowed, or NULL).
-- A row: n decided units, how many may still, and the sums over accounts that the design effect needs.
WITH units AS (
/* units */
),
per_account AS (
  SELECT key, COALESCE(account, -journey_id) AS account,
         COUNT(hit) AS n, SUM(hit) AS k, COUNT(*) - COUNT(hit) AS still_open,
         MAX(limit_us) AS limit_us
  FROM units
  GROUP BY key, COALESCE(account, -journey_id)
)
SELECT key, SUM(n) AS n, SUM(still_open) AS still_open, MAX(limit_us) AS limit_us,
       SUM(CASE WHEN n > 0 THEN 1 ELSE 0 END) AS accounts,
       SUM(n * n) AS squares_of_n, COALESCE(SUM(k), 0) AS total, COALESCE(SUM(k), 0) AS squares,
       COALESCE(SUM(CASE WHEN n > 0 THEN k * k * 1.0 / n END), 0) AS between
FROM per_account
GROUP BY key
ORDER BY key
