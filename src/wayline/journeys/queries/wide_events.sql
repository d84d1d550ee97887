-- Where does each event stand in its journey, when stage and touchpoint are known [A9]?
-- Grain: one event. The counterpart of plain_events for maps where the stage decides on credit.
CREATE OR REPLACE TABLE laid.events AS
WITH known AS (
    SELECT s.journey_id, s.opening, s.after_end, s.stage, s.entry, s.ends_with, s.sig, s.tie,
           e.account, e.event_no, e.ts_us, e.ts_precision, e.name, e.channel, e.department, e.direction,
           e.person, e.status, e.cost, e.value, e.source, c.ambiguous,
           CASE WHEN u.event_no IS NULL THEN c.touchpoint END AS touchpoint,
           coalesce(u.class, CASE WHEN c.touchpoint IS NOT NULL THEN 1 ELSE c.other END) AS class
    FROM laid.staged s
    JOIN facts.events e ON e.event_no = s.event_no
    JOIN laid.claims c ON c.event_no = s.event_no
    LEFT JOIN laid.untaken u ON u.event_no = s.event_no
),
passed AS (
    SELECT *, row_number() OVER w AS seq,
           last_value(touchpoint IGNORE NULLS) OVER before AS prev_touchpoint,
           last_value(CASE WHEN touchpoint IS NOT NULL THEN ts_us END IGNORE NULLS) OVER before
               AS prev_us,
           count(touchpoint) OVER upto AS step,
           row_number() OVER (PARTITION BY journey_id, touchpoint ORDER BY ts_us, tie) AS pass_no
    FROM known
    WINDOW w AS (PARTITION BY journey_id ORDER BY ts_us, tie),
           upto AS (PARTITION BY journey_id ORDER BY ts_us, tie
                    ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW),
           before AS (PARTITION BY journey_id ORDER BY ts_us, tie
                      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
)
SELECT e.account, journey_id, CAST(seq AS INTEGER) AS seq, CAST(opening AS INTEGER) AS opening,
       after_end, event_no, ts_us, ts_precision, name, e.touchpoint, prev_touchpoint,
       ts_us - prev_us AS dt_us,
       a.worked_us + CASE WHEN a.is_open THEN (ts_us - $base_us) % $width_us ELSE 0 END
       - b.worked_us - CASE WHEN b.is_open THEN (prev_us - $base_us) % $width_us ELSE 0 END AS dt_work_us,
       e.stage, t.path, c.code AS channel, d.code AS department, direction, person, status,
       CAST(cost AS DOUBLE) AS cost, CAST(value AS DOUBLE) AS value, source,
       CAST(class AS TINYINT) AS class, ambiguous, entry, ends_with, sig, CAST(step AS INTEGER) AS step,
       CASE WHEN e.touchpoint IS NOT NULL THEN CAST(pass_no AS INTEGER) END AS pass_no
FROM passed e
JOIN laid.stage_calendar k ON k.stage = coalesce(e.stage, 0)
LEFT JOIN laid.work_slots a ON a.calendar = k.calendar AND a.slot = (ts_us - $base_us) // $width_us
LEFT JOIN laid.work_slots b ON b.calendar = k.calendar AND b.slot = (prev_us - $base_us) // $width_us
LEFT JOIN laid.traits t ON t.touchpoint = e.touchpoint
LEFT JOIN laid.channel_codes c ON c.fact = e.channel
LEFT JOIN laid.department_codes d ON d.fact = e.department
ORDER BY journey_id, seq
