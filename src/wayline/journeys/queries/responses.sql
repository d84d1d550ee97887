-- Was each contact answered by its due time [A11]? Grain: one inbound contact at a touchpoint with a
-- response time. Parameters: $horizon_us.
-- The answer is the first outbound contact of the journey at the same instant or later; one of day
-- precision may have come at any time of its day, so it counts until the day is over where its source
-- stands, from the contact on: a day of 23 or 25 hours has its own end.
CREATE OR REPLACE TABLE laid.responses AS
WITH outbound AS (
    SELECT e.journey_id, e.ts_us, e.source, e.ts_precision = 3 AS is_day
    FROM laid.events e
    ANTI JOIN laid.rhythmic r ON r.touchpoint = e.touchpoint
    WHERE e.direction = 'outbound'
),
days AS (
    SELECT o.journey_id, o.ts_us, o.source AS zone,
           epoch_us(date_trunc('day', make_timestamp(o.ts_us + z.offset_us)) + to_days(1)) AS midnight_us
    FROM outbound o
    ASOF JOIN laid.zone_shifts z ON z.zone = o.source AND z.from_us <= o.ts_us
    WHERE o.is_day
),
dated AS (
    SELECT d.journey_id, d.ts_us, d.midnight_us - z.offset_us - 1 AS until_us
    FROM days d
    ASOF JOIN laid.zone_shifts z ON z.zone = d.zone AND z.local_from_us <= d.midnight_us
),
timed AS (
    SELECT journey_id, ts_us FROM outbound WHERE NOT is_day
),
contacts AS (
    SELECT e.account, e.journey_id, e.opening, e.seq, e.event_no, e.touchpoint, e.channel,
           e.ts_us AS asked_us, p.at_us AS due_us
    FROM laid.deadline_parts p
    JOIN laid.events e ON e.event_no = p.id
),
answered AS (
    SELECT c.*, least(t.ts_us, CASE WHEN d.ts_us < c.asked_us THEN c.asked_us ELSE d.ts_us END)
                AS answered_us
    FROM contacts c
    ASOF LEFT JOIN timed t ON t.journey_id = c.journey_id AND t.ts_us >= c.asked_us
    ASOF LEFT JOIN dated d ON d.journey_id = c.journey_id AND d.until_us >= c.asked_us
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
