-- Grain: one row per open journey in one of the states and stages asked for [A12].
-- Parameters: those of states.sql, whose SELECT stands at `states`; `wanted` is a VALUES list of
-- (state, stage); $most rows at most.
-- A row: who it is and the numbers that were compared; the worst state first, then the oldest.
WITH wanted(state, stage) AS (VALUES /* wanted */)
SELECT j.journey_key, j.account_id, s.*
FROM (
/* states */
) s
JOIN wanted w ON w.state = s.state AND w.stage = s.stage
JOIN journeys j ON j.journey_id = s.journey_id
ORDER BY CASE s.state WHEN 4 THEN 1 WHEN 3 THEN 2 WHEN 2 THEN 3 WHEN 5 THEN 4 ELSE 5 END,
         s.age_us DESC, j.journey_key
LIMIT $most
