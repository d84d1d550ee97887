-- From when does the time to answer run [A11]? Grain: one inbound contact at a touchpoint with a response
-- time, before the end of its case. One of day precision is a date in the zone of its source.
CREATE OR REPLACE VIEW laid.starts AS
SELECT e.event_no AS id, e.journey_id, a.owner, 0 AS segment, e.ts_us AS start_us, e.ts_precision = 3 AS is_day,
       CASE WHEN e.ts_precision = 3 THEN e.source ELSE 0 END AS zone
FROM laid.events e
JOIN laid.answerable a ON a.touchpoint = e.touchpoint
WHERE e.direction = 'inbound' AND NOT e.after_end
