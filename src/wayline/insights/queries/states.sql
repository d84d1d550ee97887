-- Grain: one row per open journey that stands in a stage [A12].
-- Parameters: $horizon_us, $enough; VALUES lists: `limits` (stage, segment, finished, p75_us, p90_us,
-- quiet_us, pause_us) with NULL where nothing was learned, `blind` (touchpoint,) of touchpoints
-- without a mapped exit or found to be a dead end.
-- A row: the numbers compared, and state 1 on_track 2 slow 3 stuck 4 dead_end 5 unknown: the first
-- rule that holds, in the order dead_end, unknown, stuck, slow, on_track. At a border it does not hold.
WITH limits(stage, segment, finished, p75_us, p90_us, quiet_us, pause_us) AS (VALUES /* limits */),
blind(touchpoint) AS (VALUES /* blind */),
compared AS (
  SELECT v.journey_id, v.account, v.stage, v.segment, v.entered_us, v.due_us, v.breach_us,
         $horizon_us - v.entered_us AS age_us, $horizon_us - j.last_event_us AS idle_us,
         j.last_touchpoint, j.value, j.currency, l.finished, l.p75_us, l.quiet_us, l.pause_us,
         CASE WHEN l.finished >= $enough THEN l.p90_us END AS p90_us,
         v.due_us IS NOT NULL OR v.breach_us IS NOT NULL AS is_planned,
         b.touchpoint IS NOT NULL AS is_blind,
         CASE WHEN v.due_us IS NOT NULL THEN COALESCE(v.completed_us, $horizon_us) > v.due_us
              WHEN v.breach_us IS NOT NULL THEN FALSE
              ELSE COALESCE($horizon_us - v.entered_us > l.p75_us, FALSE) END AS is_late
  FROM stage_visits v
  JOIN journeys j ON j.journey_id = v.journey_id
  LEFT JOIN limits l ON l.stage = v.stage AND l.segment = COALESCE(v.segment, 0)
  LEFT JOIN blind b ON b.touchpoint = j.last_touchpoint
  WHERE v.left_us IS NULL AND NOT v.no_dwell
)
SELECT *,
       CASE WHEN is_blind AND COALESCE(idle_us > quiet_us, FALSE) THEN 4
            WHEN NOT is_planned AND COALESCE(finished, 0) < $enough THEN 5
            WHEN (breach_us IS NOT NULL OR p90_us IS NOT NULL)
                 AND COALESCE($horizon_us > breach_us, TRUE) AND COALESCE(age_us > p90_us, TRUE)
                 AND idle_us > pause_us THEN 3
            WHEN is_late THEN 2
            ELSE 1 END AS state
FROM compared
