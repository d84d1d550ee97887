-- Which contacts failed by their own status [A16]? Grain: one event of a touchpoint.
INSERT INTO laid.deviations
SELECT e.journey_id, 'failed', 'touchpoint:' || t.key, e.seq, e.ts_us, 'status failed'
FROM laid.events e
JOIN laid.touchpoints t ON t.code = e.touchpoint
WHERE lower(e.status) = 'failed'
