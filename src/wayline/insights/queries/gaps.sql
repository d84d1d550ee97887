-- Grain: one row per stage, and one with stage NULL for all stages together [A12].
-- Parameters: none; asked of all journeys, whatever the scope.
-- A row: quiet_us = the p95 of the time from one event to the next in journeys that succeeded, by
-- the stage of the first; pause_us = the p90 of the time between two events inside one visit that
-- went on later; n_quiet and n_pause = how many times each rests on.
WITH gaps AS (
  SELECT journey_id, opening, seq, stage,
         LEAD(ts_us) OVER (PARTITION BY journey_id, opening ORDER BY seq) - ts_us AS gap_us
  FROM events
  WHERE NOT after_end
),
quiet AS (
  SELECT g.stage, COUNT(*) AS n_quiet, QUANTILE_CONT(g.gap_us, 0.95) AS quiet_us
  FROM gaps g
  JOIN journeys j ON j.journey_id = g.journey_id AND j.outcome = 1
  WHERE g.gap_us IS NOT NULL AND g.stage > 0
  GROUP BY GROUPING SETS ((g.stage), ())
),
pause AS (
  SELECT v.stage, COUNT(*) AS n_pause, QUANTILE_CONT(g.gap_us, 0.9) AS pause_us
  FROM stage_visits v
  JOIN gaps g ON g.journey_id = v.journey_id AND g.opening = v.opening AND g.seq >= v.seq AND g.seq < v.until_seq - 1
  WHERE v.exit_kind IN (1, 3) AND g.gap_us IS NOT NULL
  GROUP BY GROUPING SETS ((v.stage), ())
)
SELECT COALESCE(q.stage, p.stage) AS stage, q.n_quiet, q.quiet_us, p.n_pause, p.pause_us
FROM quiet q
FULL JOIN pause p ON p.stage IS NOT DISTINCT FROM q.stage
