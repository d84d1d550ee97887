-- Grain: one row per journey that some list names.
-- Parameters: $listed, the ids of these journeys.
-- A row: its id, and its key in the data.
SELECT journey_id, journey_key
FROM journeys
WHERE journey_id IN (SELECT UNNEST($listed))
