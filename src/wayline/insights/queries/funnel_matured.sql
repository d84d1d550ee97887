-- Grain: one row per journey that entered the stage of rank 1 [A9], the start of the stage funnel.
-- Parameters: $horizon_us, $data_start_us; $within_us, NULL = no limit of time; $entry_channel, NULL = any.
-- A row: is the journey old enough to be judged? With a limit: older than it. Without: older than the
-- p95 of the span to the last rank that anybody reached [A4].
WITH known AS (
  SELECT * FROM reach
  WHERE $entry_channel IS NULL OR entry_channel = $entry_channel
),
starts AS (SELECT journey_id, account, entry_channel, at_us FROM known WHERE rank = 1 AND at_us >= $data_start_us),
limits AS (
  SELECT COALESCE(
    $within_us,
    CAST(ROUND(QUANTILE_CONT(CASE WHEN k.rank = t.top AND t.top > 1 THEN k.span_us END, 0.95)) AS BIGINT),
    0
  ) AS limit_us
  FROM known k CROSS JOIN (SELECT MAX(rank) AS top FROM known) t
)
SELECT s.journey_id, s.account, s.entry_channel, l.limit_us, s.at_us <= $horizon_us - l.limit_us AS is_matured
FROM starts s CROSS JOIN limits l
