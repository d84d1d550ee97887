-- Grain: one row per place (touchpoint or stage) and channel.
-- Parameters: none; the column of the place stands at `place`.
-- A row: place, channel, events, journeys; most used first.
SELECT /* place */ AS place, channel, COUNT(*) AS events, COUNT(DISTINCT journey_id) AS journeys
FROM events WHERE /* place */ IS NOT NULL AND channel IS NOT NULL
GROUP BY 1, 2 ORDER BY 1, 3 DESC, 2
