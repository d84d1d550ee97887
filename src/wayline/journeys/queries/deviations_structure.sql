-- Where does each journey leave the order of the map [A16]? Grain: one deviation of one journey.
-- Parameters: none. A row: journey, kind, touchpoint; seq and time of the event, null for what is missing.
INSERT INTO laid.deviations
SELECT j.journey_id, d.kind, 'touchpoint:' || t.key, e.seq, e.ts_us, d.detail
FROM laid.journeys j
JOIN laid.aligned a
  ON a.variant = j.variant AND a.is_whole = coalesce(j.outcome = 1, FALSE)
 AND a.begins_before = j.left_truncated AND a.segment = coalesce(j.segment, 0)
JOIN laid.departures d ON d.alignment = a.alignment
JOIN laid.touchpoints t ON t.code = d.touchpoint
LEFT JOIN laid.events e
       ON e.journey_id = j.journey_id AND e.step = d.step AND e.touchpoint IS NOT NULL
