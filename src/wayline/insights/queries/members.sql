-- Grain: one row per listed unit behind a number, at most $cap for each key and side.
-- Parameters: $cap; the text of the number's own SELECT stands at `who`, its key at `key`, the
-- condition on it at `wanted`.
-- A row: key of the table row, side (did | did_not | still_open), journey key, and how many units
-- stand on that side in all. The lowest journey ids are listed, so the choice is repeatable.
WITH who AS (
/* who */
),
counted AS (
  SELECT /* key */ AS key, w.side, COUNT(*) AS total, MIN(w.journey_id, $cap) AS lowest
  FROM who w
  WHERE /* wanted */
  GROUP BY /* key */, w.side
)
SELECT CAST(l.key AS VARCHAR) AS key, l.side, j.journey_key, l.total
FROM (SELECT key, side, total, UNNEST(lowest) AS journey_id FROM counted) l
JOIN journeys j ON j.journey_id = l.journey_id
ORDER BY l.key, l.side
