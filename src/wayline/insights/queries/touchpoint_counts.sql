-- Grain: one row per touchpoint with an event.
-- Parameters: none.
-- A row: touchpoint, events credited to it, journeys.
SELECT touchpoint, COUNT(*) AS events, COUNT(DISTINCT journey_id) AS journeys
FROM events WHERE touchpoint IS NOT NULL GROUP BY touchpoint ORDER BY touchpoint
