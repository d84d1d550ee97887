-- Grain: one row per actor and step that it may reach [A2]; columns as `shares.Units` asks.
-- Parameters: $horizon_us, $mature_us (the window; NULL = none), on the clock of the window; the chains of steps stand
-- at `chains`, the candidates at `candidates`, one SELECT of (actor, step, times) per step at `reached`,
-- the join from the actor of `s` to the journey `j` at `owners`.
-- A row: key = step; did the actor get so far? hit NULL = its first start is too young to tell. With the
-- time from the start and from the step before, and the span of events of its first chain.
WITH candidates AS (
/* candidates */
),
s1 AS (SELECT actor, seq, ts_us, at_us, at_us AS st_us, seq AS sq, NULL AS before_us FROM candidates WHERE step = 1),
/* chains */
starts AS (
  SELECT actor, MIN(at_us) AS started_us FROM s1 GROUP BY actor
),
reached AS (
/* reached */
),
firsts AS (
  SELECT *, ROW_NUMBER() OVER (PARTITION BY actor, step ORDER BY at_us, st_us DESC, seq) AS place
  FROM reached
)
SELECT n.step AS key, s.actor, j.journey_id, j.account,
       CASE WHEN s.started_us > $horizon_us - COALESCE($mature_us, 0) THEN NULL
            WHEN f.step IS NULL THEN 0 ELSE 1 END AS hit,
       $mature_us AS limit_us, f.at_us - f.st_us AS took_us, f.ts_us - f.before_us AS hop_us, f.sq, f.seq
FROM starts s
/* owners */
CROSS JOIN (VALUES /* steps */) n(step)
LEFT JOIN firsts f ON f.actor = s.actor AND f.step = n.step AND f.place = 1
