-- From when does the promise of a stage run? Grain: one visit; entries of day precision are dates in
-- the zone of their source, all others instants in the zone of the map (zone 0).
CREATE OR REPLACE VIEW laid.starts AS
SELECT v.event_no AS id, v.journey_id, v.stage AS owner, coalesce(s.segment, 0) AS segment, v.entered_us AS start_us,
       v.entered_precision = 3 AS is_day,
       CASE WHEN v.entered_precision = 3 THEN v.source ELSE 0 END AS zone
FROM laid.visits v
LEFT JOIN laid.journey_segments s ON s.journey_id = v.journey_id
