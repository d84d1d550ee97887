-- Grain: one event that answers a step of a funnel [A2].
-- Parameters: none; the relations of the steps stand at `matched`, one SELECT (step, event_no) a step.
-- A row: step, journey, account, place in the journey, time on the clock of the window.
SELECT m.step, e.journey_id, e.account, e.seq, e.ts_us, e.ts_us AS at_us
FROM events e
JOIN (
/* matched */
) m ON m.event_no = e.event_no
WHERE NOT e.after_end
