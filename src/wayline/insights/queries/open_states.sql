-- Grain: one row per stage, state and currency of the open journeys [A12].
-- Parameters: those of states.sql, whose SELECT stands at `states`.
-- A row: how many journeys, and the sum of their values where they are known.
SELECT stage, state, currency, COUNT(*) AS n, COUNT(value) AS n_valued, SUM(value) AS value
FROM (
/* states */
) states
GROUP BY stage, state, currency
ORDER BY stage, state, currency
