-- From when does the promise of a stage run? Grain: one visit; entries of day precision are dates in
-- the zone of their source, all others instants in the zone of the map (zone 0).
CREATE OR REPLACE VIEW laid.starts AS
SELECT event_no AS id, stage AS owner, coalesce(segment, 0) AS segment, entered_us AS start_us,
       entered_precision = 3 AS is_day,
       CASE WHEN entered_precision = 3 THEN source ELSE 0 END AS zone
FROM laid.visits
