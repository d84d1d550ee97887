-- Grain: one row per key and rank asked for.
-- Parameters: those of the measured values, whose SELECT stands at `measured` (key, x, ...); `ranks`
-- is a VALUES list of (key, rank).
-- A row: the value that stands at this rank when the values of the key are put in order, from 1.
WITH measured AS (
/* measured */
),
wanted(key, place) AS (VALUES /* ranks */),
ranked AS (
  SELECT key, x, ROW_NUMBER() OVER (PARTITION BY key ORDER BY x) AS place
  FROM measured
  WHERE key IN (SELECT key FROM wanted)
)
SELECT r.key, r.place, r.x
FROM ranked r JOIN wanted w ON w.key = r.key AND w.place = r.place
