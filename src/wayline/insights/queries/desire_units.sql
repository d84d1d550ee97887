-- Grain: one row per desire path and journey that left its first touchpoint that way, or only by ways of the map [A17].
-- Parameters: none; desire paths (key, a, b) stand at `desired`, ways that the map knows (a, b) at `mapped`.
-- A row: twice the key, + 1 for those who took the path; journey, account, segment, success (NULL = open), and
-- the time from leaving the first touchpoint to the end.
WITH steps AS (
  SELECT journey_id, account, prev_touchpoint AS a, touchpoint AS b, ts_us - dt_us AS at_us
  FROM events WHERE touchpoint IS NOT NULL AND prev_touchpoint IS NOT NULL
),
desired AS (SELECT * FROM (VALUES /* desired */) d(key, a, b)),
mapped AS (SELECT * FROM (VALUES /* mapped */) m(a, b)),
leaving AS (
  SELECT d.key, s.journey_id, MIN(CASE WHEN s.b = d.b THEN s.at_us END) AS taken_us,
         MIN(CASE WHEN m.b IS NOT NULL THEN s.at_us END) AS mapped_us
  FROM desired d
  JOIN steps s ON s.a = d.a
  LEFT JOIN mapped m ON m.a = s.a AND m.b = s.b
  GROUP BY d.key, s.journey_id
)
SELECT l.key * 2 + CASE WHEN l.taken_us IS NULL THEN 0 ELSE 1 END AS key, l.journey_id, j.account,
       COALESCE(j.segment, 0) AS segment, NULL AS limit_us,
       CASE WHEN j.outcome IS NULL THEN NULL WHEN j.outcome = 1 THEN 1 ELSE 0 END AS hit,
       j.ended_us - COALESCE(l.taken_us, l.mapped_us) AS to_end_us
FROM leaving l
JOIN journeys j ON j.journey_id = l.journey_id
WHERE l.taken_us IS NOT NULL OR l.mapped_us IS NOT NULL
