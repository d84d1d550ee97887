-- Who waited too long for an answer [A16] [A11]? Grain: one inbound contact, at the time it was due.
INSERT INTO laid.deviations
SELECT r.journey_id, 'late', 'touchpoint:' || t.key, r.seq, r.due_us, 'no answer in time'
FROM laid.responses r
JOIN laid.touchpoints t ON t.code = r.touchpoint
WHERE r.state = 'late'
