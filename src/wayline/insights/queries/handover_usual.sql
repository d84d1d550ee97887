-- Grain: one row [A15].
-- Parameters: none; handover_within.sql stands at `within`.
-- A row: the wait that nine in ten steps inside a department keep to; NULL = there is no such step.
SELECT CAST(QUANTILE_CONT(x, 0.9) AS BIGINT) AS p90_us
FROM (
/* within */
) steps
