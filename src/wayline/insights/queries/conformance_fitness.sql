-- Grain: one row: the fitness of all journeys that have ended and whose begin was seen [A16].
-- Parameters: none; the table of alignments stands at `aligned`.
-- A row: the sums that a mean with its design effect needs, and how many journeys are only approximate.
-- Sums go in a fixed order, so that two runs give the same number to the last bit [L2].
-- Fitness = 1 - cost / (events + cheapest path); an event that no rule matches is one event and costs 1.
WITH unmatched AS (
  SELECT journey_id, COUNT(*) AS n FROM deviations WHERE kind = 'ad_hoc' AND map_ref LIKE 'journey:%' GROUP BY journey_id
),
fits AS (
  SELECT j.journey_id, COALESCE(j.account, -j.journey_id) AS account, a.approximate,
         1 - COALESCE((a.cost + COALESCE(u.n, 0)) * 1.0 / NULLIF(a.length + COALESCE(u.n, 0) + a.cheapest, 0), 0) AS x
  FROM journeys j
  JOIN /* aligned */ a
    ON a.variant = j.variant AND a.is_whole = COALESCE(j.outcome = 1, FALSE)
   AND a.begins_before = j.left_truncated AND a.segment = COALESCE(j.segment, 0)
  LEFT JOIN unmatched u ON u.journey_id = j.journey_id
  WHERE j.outcome IS NOT NULL AND NOT j.left_truncated
),
per_account AS (
  SELECT account, COUNT(*) AS n, SUM(x ORDER BY journey_id) AS total, SUM(x * x ORDER BY journey_id) AS squares,
         SUM(CASE WHEN approximate THEN 1 ELSE 0 END) AS approximate
  FROM fits
  GROUP BY account
)
SELECT COALESCE(SUM(n), 0) AS n, COUNT(*) AS accounts, COALESCE(SUM(n * n), 0) AS squares_of_n,
       COALESCE(SUM(total ORDER BY account), 0) AS total, COALESCE(SUM(squares ORDER BY account), 0) AS squares,
       COALESCE(SUM(total * total / n ORDER BY account), 0) AS between, COALESCE(SUM(approximate), 0) AS approximate
FROM per_account
