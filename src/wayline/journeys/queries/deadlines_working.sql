-- When do promises in working time end? Grain: one start and limit.
-- W(t) = opening hours up to t; the deadline is the latest instant with W = W(start) + limit [A11]:
-- the last opening that begins with no more than that much time before it.
INSERT INTO laid.deadline_parts
WITH wanted AS (
    SELECT s.id, l.which, l.calendar,
           w.worked_us + CASE WHEN w.is_open THEN (s.start_us - $base_us) % $width_us ELSE 0 END
           + l.amount_us AS work_us
    FROM laid.judged_starts s
    JOIN laid.limits l ON l.owner = s.owner AND l.segment = s.segment AND l.reign = s.reign AND l.kind = 2
    JOIN laid.work_slots w
      ON w.calendar = l.calendar AND w.slot = (s.start_us - $base_us) // $width_us
)
SELECT q.id, q.which, c.open_us + q.work_us - c.cum_us
FROM wanted q
ASOF JOIN laid.calendars c ON c.calendar = q.calendar AND c.cum_us <= q.work_us
