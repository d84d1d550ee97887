-- When did a visit's exit come, where one event of a rule decides? Grain: one visit that was completed.
INSERT INTO laid.completions
SELECT v.event_no, min(e.ts_us)
FROM laid.visits v
JOIN laid.events e ON e.journey_id = v.journey_id AND e.seq BETWEEN v.seq AND v.last_seq
JOIN laid.rule_sigs r ON r.sig = e.sig
WHERE v.stage = $stage
GROUP BY v.event_no
