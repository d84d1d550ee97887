-- Which of two names comes first? Grain: one pair of names that some case has both of.
-- Parameters: none; the pairs asked for stand at `pairs`.
-- A row: a, b, cases that have both, cases in which a comes first.
SELECT p.a, p.b, count(*) AS n, sum(CASE WHEN x.place < y.place THEN 1 ELSE 0 END) AS n_in_order
FROM (VALUES /* pairs */) p(a, b)
JOIN draft_firsts x ON x.name = p.a
JOIN draft_firsts y ON y.name = p.b AND y.case_code = x.case_code
GROUP BY p.a, p.b
ORDER BY p.a, p.b
