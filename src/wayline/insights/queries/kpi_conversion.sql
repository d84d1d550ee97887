-- Grain: one row per journey with a `from` event; columns as `shares.Units` asks [A29].
-- Parameters: $horizon_us; $within_us, NULL = no limit: then a start is old enough to judge when it is
-- older than the p95 of the times of those who got there [A4]; $any_order = an earlier `to` counts too;
-- the SELECT of kpi_reached.sql stands at `reached`.
-- A row: did the journey get there in time? hit NULL = it started too short a time ago to tell. When
-- nobody has got there yet there is nothing to learn from: ended journeys are judged, open ones not.
WITH reached AS (
/* reached */
),
took AS (
  SELECT *, CASE WHEN $any_order THEN COALESCE(LEAST(after_us, before_us), after_us, before_us) ELSE after_us END AS took_us
  FROM reached
),
allowed AS (
  SELECT COALESCE($within_us, (SELECT CAST(ROUND(QUANTILE_CONT(after_us, 0.95)) AS BIGINT) FROM took)) AS limit_us
)
SELECT 1 AS key, t.journey_id, t.account, a.limit_us,
       CASE WHEN a.limit_us IS NULL AND t.took_us IS NULL AND t.outcome IS NULL THEN NULL
            WHEN t.at_us > $horizon_us - a.limit_us THEN NULL
            WHEN t.took_us <= COALESCE($within_us, t.took_us) THEN 1 ELSE 0 END AS hit
FROM took t CROSS JOIN allowed a
