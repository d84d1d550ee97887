-- Grain: one row.
-- Parameters: $data_start_us; $entry_channel, NULL = any.
-- The row: journeys of the scope, those that never entered the stage of rank 1, and those that had
-- entered it before the data begins.
WITH starts AS (SELECT journey_id, MIN(at_us) AS at_us FROM reach WHERE rank = 1 GROUP BY journey_id)
SELECT COUNT(*) AS journeys,
       SUM(CASE WHEN s.journey_id IS NULL THEN 1 ELSE 0 END) AS elsewhere,
       SUM(CASE WHEN s.at_us < $data_start_us THEN 1 ELSE 0 END) AS left_truncated
FROM journeys j
LEFT JOIN starts s ON s.journey_id = j.journey_id
WHERE $entry_channel IS NULL OR j.entry_channel = $entry_channel
