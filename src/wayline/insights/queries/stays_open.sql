-- Grain: one row per stay that is open at the horizon [A10].
-- Parameters: $most (how many of a key); the stays (see km_spread.sql).
-- A row: key, and how long the stay has lasted; the longest of each key.
SELECT key, took
FROM (
  SELECT key, took, ROW_NUMBER() OVER (PARTITION BY key ORDER BY took DESC, journey_id) AS place
  FROM (
/* stays */
  ) stays
  WHERE ended = 0
) open_stays
WHERE place <= $most
ORDER BY key, took
