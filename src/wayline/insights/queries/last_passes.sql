-- Grain: one row per journey and touchpoint that it passed: its last pass [A13].
-- Parameters: $horizon_us; `quiet` is a VALUES list of (stage, D), stage 0 = any other.
-- A row: what came within D after it: 1 went on, 2 success, 3 failure, 4 neutral, 5 silent; NULL =
-- D has not passed yet. next_gap_us = to what came next, however late. Same instants: the last by seq. The event that ends a journey is its end, not
-- a step, unless it stands on the map.
WITH quiet(stage, quiet_us) AS (VALUES /* quiet */),
lasts AS (
  SELECT journey_id, touchpoint, MAX(seq) AS seq
  FROM events
  WHERE touchpoint IS NOT NULL AND NOT after_end
  GROUP BY journey_id, touchpoint
),
passes AS (
  SELECT e.journey_id, e.account, e.touchpoint, e.seq, e.opening, e.ts_us, e.channel, e.ends_with,
         COALESCE(q.quiet_us, a.quiet_us) AS quiet_us
  FROM lasts l
  JOIN events e ON e.journey_id = l.journey_id AND e.seq = l.seq
  LEFT JOIN quiet q ON q.stage = e.stage AND q.stage > 0
  JOIN quiet a ON a.stage = 0
),
followed AS (
  SELECT p.*, n.ts_us - p.ts_us AS next_gap_us, n.touchpoint AS next_touchpoint,
         n.ends_with IS NOT NULL AND n.touchpoint IS NULL AS next_is_end,
         x.outcome, x.ended_us - p.ts_us AS end_gap_us
  FROM passes p
  LEFT JOIN events n ON n.journey_id = p.journey_id AND n.seq = p.seq + 1 AND n.opening = p.opening AND NOT n.after_end
  LEFT JOIN ends x ON x.journey_id = p.journey_id AND x.opening = p.opening
)
SELECT f.touchpoint AS key, f.journey_id, f.account, f.channel, f.next_touchpoint, f.next_gap_us,
       CASE WHEN f.ts_us > $horizon_us - f.quiet_us THEN NULL
            WHEN f.next_gap_us IS NOT NULL AND NOT f.next_is_end
                 THEN CASE WHEN f.next_gap_us <= f.quiet_us THEN 1 ELSE 5 END
            WHEN f.outcome IN (1, 2, 3) AND f.end_gap_us <= f.quiet_us THEN 1 + f.outcome
            ELSE 5 END AS came
FROM followed f
