-- Which gates opened, and when? Grain: one gate of one journey.
SELECT g.journey_id, s.key AS stage, g.at_us
FROM gates_passed g
JOIN laid.stages s ON s.code = g.stage
ORDER BY g.journey_id, g.at_us, g.stage
