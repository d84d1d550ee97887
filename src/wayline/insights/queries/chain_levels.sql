-- Grain: one row per journey and step that it may reach [A2]; columns as `shares.Units` asks.
-- Parameters: $horizon_us, $mature_us (the window; NULL = none), on the clock of the window; the chains of steps stand
-- at `chains`, the candidates at `candidates`, one SELECT of (journey, step, times) per step at `reached`.
-- A row: key = step; did the journey get so far? hit NULL = its first start is too young to tell. With the
-- time from the start and from the step before, and the span of events of its first chain.
WITH candidates AS (
/* candidates */
),
s1 AS (SELECT journey_id, account, seq, ts_us, at_us, at_us AS st_us, seq AS sq, NULL AS before_us FROM candidates WHERE step = 1),
/* chains */
starts AS (
  SELECT journey_id, MIN(at_us) AS started_us FROM s1 GROUP BY journey_id
),
reached AS (
/* reached */
),
firsts AS (
  SELECT *, ROW_NUMBER() OVER (PARTITION BY journey_id, step ORDER BY at_us, st_us DESC, seq) AS place
  FROM reached
)
SELECT n.step AS key, j.journey_id, j.account,
       CASE WHEN s.started_us > $horizon_us - COALESCE($mature_us, 0) THEN NULL
            WHEN f.step IS NULL THEN 0 ELSE 1 END AS hit,
       $mature_us AS limit_us, f.at_us - f.st_us AS took_us, f.ts_us - f.before_us AS hop_us, f.sq, f.seq
FROM starts s
JOIN journeys j ON j.journey_id = s.journey_id
CROSS JOIN (VALUES /* steps */) n(step)
LEFT JOIN firsts f ON f.journey_id = s.journey_id AND f.step = n.step AND f.place = 1
