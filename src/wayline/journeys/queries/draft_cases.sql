-- Which cases could a map be about? Grain: one kind of thing that events carry: an object type or `account`.
-- A row: kind, how many events carry it, how many there are, event names that one of them has on average.
WITH carried AS (
    SELECT t.object_type AS kind, b.object AS code, b.event_no
    FROM facts.event_objects b
    JOIN facts.object_types t ON t.code = b.object_type
    UNION ALL
    SELECT 'account', account, event_no FROM facts.events WHERE account IS NOT NULL
),
named AS (
    SELECT c.kind, c.code, count(DISTINCT n.folded) AS n_names, count(DISTINCT c.event_no) AS n_events
    FROM carried c
    JOIN facts.events e ON e.event_no = c.event_no
    JOIN facts.event_names n ON n.code = e.name
    GROUP BY c.kind, c.code
)
SELECT kind, sum(n_events) AS n_events, count(*) AS n_cases, avg(n_names) AS n_names
FROM named
GROUP BY kind
ORDER BY kind
