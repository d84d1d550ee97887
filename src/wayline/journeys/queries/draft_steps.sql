-- Which name follows which? Grain: one pair of different names that follow each other directly.
-- A row: a, b, in how many cases.
SELECT name AS a, next_name AS b, count(DISTINCT case_code) AS n_cases
FROM draft_events
WHERE next_name <> name
GROUP BY name, next_name
ORDER BY n_cases DESC, a, b
