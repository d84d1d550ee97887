-- Whose journeys are these, and where do they stand? Grain: one journey of those asked for.
-- Parameters: $keys, the keys of the journeys.
-- A row: the journey without its events.
SELECT j.journey_key, j.case_key, j.account_id, s.key AS segment, p.key AS path,
       j.started_us, j.last_event_us, j.ended_us, j.outcome, o.key AS outcome_key, j.end_reason,
       t.key AS stage, j.value, j.currency, j.cost, j.n_people, j.reopened, j.left_truncated
FROM laid.journeys j
LEFT JOIN laid.segments s ON s.code = j.segment
LEFT JOIN laid.paths p ON p.code = j.path
LEFT JOIN laid.outcomes o ON o.code = j.outcome_code
LEFT JOIN laid.stages t ON t.code = j.current_stage
WHERE j.journey_key = ANY($keys)
ORDER BY j.journey_key
