-- Grain: one row per key of a table of scores.
-- Parameters: those of the answers, whose SELECT stands at `scored` (see score_answers.sql); `mark` =
-- what one answer is worth: nps (1, 0, -1), csat (1, 0) or score.
-- A row: n, promoters, detractors, and the sums over accounts that means and design effects need.
WITH scored AS (
/* scored */
),
per_account AS (
  SELECT key, COALESCE(account, -event_no) AS account, COUNT(*) AS n,
         SUM(/* mark */) AS total, SUM(/* mark */ * /* mark */) AS squares,
         SUM(CASE WHEN nps = 1 THEN 1 ELSE 0 END) AS promoters,
         SUM(CASE WHEN nps = -1 THEN 1 ELSE 0 END) AS detractors
  FROM scored
  GROUP BY key, COALESCE(account, -event_no)
)
SELECT key, SUM(n) AS n, COUNT(*) AS accounts, SUM(n * n) AS squares_of_n, SUM(total) AS total,
       SUM(squares) AS squares, SUM(total * total * 1.0 / n) AS between,
       SUM(promoters) AS promoters, SUM(detractors) AS detractors
FROM per_account
GROUP BY key
ORDER BY key
