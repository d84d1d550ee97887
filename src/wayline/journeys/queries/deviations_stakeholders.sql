-- Where does a stakeholder leave the steps of the own path [A16]? Grain: one deviation of one journey.
-- Parameters: none. A row as in deviations_structure; what the whole journey already shows is not said twice.
INSERT INTO laid.deviations
SELECT DISTINCT j.journey_id, d.kind, 'touchpoint:' || t.key, e.seq, e.ts_us, d.detail
FROM laid.path_runs r
JOIN laid.journeys j ON j.journey_id = r.journey_id
JOIN laid.path_aligned a
  ON a.variant = j.variant AND a.path = r.path AND a.is_done = (r.state = 'done')
 AND a.begins_before = j.left_truncated
JOIN laid.departures d ON d.alignment = a.alignment
JOIN laid.touchpoints t ON t.code = d.touchpoint
LEFT JOIN laid.events e
       ON e.journey_id = j.journey_id AND e.step = d.step AND e.touchpoint IS NOT NULL
WHERE NOT EXISTS (
    SELECT 1 FROM laid.deviations known
    WHERE known.journey_id = j.journey_id AND known.kind = d.kind
      AND known.map_ref = 'touchpoint:' || t.key
)
