-- Grain: one row per matured journey and rank that it reached in time; columns as `quantiles.Measured` asks.
-- Parameters: those of funnel_matured.sql.
-- A row, not for the first rank: the smallest span from an entry of the stage of rank 1 to an entry of this one, in order.
WITH starters AS (
/* matured */
)
SELECT r.rank AS key, s.journey_id, s.account, r.span_us AS x
FROM starters s
JOIN reach r ON r.journey_id = s.journey_id AND ($within_us IS NULL OR r.span_us <= $within_us)
WHERE s.is_matured AND r.rank > 1
