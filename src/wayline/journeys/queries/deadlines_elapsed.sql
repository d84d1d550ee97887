-- When do promises in minutes and hours end? Grain: one start and limit; plain elapsed time [A11].
INSERT INTO laid.deadline_parts
SELECT s.id, l.which, s.start_us + l.amount_us
FROM laid.judged_starts s
JOIN laid.limits l ON l.owner = s.owner AND l.segment = s.segment AND l.reign = s.reign AND l.kind = 1
