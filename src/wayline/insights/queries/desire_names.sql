-- Grain: one row per desire path and event name that the map does not know [A17].
-- Parameters: none; desire paths (key, a, b) stand at `desired`.
-- A row: key of the path, name, how often it stands between the two touchpoints; most frequent first.
WITH desired AS (SELECT * FROM (VALUES /* desired */) d(key, a, b)),
placed AS (
  SELECT name, class, touchpoint, LAST_VALUE(touchpoint IGNORE NULLS) OVER before AS a,
         FIRST_VALUE(touchpoint IGNORE NULLS) OVER behind AS b
  FROM events
  WINDOW before AS (PARTITION BY journey_id ORDER BY seq ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING),
         behind AS (PARTITION BY journey_id ORDER BY seq ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING)
)
SELECT d.key, p.name, COUNT(*) AS n
FROM placed p
JOIN desired d ON d.a = p.a AND d.b = p.b
WHERE p.touchpoint IS NULL AND p.class = 8
GROUP BY d.key, p.name ORDER BY d.key, n DESC, p.name
