-- Grain: one row per stage visit that is judged against a standard [A11].
-- Parameters: $horizon_us, $soon_us, $forward_only; VALUES lists: `observed` (stage, segment, limit_us)
-- of stages without a standard, `working` (reign, stage, segment) of promises in working time, `with_exit`
-- (stage,) of stages with an `exit`; `laid` = the schema.
-- A row: due_us; end_us = when it was done, by `exit` or by leaving; hit = kept it, NULL = not yet due;
-- over_us = by how much a decided visit missed it, in working time where the promise is in working time.
WITH observed(stage, segment, limit_us) AS (VALUES /* observed */),
working(reign, stage, segment) AS (VALUES /* working */),
with_exit(stage) AS (VALUES /* with_exit */),
due AS (
  SELECT v.journey_id, v.account, v.stage, COALESCE(v.segment, 0) AS segment, v.seq, v.left_us,
         v.completed_us, v.breach_us, v.exit_kind, v.reign, COALESCE(v.due_us, v.entered_us + o.limit_us) AS due_us,
         COALESCE(v.completed_us, v.left_us) AS end_us,
         w.stage IS NOT NULL AND v.left_us IS NOT NULL AND v.completed_us IS NULL AS is_incomplete
  FROM stage_visits v
  LEFT JOIN observed o ON o.stage = v.stage AND o.segment = COALESCE(v.segment, 0)
  LEFT JOIN with_exit w ON w.stage = v.stage
  WHERE NOT v.no_dwell AND NOT v.entered_truncated AND (NOT $forward_only OR v.exit_kind IN (1, 3, 7))
),
judged AS (
  SELECT *, CASE WHEN due_us > $horizon_us THEN NULL WHEN end_us <= due_us THEN 1 ELSE 0 END AS hit,
         COALESCE(end_us, $horizon_us) AS until_us,
         left_us IS NULL AND completed_us IS NULL AND breach_us < $horizon_us AS is_overdue,
         left_us IS NULL AND completed_us IS NULL AND due_us >= $horizon_us AND due_us <= $horizon_us + $soon_us AS is_due_soon
  FROM due
  WHERE due_us IS NOT NULL
),
worked AS (     -- the same span in working time: W(until) - W(due), only where it is asked
  SELECT j.journey_id, j.seq,
         b.cum_us + LEAST(j.until_us, b.close_us) - b.open_us - a.cum_us - LEAST(j.due_us, a.close_us) + a.open_us AS over_us
  FROM judged j
  JOIN working w ON w.reign = j.reign AND w.stage = j.stage AND w.segment = j.segment
  JOIN /* laid */.stage_calendar k ON k.stage = j.stage
  ASOF JOIN /* laid */.calendars a ON a.calendar = k.calendar AND j.due_us >= a.open_us
  ASOF JOIN /* laid */.calendars b ON b.calendar = k.calendar AND j.until_us >= b.open_us
  WHERE j.hit = 0
)
SELECT j.stage AS key, j.segment, j.journey_id, j.account, j.hit, NULL AS limit_us, j.is_overdue, j.is_due_soon,
       j.is_incomplete, CASE WHEN j.hit = 0 THEN COALESCE(w.over_us, j.until_us - j.due_us) END AS over_us
FROM judged j
LEFT JOIN worked w ON w.journey_id = j.journey_id AND w.seq = j.seq
