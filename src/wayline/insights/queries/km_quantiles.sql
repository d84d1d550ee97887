-- Grain: one row per key and share of a table of stays [A10].
-- Parameters: $z; the stays (see km_spread.sql), VALUES lists of deffs (key, deff) and targets
-- (share still there), and the text of the bands.
-- A row: the least time at which the curve, and each end of its log-log band, is at or below the
-- share. Ends at one instant are taken one by one: the product and Greenwood's sum come out the
-- same. Blocks of 256 find where a share is crossed; only those blocks are gone through.
WITH stays AS (
/* stays */
),
deffs(key, deff) AS (VALUES /* deffs */),
targets(share) AS (VALUES /* targets */),
steps AS (      -- at one instant ends come first, then open stays, then those first seen there
  SELECT key, took AS t_us, 1 - ended AS kind, 1 AS one FROM stays
  UNION ALL SELECT key, unseen, 2, -1 FROM stays WHERE unseen > 0
),
placed AS (
  SELECT key, t_us, kind, SUM(one) OVER w AS gone, ROW_NUMBER() OVER w AS place
  FROM steps
  WINDOW w AS (PARTITION BY key ORDER BY t_us, kind ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
),
risky AS MATERIALIZED (      -- n = how many are there just before; the end of the last one makes s = 0
  SELECT p.key, p.place, (p.place - 1) // 256 AS block, p.t_us, t.total - p.gone + 1 AS n, p.kind = 0 AS is_end
  FROM placed p JOIN (SELECT key, SUM(one) AS total FROM steps GROUP BY key) t ON t.key = p.key
),
blocks AS (
  SELECT key, block, SUM(CASE WHEN is_end AND n > 1 THEN LN(1 - 1.0 / n) ELSE 0 END) AS ln_s,
         SUM(CASE WHEN is_end AND n > 1 THEN 1.0 / (n * (n - 1.0)) ELSE 0 END) AS gw,
         MAX(CASE WHEN is_end AND n <= 1 THEN 1 ELSE 0 END) AS none_left
  FROM risky GROUP BY key, block
),
sums AS (
  SELECT key, block, SUM(ln_s) OVER w AS ln_s, SUM(gw) OVER w AS gw, MAX(none_left) OVER w AS none_left
  FROM blocks WINDOW w AS (PARTITION BY key ORDER BY block ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
),
block_ends AS (SELECT s.key, s.block, /* bands */ FROM sums s JOIN deffs d ON d.key = s.key),
chosen AS (
  SELECT key, MIN(CASE WHEN s <= share THEN block END) AS block FROM block_ends CROSS JOIN targets GROUP BY key, share
  UNION SELECT key, MIN(CASE WHEN low <= share THEN block END) FROM block_ends CROSS JOIN targets GROUP BY key, share
  UNION SELECT key, MIN(CASE WHEN high <= share THEN block END) FROM block_ends CROSS JOIN targets GROUP BY key, share
  UNION SELECT key, MAX(block) FROM block_ends GROUP BY key
),
inside AS (
  SELECT r.key, r.t_us,
         COALESCE(b.ln_s, 0) + SUM(CASE WHEN is_end AND n > 1 THEN LN(1 - 1.0 / n) ELSE 0 END) OVER w AS ln_s,
         COALESCE(b.gw, 0) + SUM(CASE WHEN is_end AND n > 1 THEN 1.0 / (n * (n - 1.0)) ELSE 0 END) OVER w AS gw,
         MAX(CASE WHEN b.none_left = 1 OR (is_end AND n <= 1) THEN 1 ELSE 0 END) OVER w AS none_left
  FROM risky r
  JOIN chosen c ON c.key = r.key AND c.block = r.block
  LEFT JOIN sums b ON b.key = r.key AND b.block = r.block - 1
  WINDOW w AS (PARTITION BY r.key, r.block ORDER BY r.place ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
),
points AS (SELECT s.key, s.t_us, /* bands */ FROM inside s JOIN deffs d ON d.key = s.key)
SELECT key, share, MIN(CASE WHEN s <= share THEN t_us END) AS t_us,
       MIN(CASE WHEN low <= share THEN t_us END) AS low, MIN(CASE WHEN high <= share THEN t_us END) AS high
FROM points CROSS JOIN targets
GROUP BY key, share
ORDER BY key, share DESC
