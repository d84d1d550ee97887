-- Grain: one row per starting journey and rank of the stage funnel [A9]; columns as `shares.Units` asks.
-- Parameters: those of funnel_matured.sql; `ranks` is a VALUES list of (rank, rank before).
-- A row: did the journey reach the rank, in order and in time, from the stage of rank 1?
WITH starters AS (
/* matured */
),
ranks(rank, before) AS (VALUES /* ranks */),
reached AS (SELECT journey_id, rank FROM reach WHERE $within_us IS NULL OR span_us <= $within_us)
SELECT k.rank AS key, s.journey_id, s.account, s.limit_us,
       CASE WHEN NOT s.is_matured THEN NULL WHEN r.journey_id IS NOT NULL THEN 1 ELSE 0 END AS hit
FROM starters s
CROSS JOIN ranks k
LEFT JOIN reached r ON r.journey_id = s.journey_id AND r.rank = k.rank
