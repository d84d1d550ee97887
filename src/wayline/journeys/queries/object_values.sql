-- What is a case worth that has its value as an attribute of the object? Grain: one journey without values
-- of events; the latest value known.
INSERT INTO laid.journey_values
WITH latest AS (
    SELECT c.object,
           arg_max(c.value, (c.ts_us, s.rank, coalesce(c.value, ''))) FILTER (c.field = 'value') AS value,
           arg_max(c.value, (c.ts_us, s.rank, coalesce(c.value, ''))) FILTER (c.field = 'value_currency')
               AS currency
    FROM facts.object_changes c
    JOIN facts.sources s ON s.code = c.source
    WHERE c.object_type = $per AND c.field IN ('value', 'value_currency')
    GROUP BY c.object
)
SELECT n.journey_id, TRY_CAST(l.value AS DOUBLE), l.currency
FROM latest l
JOIN laid.numbered n ON n.case_code = l.object
ANTI JOIN laid.journey_values v ON v.journey_id = n.journey_id
WHERE TRY_CAST(l.value AS DOUBLE) IS NOT NULL
