-- Grain: one row per answer that counts [A24]: the last one of each person, survey and selection.
-- Parameters: none; the SELECT of the answers stands at `answers`: event_no, journey_id (NULL = of no
-- journey), account, person, ts_us, survey, key (code of the table row), score, scale_min, scale_max;
-- `usable` = the condition on the scale that the method asks.
-- A row: an answer on the scale that most answers of its row are on: scales are never mixed. An
-- answer without person stands for itself.
WITH answers AS (
/* answers */
),
on_scale AS (
  SELECT *, COUNT(*) OVER (PARTITION BY key, scale_min, scale_max) AS same_scale
  FROM answers
  WHERE score IS NOT NULL AND (/* usable */)
),
one_scale AS (
  SELECT *, FIRST_VALUE(scale_min) OVER w AS chosen_min, FIRST_VALUE(scale_max) OVER w AS chosen_max
  FROM on_scale
  WINDOW w AS (PARTITION BY key ORDER BY same_scale DESC, scale_max DESC, scale_min ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
),
latest AS (
  SELECT *, ROW_NUMBER() OVER (PARTITION BY survey, COALESCE(person, -event_no) ORDER BY ts_us DESC, event_no DESC) AS place
  FROM one_scale
  WHERE scale_min = chosen_min AND scale_max = chosen_max
)
SELECT key, event_no, journey_id, account, score, scale_min, scale_max,
       CASE WHEN score >= 9 THEN 1 WHEN score <= 6 THEN -1 ELSE 0 END AS nps,
       CASE WHEN score >= scale_max - 1 THEN 1 ELSE 0 END AS csat
FROM latest
WHERE place = 1
