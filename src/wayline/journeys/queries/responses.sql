-- Was each contact answered by its due time [A11]? Grain: one inbound contact at a touchpoint with a
-- response time. Parameters: $horizon_us.
-- The answer is the first outbound contact of the journey at the same instant or later; one of day
-- precision may have come at any time of its day, so it counts until the day is over.
CREATE OR REPLACE TABLE laid.responses AS
WITH outbound AS (
    SELECT e.journey_id, e.ts_us,
           e.ts_us + CASE WHEN e.ts_precision = 3 THEN 86400000000 - 1 ELSE 0 END AS until_us
    FROM laid.events e
    ANTI JOIN laid.rhythmic r ON r.touchpoint = e.touchpoint
    WHERE e.direction = 'outbound'
),
contacts AS (
    SELECT e.account, e.journey_id, e.opening, e.seq, e.event_no, e.touchpoint, e.channel,
           e.ts_us AS asked_us, p.at_us AS due_us
    FROM laid.deadline_parts p
    JOIN laid.events e ON e.event_no = p.id
),
answered AS (
    SELECT c.*, CASE WHEN o.ts_us < c.asked_us THEN c.asked_us ELSE o.ts_us END AS answered_us
    FROM contacts c
    ASOF LEFT JOIN outbound o ON o.journey_id = c.journey_id AND o.until_us >= c.asked_us
)
SELECT a.account, a.journey_id, a.seq, a.event_no, a.touchpoint, a.channel, a.asked_us, a.due_us,
       a.answered_us, x.ended_us,
       CASE WHEN x.ended_us <= a.due_us AND coalesce(a.answered_us > a.due_us, TRUE) THEN 'case_over'
            WHEN a.due_us > $horizon_us THEN 'open'
            WHEN a.answered_us <= a.due_us THEN 'in_time'
            ELSE 'late' END AS state
FROM answered a
LEFT JOIN laid.ends x ON x.journey_id = a.journey_id AND x.opening = a.opening
ORDER BY a.journey_id, a.seq
