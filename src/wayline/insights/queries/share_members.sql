-- Grain: one row per unit of a table of shares; the same units that the shares count.
-- Parameters: those of the units, whose SELECT stands at `units` (see shares.sql).
-- A row: key of the table row, journey, and the side on which the unit stands.
SELECT key, journey_id,
       CASE WHEN hit = 1 THEN 'did' WHEN hit = 0 THEN 'did_not' ELSE 'still_open' END AS side
FROM (
/* units */
) units
