-- How long did each visit take, in elapsed and in working time, and by when was it due [A9] [A11]?
-- Grain: one visit. left_to = the next stage, or minus the kind of the end; exit_kind 1 forward, 2 back,
-- 3 success, 4 failure, 5 neutral, 6 timed out, 7 open;
-- reign = the version that judges it, 0 = the map itself.
CREATE OR REPLACE TABLE laid.stage_visits AS
SELECT v.account, v.journey_id, v.stage, v.visit_no, v.opening, s.segment, v.entered_us, c.completed_us,
       v.left_us, v.left_to,
       CAST(CASE WHEN v.left_to IS NULL THEN 7 WHEN v.left_to < 0 THEN 2 - v.left_to
                 WHEN v.left_to > v.stage THEN 1 ELSE 2 END AS TINYINT) AS exit_kind,
       v.entered_from, v.left_us - v.entered_us AS dwell_us,
       b.worked_us + CASE WHEN b.is_open THEN (v.left_us - $base_us) % $width_us ELSE 0 END
       - a.worked_us - CASE WHEN a.is_open THEN (v.entered_us - $base_us) % $width_us ELSE 0 END
           AS dwell_work_us,
       CASE WHEN v.left_us IS NULL THEN $horizon_us - v.entered_us END AS age_us,
       d.due_us, d.breach_us, v.channel, coalesce(m.cost, 0.0) AS cost,
       v.until_seq - v.seq AS n_events,
       v.entered_us < $data_start_us AS entered_truncated,
       coalesce(v.stage = $last_stage, FALSE) AS no_dwell, v.seq, v.until_seq, v.entered_precision,
       CAST(coalesce(g.reign, 0) AS SMALLINT) AS reign
FROM laid.visits v
JOIN laid.stage_calendar k ON k.stage = v.stage
LEFT JOIN laid.work_slots a
       ON a.calendar = k.calendar AND a.slot = (v.entered_us - $base_us) // $width_us
LEFT JOIN laid.work_slots b ON b.calendar = k.calendar AND b.slot = (v.left_us - $base_us) // $width_us
LEFT JOIN laid.journey_segments s ON s.journey_id = v.journey_id
LEFT JOIN laid.completions c ON c.event_no = v.event_no
LEFT JOIN laid.deadlines d ON d.event_no = v.event_no
LEFT JOIN laid.visit_judges g ON g.event_no = v.event_no
LEFT JOIN laid.visit_costs m ON m.event_no = v.event_no
ORDER BY v.journey_id, v.seq
