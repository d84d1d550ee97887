-- Which fail points of the map happened [A16] [M48]? Grain: one visit and fail point of its stage.
INSERT INTO laid.deviations
SELECT f.journey_id, 'failed', 'fail_point:' || f.fail_point, f.seq, f.ts_us, f.mode
FROM laid.failures f
