-- When did the gate of a stage open [M49]? Grain: one journey and stage with a gate that opened; all
-- gates of the stage, by the horizon and while the case was live.
CREATE OR REPLACE TABLE laid.gates_passed AS
WITH asked AS (
    SELECT stage, count(DISTINCT gate) AS n_gates FROM laid.gate_paths WHERE stage > 0 GROUP BY stage
),
opened AS (
    SELECT o.journey_id, g.stage, max(o.at_us) AS at_us, count(*) AS n_gates
    FROM laid.gate_openings o
    JOIN (SELECT DISTINCT gate, stage FROM laid.gate_paths) g ON g.gate = o.gate
    GROUP BY o.journey_id, g.stage
)
SELECT o.journey_id, o.stage, o.at_us
FROM opened o
JOIN asked a ON a.stage = o.stage AND a.n_gates = o.n_gates
WHERE o.at_us <= $horizon_us
ORDER BY o.journey_id, o.stage
