-- How does each stakeholder path stand [M49]? Grain: one journey and path that has begun; started_us =
-- entry of the stage whose gate names the path, else the case's begin. A path of a case that has
-- ended is judged at the end.
CREATE OR REPLACE TABLE laid.path_runs AS
WITH promised AS (
    SELECT id, max(CASE WHEN which = 1 THEN at_us END) AS due_us,
           max(CASE WHEN which = 2 THEN at_us END) AS breach_us
    FROM laid.deadline_parts
    GROUP BY id
),
gated AS (
    SELECT v.journey_id, g.path, min(v.entered_us) AS entered_us
    FROM laid.gate_paths g
    JOIN laid.visits v ON v.stage = g.stage
    GROUP BY v.journey_id, g.path
)
SELECT n.account, b.journey_id, b.path, coalesce(g.entered_us, s.ts_us) AS started_us, b.first_step_us,
       b.done_us, p.due_us, p.breach_us,
       CASE WHEN b.done_us IS NOT NULL THEN 'done'
            WHEN p.breach_us < least(coalesce(x.ended_us, $horizon_us), $horizon_us) THEN 'late'
            ELSE 'open' END AS state
FROM laid.path_begun b
JOIN laid.numbered n ON n.journey_id = b.journey_id
JOIN laid.journey_starts s ON s.journey_id = b.journey_id
LEFT JOIN promised p ON p.id = b.id
LEFT JOIN gated g ON g.journey_id = b.journey_id AND g.path = b.path
LEFT JOIN laid.final_ends x ON x.journey_id = b.journey_id
ORDER BY b.journey_id, b.path
