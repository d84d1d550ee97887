-- When did each gate open in each journey: the all-th, first or n-th of its paths done [M49]?
-- Grain: one journey and gate that opened. Paths that do not count leave the gate; a quorum larger than
-- what is left becomes all; with no path left the gate is open from the begin.
CREATE OR REPLACE TABLE laid.gate_openings AS
WITH gates AS (
    SELECT DISTINCT gate, path, need, quorum FROM laid.gate_paths
),
counting AS (
    SELECT s.journey_id, s.ts_us, g.gate, g.need, g.quorum, d.done_us, x.path IS NULL AS counts
    FROM laid.journey_starts s
    CROSS JOIN gates g
    LEFT JOIN laid.path_excluded x ON x.journey_id = s.journey_id AND x.path = g.path
    LEFT JOIN laid.path_done d ON d.journey_id = s.journey_id AND d.path = g.path
),
needed AS (
    SELECT *, count(*) FILTER (counts) OVER g AS n_paths,
           row_number() OVER (PARTITION BY journey_id, gate, counts ORDER BY done_us NULLS LAST) AS k
    FROM counting
    WINDOW g AS (PARTITION BY journey_id, gate)
)
SELECT journey_id, gate, min(CASE WHEN n_paths = 0 THEN ts_us ELSE done_us END) AS at_us
FROM needed
WHERE n_paths = 0
   OR (counts AND done_us IS NOT NULL
       AND k = CASE need WHEN 'any' THEN 1 WHEN 'quorum' THEN least(quorum, n_paths) ELSE n_paths END)
GROUP BY journey_id, gate
