-- Grain: one row per journey with a `from` event [A29]; used inside other questions.
-- Parameters: none; the SELECTs of the events stand at `starts` and `goals` (journey_id, seq, ts_us,
-- event_no). An end without an event of its own has no seq: it stands after everything.
-- A row: when the first `from` was, and how long until the first later `to` (after_us) and since the
-- last earlier one (before_us), NULL where there is none. Where an end of the span is known to the day
-- only, it counts in whole days (an hour of slack lets a change of the clocks pass).
WITH starts AS (
/* starts */
),
goals AS (
/* goals */
),
first_start AS (
  SELECT s.journey_id, ARG_MIN(s.ts_us, COALESCE(s.seq, 2147483646)) AS at_us,
         MIN(COALESCE(s.seq, 2147483646)) AS place,
         ARG_MIN(COALESCE(e.ts_precision, 0), COALESCE(s.seq, 2147483646)) = 3 AS is_day
  FROM starts s LEFT JOIN events e ON e.event_no = s.event_no
  GROUP BY s.journey_id
),
spans AS (
  SELECT f.journey_id, f.at_us, g.ts_us - f.at_us AS span_us,
         COALESCE(g.seq, 2147483647) > f.place AS is_after, COALESCE(g.seq, 2147483647) < f.place AS is_before,
         f.is_day, COALESCE(e.ts_precision, 0) = 3 AS ends_on_day
  FROM first_start f
  LEFT JOIN goals g ON g.journey_id = f.journey_id
  LEFT JOIN events e ON e.event_no = g.event_no
),
whole_days AS (
  SELECT *, 86400000000 * CAST(CASE WHEN NOT is_day AND NOT ends_on_day THEN NULL
                 WHEN NOT is_day THEN CEIL((span_us - 3600000000) / 86400000000.0)
                 WHEN NOT ends_on_day THEN FLOOR((span_us + 3600000000) / 86400000000.0)
                 ELSE ROUND(span_us / 86400000000.0) END AS BIGINT) AS days_us
  FROM spans
)
SELECT w.journey_id, j.account, j.outcome, MIN(w.at_us) AS at_us,
       MIN(CASE WHEN is_after THEN COALESCE(days_us, span_us) END) AS after_us,
       MIN(CASE WHEN is_before THEN -COALESCE(days_us, span_us) END) AS before_us
FROM whole_days w JOIN journeys j ON j.journey_id = w.journey_id
GROUP BY w.journey_id, j.account, j.outcome
