-- Which stakeholder paths are open, late or done? Grain: one path run.
SELECT r.journey_id, p.key AS path, r.started_us, r.first_step_us, r.done_us, r.due_us, r.breach_us, r.state
FROM path_runs r
JOIN laid.paths p ON p.code = r.path
ORDER BY r.journey_id, r.path, r.started_us
