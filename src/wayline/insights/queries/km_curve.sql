-- Grain: one row per time at which a stay of one key ended, was still open, or was first seen [A10].
-- Parameters: $key; the stays (see km_spread.sql), here with `cause` (1 forward, 2 lost, 3 other).
-- A row: n still there just before, d ended then, the share s still there after it, Greenwood's
-- sum gw, and the Aalen-Johansen shares that have left by each cause.
WITH stays AS (
/* stays */
),
g AS (
  SELECT t_us, SUM(m) AS m, SUM(d) AS d, SUM(d1) AS d1, SUM(d2) AS d2, SUM(d3) AS d3
  FROM (
    SELECT took AS t_us, 1 AS m, ended AS d, CASE WHEN cause = 1 THEN ended ELSE 0 END AS d1,
           CASE WHEN cause = 2 THEN ended ELSE 0 END AS d2, CASE WHEN cause = 3 THEN ended ELSE 0 END AS d3
    FROM stays WHERE key = $key
    UNION ALL SELECT unseen, -1, 0, 0, 0, 0 FROM stays WHERE key = $key AND unseen > 0
  ) ends_and_first_sights
  GROUP BY t_us
),
r AS (SELECT *, SUM(m) OVER (ORDER BY t_us DESC ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS n FROM g),
k AS (
  SELECT t_us, n, d, d1, d2, d3,
         CASE WHEN MAX(CASE WHEN d > 0 AND d >= n THEN 1 ELSE 0 END) OVER w = 1 THEN 0.0
              ELSE EXP(SUM(CASE WHEN d > 0 AND d < n THEN LN(1.0 - d * 1.0 / n) ELSE 0 END) OVER w) END AS s,
         SUM(CASE WHEN d > 0 AND d < n THEN d * 1.0 / (n * (n - d)) ELSE 0 END) OVER w AS gw
  FROM r WINDOW w AS (ORDER BY t_us ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
),
b AS (SELECT *, LAG(s, 1, 1.0) OVER (ORDER BY t_us) AS s_before FROM k)
SELECT t_us, n, d, s, gw,
       SUM(CASE WHEN d1 > 0 THEN s_before * d1 / n ELSE 0 END) OVER w AS forward,
       SUM(CASE WHEN d2 > 0 THEN s_before * d2 / n ELSE 0 END) OVER w AS lost,
       SUM(CASE WHEN d3 > 0 THEN s_before * d3 / n ELSE 0 END) OVER w AS other
FROM b WINDOW w AS (ORDER BY t_us ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
ORDER BY t_us
