-- Grain: one row per account that was ever active; columns as `shares.Units` asks [A29] [A27].
-- Parameters: $horizon_us; $window_us; the SELECT of the active events stands at `active`.
-- A row: was the account active again in the window after its first one, which begins with its first
-- active event? hit NULL = that second window has not passed yet. `journey_id` = of its first event.
WITH active AS (
/* active */
),
owned AS (
  SELECT a.journey_id, a.ts_us, COALESCE(a.account, j.account) AS account
  FROM active a JOIN journeys j ON j.journey_id = a.journey_id
),
firsts AS (
  SELECT account, MIN(ts_us) AS at_us, ARG_MIN(journey_id, ts_us) AS journey_id
  FROM owned WHERE account IS NOT NULL
  GROUP BY account
),
again AS (
  SELECT DISTINCT f.account
  FROM firsts f
  JOIN owned o ON o.account = f.account AND o.ts_us >= f.at_us + $window_us AND o.ts_us < f.at_us + 2 * $window_us
)
SELECT 1 AS key, f.journey_id, f.account, $window_us AS limit_us,
       CASE WHEN f.at_us + 2 * $window_us > $horizon_us THEN NULL
            WHEN f.account IN (SELECT account FROM again) THEN 1 ELSE 0 END AS hit
FROM firsts f
