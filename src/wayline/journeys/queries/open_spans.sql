-- From when to when was each case open, by the events that carry its id [M43]? Grain: one opening.
-- Both ends count as open: of one instant nobody can tell what came first.
CREATE OR REPLACE TABLE laid.open_spans AS
WITH walked AS (
    SELECT p.case_code, a.instance, a.opening, min(p.ts_us) AS from_us, max(p.ts_us) AS last_us,
           max(CASE WHEN a.ends_with IS NOT NULL THEN p.ts_us END) AS end_us
    FROM laid.assigned a
    JOIN laid.placed p ON p.event_no = a.event_no
    WHERE NOT a.after_end
    GROUP BY p.case_code, a.instance, a.opening
),
spans AS (
    SELECT case_code, 1 AS instance, 1 AS opening, first_us AS from_us, last_us, first_end_us AS end_us
    FROM laid.cases
    WHERE NOT is_special
    UNION ALL
    SELECT w.case_code, w.instance, w.opening, w.from_us, w.last_us, coalesce(w.end_us, s.ended_us)
    FROM walked w
    LEFT JOIN laid.silent_ends s
           ON s.case_code = w.case_code AND s.instance = w.instance AND s.opening = w.opening
),
closed AS (
    SELECT s.case_code, s.instance, s.opening, n.account, s.from_us,
           coalesce(s.end_us, CASE WHEN s.last_us + $dead_after_us <= $horizon_us
                                   THEN s.last_us + $dead_after_us END, 9223372036854775807) AS to_us
    FROM spans s
    JOIN laid.numbered n ON n.case_code = s.case_code AND n.instance = s.instance
    WHERE n.account IS NOT NULL
),
apart AS (
    -- Two spans of one case and account that touch are one: the second begins after the first.
    SELECT *, lag(to_us) OVER (PARTITION BY case_code, account ORDER BY instance, opening) AS before_us
    FROM closed
)
SELECT case_code, account, greatest(from_us, coalesce(before_us + 1, from_us)) AS from_us, to_us
FROM apart
WHERE to_us >= coalesce(before_us + 1, from_us)
