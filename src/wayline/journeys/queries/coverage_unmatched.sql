-- Which event names does no rule of the map match [M50]? Grain: one event name, most frequent first.
SELECT n.name, count(*) AS n, count(DISTINCT e.journey_id) AS journeys
FROM events e
JOIN laid.names n ON n.code = e.name
WHERE e.class = 8
GROUP BY n.name
ORDER BY count(*) DESC, n.name
