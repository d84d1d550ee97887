-- Which name follows which? Grain: one pair of different names that follow each other directly.
-- A row: a, b, in how many cases; among equals by their spelling.
SELECT e.name AS a, e.next_name AS b, count(DISTINCT e.case_code) AS n_cases
FROM draft_events e
JOIN facts.event_names x ON x.code = e.name
JOIN facts.event_names y ON y.code = e.next_name
WHERE e.next_name <> e.name
GROUP BY e.name, e.next_name
ORDER BY n_cases DESC, min(x.folded), min(y.folded)
