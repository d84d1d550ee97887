-- Grain: one row per touchpoint that another one follows [A17].
-- Parameters: none.
-- A row: the touchpoint, and how many journeys went on from it to any touchpoint.
SELECT prev_touchpoint AS a, COUNT(DISTINCT journey_id) AS journeys
FROM events WHERE touchpoint IS NOT NULL AND prev_touchpoint IS NOT NULL
GROUP BY prev_touchpoint ORDER BY prev_touchpoint
