-- How many events has each touchpoint, and how many of them only the order of the map could place [M45]?
-- Grain: one touchpoint with an event.
SELECT touchpoint, count(*) AS n, count(*) FILTER (ambiguous) AS ambiguous
FROM events
WHERE touchpoint IS NOT NULL
GROUP BY touchpoint
ORDER BY touchpoint
