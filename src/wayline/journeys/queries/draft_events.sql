-- What happened in each case, in order? Grain: one event of a case; names of one folded form are one name [M38].
-- Parameters: $kind, what a case is: an object type or `account`.
CREATE OR REPLACE TEMP TABLE draft_events AS
WITH names AS (
    SELECT code, min(code) OVER (PARTITION BY folded) AS name FROM facts.event_names
),
cases AS (
    SELECT b.event_no, min(b.object) AS case_code
    FROM facts.event_objects b
    JOIN facts.object_types t ON t.code = b.object_type
    WHERE t.object_type = $kind
    GROUP BY b.event_no
    UNION ALL
    SELECT event_no, account FROM facts.events WHERE $kind = 'account' AND account IS NOT NULL
)
SELECT c.case_code, n.name, e.ts_us, e.channel,
       row_number() OVER w AS place, lead(n.name) OVER w AS next_name
FROM cases c
JOIN facts.events e ON e.event_no = c.event_no
JOIN facts.sources s ON s.code = e.source
JOIN names n ON n.code = e.name
WINDOW w AS (PARTITION BY c.case_code ORDER BY e.ts_us, s.rank, e.source_seq, e.event_id)
