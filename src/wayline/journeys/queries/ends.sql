-- When did each opening of a journey end, and how [A1]? Grain: one end, also one that a reopening
-- took back. Ends at an event, ends that the walk found between events, and silence at the horizon.
CREATE OR REPLACE TABLE laid.ends AS
WITH told AS (
    SELECT journey_id, opening, ends_with AS code, ts_us AS ended_us
    FROM laid.events
    WHERE ends_with IS NOT NULL
    UNION ALL
    SELECT n.journey_id, s.opening, s.code, s.ended_us
    FROM laid.silent_ends s
    JOIN laid.numbered n ON n.case_code = s.case_code AND n.instance = s.instance
),
latest AS (
    SELECT journey_id, max(last_us) AS last_us, max(opening) AS opening
    FROM laid.openings
    WHERE $dead_after_us IS NOT NULL
    GROUP BY journey_id
),
silent AS (
    SELECT l.journey_id, l.opening, -2 AS code, l.last_us + $dead_after_us AS ended_us
    FROM latest l
    ANTI JOIN told t ON t.journey_id = l.journey_id AND t.opening = l.opening
    WHERE l.last_us + $dead_after_us <= $horizon_us
)
SELECT n.account, x.journey_id, CAST(x.opening AS INTEGER) AS opening,
       CAST(CASE WHEN x.code = -2 THEN 4 WHEN x.code = 0 THEN 1
                 ELSE CASE o.kind WHEN 'success' THEN 1 WHEN 'failure' THEN 2 ELSE 3 END END
            AS TINYINT) AS outcome,
       CASE WHEN x.code > 0 THEN CAST(x.code AS SMALLINT) END AS outcome_code, x.ended_us
FROM (SELECT * FROM told UNION ALL SELECT * FROM silent) x
JOIN laid.numbered n ON n.journey_id = x.journey_id
LEFT JOIN laid.outcomes o ON o.code = x.code
ORDER BY x.journey_id, x.opening
