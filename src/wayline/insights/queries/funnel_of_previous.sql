-- Grain: one row per journey that reached the rank before, and rank; columns as `shares.Units` asks.
-- Parameters: those of funnel_matured.sql; `ranks` is a VALUES list of (rank, rank before).
-- A row: did the journey reach the rank? The rank before is the last stage that is not optional.
WITH starters AS (
/* matured */
),
ranks(rank, before) AS (VALUES /* ranks */),
reached AS (SELECT journey_id, rank FROM reach WHERE $within_us IS NULL OR span_us <= $within_us)
SELECT k.rank AS key, s.journey_id, s.account, s.limit_us,
       CASE WHEN NOT s.is_matured THEN NULL WHEN r.journey_id IS NOT NULL THEN 1 ELSE 0 END AS hit
FROM starters s
CROSS JOIN ranks k
JOIN reached p ON p.journey_id = s.journey_id AND p.rank = k.before
LEFT JOIN reached r ON r.journey_id = s.journey_id AND r.rank = k.rank
