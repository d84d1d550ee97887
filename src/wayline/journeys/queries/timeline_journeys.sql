-- Whose journey is it, when, how did it end? Grain: one journey.
SELECT j.journey_id, j.journey_key, j.case_key, j.account_id, s.key AS segment, p.key AS path,
       j.started_us, j.last_event_us, j.ended_us, j.outcome, o.key AS outcome_key, j.end_reason,
       j.reopened, j.left_truncated, j.value, j.currency, j.cost, j.n_people, t.key AS current_stage
FROM journeys j
LEFT JOIN laid.segments s ON s.code = j.segment
LEFT JOIN laid.paths p ON p.code = j.path
LEFT JOIN laid.outcomes o ON o.code = j.outcome_code
LEFT JOIN laid.stages t ON t.code = j.current_stage
ORDER BY j.started_us, j.journey_key
