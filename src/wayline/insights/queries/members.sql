-- Grain: one row per listed unit behind a number, at most $cap for each key and side.
-- Parameters: $cap; the text of the number's own SELECT stands at `who`, its key at `key`.
-- A row: key of the table row, side (did | did_not | still_open), journey key, and how many units
-- stand on that side in all. The lowest journey ids are listed, so the choice is repeatable.
WITH who AS (
/* who */
),
sides AS (SELECT /* key */ AS key, w.side, w.journey_id FROM who w),
totals AS (SELECT key, side, COUNT(*) AS total FROM sides GROUP BY key, side),
listed AS (
  SELECT key, side, journey_id,
         ROW_NUMBER() OVER (PARTITION BY key, side ORDER BY journey_id) AS place
  FROM sides
)
SELECT l.key, l.side, j.journey_key, t.total
FROM listed l
JOIN totals t ON t.key = l.key AND t.side = l.side
JOIN journeys j ON j.journey_id = l.journey_id
WHERE l.place <= $cap
ORDER BY l.key, l.side, j.journey_key
