-- Which journeys have an event out of sequence among events of one instant [A16]? Grain: one event of such
-- a journey that is at a touchpoint. Parameters: none.
-- A row: journey, seq, time, touchpoint, route, mode of the alignment, and whether it is out of sequence.
WITH suspects AS (
    SELECT DISTINCT d.journey_id
    FROM laid.deviations d
    JOIN laid.events e ON e.journey_id = d.journey_id AND e.seq = d.seq
    JOIN laid.events o ON o.journey_id = e.journey_id AND o.ts_us = e.ts_us AND o.touchpoint <> e.touchpoint
    WHERE d.kind = 'out_of_sequence' AND d.detail IS NULL
)
SELECT e.journey_id, e.seq, e.ts_us, e.touchpoint, a.path, a.is_whole, a.begins_before, d.seq IS NOT NULL
FROM suspects s
JOIN laid.journeys j ON j.journey_id = s.journey_id
JOIN laid.aligned a
  ON a.variant = j.variant AND a.is_whole = coalesce(j.outcome = 1, FALSE)
 AND a.begins_before = j.left_truncated AND a.segment = coalesce(j.segment, 0)
JOIN laid.events e ON e.journey_id = s.journey_id AND e.touchpoint IS NOT NULL
LEFT JOIN laid.deviations d
       ON d.journey_id = e.journey_id AND d.seq = e.seq AND d.kind = 'out_of_sequence'
ORDER BY e.journey_id, e.seq
