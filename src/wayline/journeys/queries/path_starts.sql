-- From when does the promise of a path run? Grain: one run; its owner is minus the path's code.
CREATE OR REPLACE VIEW laid.starts AS
SELECT b.id, b.journey_id, -b.path AS owner, coalesce(s.segment, 0) AS segment, b.first_step_us AS start_us,
       b.ts_precision = 3 AS is_day, CASE WHEN b.ts_precision = 3 THEN b.source ELSE 0 END AS zone
FROM laid.path_begun b
LEFT JOIN laid.journey_segments s ON s.journey_id = b.journey_id
