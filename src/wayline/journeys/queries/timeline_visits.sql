-- Which stages did it pass, when, and by when was it due? Grain: one visit, in order.
SELECT v.journey_id, s.key AS stage, v.entered_us, v.completed_us, v.left_us, v.left_to,
       t.key AS next_stage, v.due_us, v.breach_us, v.visit_no, v.opening
FROM stage_visits v
JOIN laid.stages s ON s.code = v.stage
LEFT JOIN laid.stages t ON t.code = v.left_to
ORDER BY v.journey_id, v.seq
