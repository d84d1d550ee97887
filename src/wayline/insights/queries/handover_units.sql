-- Grain: one row per handover: consecutive events of one path with different known departments [A15].
-- Parameters: $horizon_us, $again_us (asked again within), $usual_us (the p90 of waits inside departments,
-- NULL = none known); (pair, limit) rows stand at `limits`;
-- `quiet` is a VALUES list of (stage, D), stage 0 = any other; `recurring` = touchpoints with a
-- cadence, in brackets.
-- A row: key of the pair, journey, account, wait, and 0 or 1 for each kind of break. What comes round by
-- plan, as a weekly report between two invoices, gives nothing back: no bounce.
WITH known AS (
  SELECT account, journey_id, path, seq, ts_us, stage, department,
         CASE WHEN touchpoint IN /* recurring */ THEN NULL ELSE department END AS given_back,
         LAG(department) OVER w AS d0, LAG(ts_us) OVER w AS t0, LAG(touchpoint) OVER w AS touchpoint0,
         LAG(channel) OVER w AS channel0
  FROM events WHERE department IS NOT NULL
  WINDOW w AS (PARTITION BY journey_id, path ORDER BY seq)
),
allowed AS (SELECT * FROM (VALUES /* limits */) l(key, limit_us)),
quiet(stage, quiet_us) AS (VALUES /* quiet */),
handed AS (
  SELECT *, d0 * 100000 + department AS key, ts_us - t0 AS wait_us,
         LEAD(given_back, 1) OVER w AS next_1, LEAD(given_back, 2) OVER w AS next_2
  FROM known WHERE d0 <> department
  WINDOW w AS (PARTITION BY journey_id, path ORDER BY seq)
),
asked AS (
  SELECT DISTINCT h.journey_id, h.seq FROM handed h
  JOIN events e ON e.journey_id = h.journey_id AND e.touchpoint = h.touchpoint0 AND e.seq >= h.seq
   AND e.ts_us - h.t0 <= $again_us AND (e.department <> h.d0 OR e.channel <> h.channel0)
),
last_events AS (SELECT journey_id, MAX(seq) AS seq FROM events GROUP BY journey_id)
SELECT h.key, h.journey_id, h.account, h.wait_us,
       CASE WHEN h.wait_us > COALESCE(a.limit_us, CAST($usual_us AS BIGINT)) THEN 1 ELSE 0 END AS late,
       CASE WHEN x.seq IS NOT NULL THEN 1 ELSE 0 END AS re_ask,
       CASE WHEN h.next_1 = h.d0 OR h.next_2 = h.d0 THEN 1 ELSE 0 END AS bounce,
       CASE WHEN l.seq = h.seq AND j.outcome IS NULL AND $horizon_us - h.ts_us > COALESCE(q.quiet_us, o.quiet_us) THEN 1
            WHEN l.seq = h.seq AND j.outcome = 4 THEN 1 ELSE 0 END AS silent
FROM handed h
JOIN quiet o ON o.stage = 0
LEFT JOIN quiet q ON q.stage = h.stage AND q.stage > 0
JOIN journeys j ON j.journey_id = h.journey_id
JOIN last_events l ON l.journey_id = h.journey_id
LEFT JOIN allowed a ON a.key = h.key
LEFT JOIN asked x ON x.journey_id = h.journey_id AND x.seq = h.seq
