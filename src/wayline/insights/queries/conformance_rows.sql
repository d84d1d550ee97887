-- Grain: one row per kind of deviation and element of the map [A16].
-- Parameters: none; the table of alignments stands at `aligned`.
-- A row: kind, element, how often, in how many journeys, what its events cost, whether an alignment behind it
-- is only approximate; ended journeys and successes among them; `between` for the design effect of the share.
-- Costs are summed as decimals, and fractions in a fixed order, so that two runs give the same number to the last bit [L2].
WITH sizes AS (
  SELECT COALESCE(account, -journey_id) AS account, COUNT(*) AS n FROM journeys GROUP BY COALESCE(account, -journey_id)
),
having_it AS (
  SELECT d.kind, d.map_ref, d.journey_id, COUNT(*) AS n, SUM(CAST(e.cost AS DECIMAL(28, 9))) AS cost
  FROM deviations d
  LEFT JOIN events e ON e.journey_id = d.journey_id AND e.seq = d.seq
  GROUP BY d.kind, d.map_ref, d.journey_id
),
per_account AS (
  SELECT h.kind, h.map_ref, COALESCE(j.account, -j.journey_id) AS account, COUNT(*) AS k, SUM(h.n) AS n,
         SUM(h.cost) AS cost, COUNT(j.outcome) AS ended, SUM(CASE WHEN j.outcome = 1 THEN 1 ELSE 0 END) AS won,
         SUM(CASE WHEN a.approximate THEN 1 ELSE 0 END) AS approximate
  FROM having_it h
  JOIN journeys j ON j.journey_id = h.journey_id
  LEFT JOIN /* aligned */ a
    ON a.variant = j.variant AND a.is_whole = COALESCE(j.outcome = 1, FALSE)
   AND a.begins_before = j.left_truncated AND a.segment = COALESCE(j.segment, 0)
  GROUP BY h.kind, h.map_ref, COALESCE(j.account, -j.journey_id)
)
SELECT p.kind, p.map_ref, SUM(p.n) AS n, SUM(p.k) AS journeys, CAST(SUM(p.cost) AS DOUBLE) AS cost,
       SUM(p.approximate) AS approximate, SUM(p.ended) AS ended, SUM(p.won) AS won,
       SUM(p.k * p.k * 1.0 / s.n ORDER BY p.account) AS between
FROM per_account p
JOIN sizes s ON s.account = p.account
GROUP BY p.kind, p.map_ref
ORDER BY p.kind, p.map_ref
