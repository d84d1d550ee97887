-- What is known of each event name? Grain: one folded name, also of events that belong to no case.
-- A row: code, its first spelling, how often, in how many cases, how many cases end with it, mean position.
WITH spelled AS (
    SELECT min(n.code) AS name, min(n.name) AS spelling, count(*) AS n_events
    FROM facts.event_names n
    JOIN facts.events e ON e.name = n.code
    GROUP BY n.folded
),
cases AS (
    SELECT name, count(*) AS n_cases, sum(is_last) AS n_last, avg(position) AS position
    FROM draft_firsts
    GROUP BY name
)
SELECT s.name, s.spelling, s.n_events, coalesce(c.n_cases, 0) AS n_cases,
       coalesce(c.n_last, 0) AS n_last, round(coalesce(c.position, 0.5), 9) AS position
FROM spelled s
LEFT JOIN cases c ON c.name = s.name
ORDER BY s.n_events DESC, s.spelling
