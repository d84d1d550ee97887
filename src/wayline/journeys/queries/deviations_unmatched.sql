-- Which events of journeys are not on the map at all [A16]? Grain: one event that no rule matches.
-- Parameters: $map_ref, the map itself. A row: deviation ad_hoc with the name of the event as its detail.
INSERT INTO laid.deviations
SELECT e.journey_id, 'ad_hoc', $map_ref, e.seq, e.ts_us, n.name
FROM laid.events e
JOIN laid.names n ON n.code = e.name
WHERE e.class = 8
