-- How many different journeys are there [A6]? Grain: one sequence of touchpoints, repeats kept.
CREATE OR REPLACE TABLE laid.variants AS
WITH counted AS (
    SELECT variant, min(journey_id) AS journey_id, count(*) AS n_journeys FROM laid.journeys GROUP BY variant
),
spelled AS (
    SELECT c.variant, string_agg(t.key, ' > ' ORDER BY e.seq) AS touchpoints, count(*) AS length
    FROM counted c
    JOIN laid.events e ON e.journey_id = c.journey_id
    JOIN laid.touchpoints t ON t.code = e.touchpoint
    GROUP BY c.variant
)
SELECT c.variant, coalesce(s.touchpoints, '') AS touchpoints,
       CAST(coalesce(s.length, 0) AS INTEGER) AS length, CAST(c.n_journeys AS INTEGER) AS n_journeys
FROM counted c
LEFT JOIN spelled s ON s.variant = c.variant
ORDER BY n_journeys DESC, touchpoints
