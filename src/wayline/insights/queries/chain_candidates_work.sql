-- Grain: one event that answers a step of a funnel, its time counted in opening hours [A2] [A11].
-- Parameters: none; the relations of the steps stand at `matched`, the laid schema at `laid`; `actor` =
-- whose chain it is, `held` = what it needs of a join.
-- A row: as in chain_candidates; at_us = working time since the calendar of the map begins.
WITH candidates AS (
  SELECT m.step, /* actor */ AS actor, e.seq, e.ts_us
  FROM events e
  JOIN (
/* matched */
  ) m ON m.event_no = e.event_no
  /* held */
  WHERE NOT e.after_end
),
openings AS (
  SELECT c.open_us, c.close_us, c.cum_us
  FROM /* laid */.calendars c
  JOIN /* laid */.stage_calendar k ON k.calendar = c.calendar AND k.stage = 0
),
instants AS (
  SELECT ts_us, NULL AS open_us, NULL AS close_us, NULL AS cum_us FROM (SELECT DISTINCT ts_us FROM candidates) t
  UNION ALL
  SELECT open_us, open_us, close_us, cum_us FROM openings
),
placed AS (
  SELECT ts_us, open_us IS NULL AS is_event,
         LAST_VALUE(open_us IGNORE NULLS) OVER w AS opened_us,
         LAST_VALUE(close_us IGNORE NULLS) OVER w AS closed_us,
         LAST_VALUE(cum_us IGNORE NULLS) OVER w AS worked_us
  FROM instants
  WINDOW w AS (ORDER BY ts_us, open_us NULLS LAST ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
)
SELECT c.step, c.actor, c.seq, c.ts_us,
       COALESCE(p.worked_us + LEAST(p.ts_us, p.closed_us) - p.opened_us, 0) AS at_us
FROM candidates c
JOIN placed p ON p.ts_us = c.ts_us AND p.is_event
