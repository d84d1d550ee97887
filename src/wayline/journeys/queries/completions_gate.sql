-- When was a visit complete, where the gate alone decides? Grain: one visit that was completed; a gate
-- that opened before the entry completes the visit at its entry [M49].
INSERT INTO laid.completions
SELECT v.event_no, greatest(v.entered_us, g.at_us)
FROM laid.visits v
JOIN laid.gates_passed g ON g.journey_id = v.journey_id AND g.stage = v.stage
WHERE v.stage = $stage AND g.at_us <= coalesce(v.left_us, $horizon_us)
