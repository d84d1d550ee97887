-- Which visits broke the limit of their stage [A16] [A11]? Grain: one visit, at the time of its breach.
-- Parameters: $horizon_us. The time taken runs to the exit if it was met, else to the end of the visit.
INSERT INTO laid.deviations
SELECT v.journey_id, 'late', 'stage:' || s.key, v.seq, v.breach_us,
       CASE WHEN coalesce(v.completed_us, v.left_us) IS NULL THEN 'still open' ELSE 'after the limit' END
FROM laid.stage_visits v
JOIN laid.stages s ON s.code = v.stage
WHERE v.breach_us < coalesce(v.completed_us, v.left_us, $horizon_us) AND NOT v.no_dwell
