-- Grain: one row per key and side of the units behind a number.
-- Parameters: $cap; the text of the number's own SELECT stands at `who`, its key at `key`, the
-- condition on it at `wanted`.
-- A row: key of the table row, side (did | did_not | still_open), how many units stand on that side
-- in all, and the journey ids of at most $cap of them. The lowest are listed, so the choice is repeatable.
WITH who AS (
/* who */
)
SELECT CAST(/* key */ AS VARCHAR) AS key, w.side, COUNT(*) AS total,
       ARRAY_TO_STRING(MIN(w.journey_id, $cap), ' ') AS lowest
FROM who w
WHERE /* wanted */
GROUP BY /* key */, w.side
