-- How many of the journeys that pass a stage have each of its touchpoints? Grain: one touchpoint.
-- A row: touchpoint, journeys that have it among those that passed its stage, journeys that passed.
WITH passed AS (
    SELECT DISTINCT stage, journey_id FROM laid.stage_visits
),
seen AS (
    SELECT DISTINCT touchpoint, journey_id FROM laid.events WHERE touchpoint IS NOT NULL
)
SELECT t.code, count(s.journey_id) AS n_seen, count(*) AS n_passed
FROM laid.touchpoints t
JOIN passed p ON p.stage = t.stage
LEFT JOIN seen s ON s.touchpoint = t.code AND s.journey_id = p.journey_id
GROUP BY t.code
ORDER BY t.code
