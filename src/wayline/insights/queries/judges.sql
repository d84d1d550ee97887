-- Grain: one row per version that judges [M27], by number in the order of time.
-- VALUES list `judges` (reign, from_us, since_us): from_us is the smallest number for the first version,
-- since_us the real begin of its time in force.
-- A row: journeys whose first event fell to it; older = of those, begun before it was in force [M28];
-- changed_over = journeys that began under an earlier one and came to it at a later stage.
WITH judges(reign, from_us, since_us) AS (VALUES /* judges */),
begun AS (
  SELECT j.journey_id, n.first_us
  FROM journeys j
  JOIN /* laid */.numbered n ON n.journey_id = j.journey_id
),
first_judge AS (
  SELECT b.journey_id, r.reign, b.first_us < r.since_us AS is_older
  FROM begun b
  ASOF JOIN judges r ON r.from_us <= b.first_us
),
changed AS (
  SELECT v.reign, COUNT(DISTINCT v.journey_id) AS n
  FROM stage_visits v
  JOIN first_judge f ON f.journey_id = v.journey_id AND v.reign > f.reign
  GROUP BY v.reign
)
SELECT r.reign, COUNT(f.journey_id) AS journeys,
       COALESCE(SUM(CASE WHEN f.is_older THEN 1 ELSE 0 END), 0) AS older, COALESCE(MAX(c.n), 0) AS changed_over
FROM judges r
LEFT JOIN first_judge f ON f.reign = r.reign
LEFT JOIN changed c ON c.reign = r.reign
GROUP BY r.reign
ORDER BY r.reign
