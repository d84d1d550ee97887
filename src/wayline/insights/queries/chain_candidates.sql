-- Grain: one event that answers a step of a funnel [A2].
-- Parameters: none; the relations of the steps stand at `matched`, one SELECT (step, event_no) a step;
-- `actor` = whose chain it is, `held` = what it needs of a join.
-- A row: step, actor, place in the journey, time on the clock of the window.
SELECT m.step, /* actor */ AS actor, e.seq, e.ts_us, e.ts_us AS at_us
FROM events e
JOIN (
/* matched */
) m ON m.event_no = e.event_no
/* held */
WHERE NOT e.after_end
