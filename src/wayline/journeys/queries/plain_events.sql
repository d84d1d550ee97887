-- Where does each event stand in its journey: order, stage, touchpoint, time since the last one [A9]?
-- Grain: one event. One pass over each journey; `assigned` has the events of cases that were walked.
CREATE OR REPLACE TABLE laid.events AS
WITH marked AS (
    SELECT n.journey_id, p.account, p.event_no, p.ts_us, p.tie, p.ts_precision, p.name, p.sig,
           p.channel, p.department, p.direction, p.person, p.status, p.cost, p.value, p.source,
           CASE WHEN u.event_no IS NULL THEN m.touchpoint END AS touchpoint, m.x_stage, m.i_stage,
           m.outcome, m.ambiguous OR m.x_ambiguous AS ambiguous,
           coalesce(u.class, CASE WHEN m.touchpoint IS NOT NULL THEN 1 ELSE m.other END) AS class,
           a.event_no IS NOT NULL AS is_walked, a.opening, a.after_end, a.stage, a.entry, a.ends_with
    FROM laid.placed p
    JOIN laid.marks m ON m.sig = p.sig
    LEFT JOIN laid.assigned a ON a.event_no = p.event_no
    LEFT JOIN laid.untaken u ON u.event_no = p.event_no
    JOIN laid.numbered n ON n.case_code = p.case_code AND n.instance = coalesce(a.instance, 1)
),
passed AS (
    SELECT *, row_number() OVER w AS seq,
           coalesce(last_value(x_stage IGNORE NULLS) OVER upto, max(i_stage) OVER upto) AS own_stage,
           coalesce(last_value(x_stage IGNORE NULLS) OVER before, max(i_stage) OVER before)
               AS stage_before,
           count(outcome) OVER before AS ends_before,
           last_value(touchpoint IGNORE NULLS) OVER before AS prev_touchpoint,
           last_value(CASE WHEN touchpoint IS NOT NULL THEN ts_us END IGNORE NULLS) OVER before AS prev_us,
           count(touchpoint) OVER upto AS step,
           row_number() OVER (PARTITION BY journey_id, touchpoint ORDER BY ts_us, tie) AS pass_no
    FROM marked
    WINDOW w AS (PARTITION BY journey_id ORDER BY ts_us, tie),
           upto AS (PARTITION BY journey_id ORDER BY ts_us, tie
                    ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW),
           before AS (PARTITION BY journey_id ORDER BY ts_us, tie
                      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
),
staged AS (
    SELECT * EXCLUDE (stage, entry, after_end, ends_with),
           CASE WHEN is_walked THEN stage ELSE own_stage END AS stage,
           CASE WHEN is_walked THEN entry
                ELSE ends_before = 0 AND own_stage IS NOT NULL
                     AND own_stage IS DISTINCT FROM stage_before END AS entry,
           CASE WHEN is_walked THEN after_end ELSE ends_before > 0 END AS after_end,
           CASE WHEN is_walked THEN ends_with WHEN ends_before = 0 THEN outcome END AS ends_with
    FROM passed
)
SELECT e.account, journey_id, CAST(seq AS INTEGER) AS seq,
       CAST(coalesce(opening, 1) AS INTEGER) AS opening, after_end, event_no, ts_us, ts_precision, name,
       e.touchpoint, prev_touchpoint, ts_us - prev_us AS dt_us,
       a.worked_us + CASE WHEN a.is_open THEN (ts_us - $base_us) % $width_us ELSE 0 END
       - b.worked_us - CASE WHEN b.is_open THEN (prev_us - $base_us) % $width_us ELSE 0 END AS dt_work_us,
       e.stage, t.path, c.code AS channel, d.code AS department, direction, person, status,
       CAST(cost AS DOUBLE) AS cost, CAST(value AS DOUBLE) AS value, source,
       CAST(class AS TINYINT) AS class, ambiguous, entry, ends_with, sig, CAST(step AS INTEGER) AS step,
       CASE WHEN e.touchpoint IS NOT NULL THEN CAST(pass_no AS INTEGER) END AS pass_no
FROM staged e
JOIN laid.stage_calendar k ON k.stage = coalesce(e.stage, 0)
LEFT JOIN laid.work_slots a ON a.calendar = k.calendar AND a.slot = (ts_us - $base_us) // $width_us
LEFT JOIN laid.work_slots b ON b.calendar = k.calendar AND b.slot = (prev_us - $base_us) // $width_us
LEFT JOIN laid.traits t ON t.touchpoint = e.touchpoint
LEFT JOIN laid.channel_codes c ON c.fact = e.channel
LEFT JOIN laid.department_codes d ON d.fact = e.department
ORDER BY journey_id, seq
