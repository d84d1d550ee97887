-- Grain: one row per variant and way to end; the variants that are shown at `shown`, as a condition on r.place [A6].
-- Parameters: none; the journeys with the place of their variant stand at `ranked`, their ends at `ends`.
-- A row: place * 10 + ending as the key, the journey.
SELECT v.key * 10 + e.ending AS key, v.journey_id
FROM (
/* ranked */
) v
JOIN (
/* ends */
) e ON e.journey_id = v.journey_id
WHERE /* shown */
