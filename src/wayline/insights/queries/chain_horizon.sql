-- Grain: one row: the horizon on the clock of working time [A2] [A11].
-- Parameters: $horizon_us; the laid schema stands at `laid`.
-- A row: at_us = working time from the begin of the calendar of the map to the horizon.
SELECT COALESCE(MAX(c.cum_us + LEAST($horizon_us, c.close_us) - c.open_us), 0) AS at_us
FROM /* laid */.calendars c
JOIN /* laid */.stage_calendar k ON k.calendar = c.calendar AND k.stage = 0
WHERE c.open_us <= $horizon_us
