-- Grain: one row per entry channel and rank of the stage funnel [A9].
-- Parameters: those of funnel_matured.sql.
-- A row: how many matured journeys that began on the channel reached the rank, in order and in time.
-- Channel 0: the first event of the journey named none.
WITH starters AS (
/* matured */
)
SELECT COALESCE(s.entry_channel, 0) AS channel, r.rank, COUNT(*) AS n
FROM starters s
JOIN reach r ON r.journey_id = s.journey_id AND ($within_us IS NULL OR r.span_us <= $within_us)
WHERE s.is_matured
GROUP BY COALESCE(s.entry_channel, 0), r.rank
ORDER BY channel, r.rank
