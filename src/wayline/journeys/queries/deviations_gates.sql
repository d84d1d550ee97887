-- Who went on while the gate was shut [A16] [M49]? Grain: one entry of the stage behind a gate.
-- Parameters: none. A row names the stage that was entered, and the paths that were not through by then.
INSERT INTO laid.deviations
WITH gated AS (
    SELECT DISTINCT stage FROM laid.gate_paths
),
passed AS (
    SELECT v.journey_id, v.stage, v.left_us, v.left_to, v.until_seq
    FROM laid.stage_visits v
    JOIN gated g ON g.stage = v.stage
    LEFT JOIN laid.gates_passed o ON o.journey_id = v.journey_id AND o.stage = v.stage
    WHERE v.exit_kind = 1 AND (o.at_us IS NULL OR o.at_us > v.left_us)
),
waiting AS (
    SELECT p.journey_id, p.stage, p.until_seq, string_agg(DISTINCT n.key, ', ' ORDER BY n.key) AS paths
    FROM passed p
    JOIN laid.gate_paths g ON g.stage = p.stage
    JOIN laid.paths n ON n.code = g.path
    LEFT JOIN laid.path_runs r ON r.journey_id = p.journey_id AND r.path = g.path
    WHERE r.done_us IS NULL OR r.done_us > p.left_us
    GROUP BY p.journey_id, p.stage, p.until_seq
)
SELECT p.journey_id, 'skipped_gate', 'stage:' || s.key, p.until_seq, p.left_us,
       'not through: ' || coalesce(w.paths, '')
FROM passed p
JOIN laid.stages s ON s.code = p.left_to
LEFT JOIN waiting w ON w.journey_id = p.journey_id AND w.stage = p.stage AND w.until_seq = p.until_seq
