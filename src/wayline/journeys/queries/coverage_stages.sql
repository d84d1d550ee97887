-- Who entered each stage, and how often only after an end of the case [A18]? Grain: one stage with an entry.
-- An entry after the end is one that reopened the case, or one that came while nothing could reopen it.
WITH entries AS (
    SELECT stage, entered.opening > 1 AS is_after
    FROM events entered
    WHERE entered.entry
    UNION ALL
    SELECT coalesce(m.x_stage, m.i_stage), TRUE
    FROM events late
    JOIN laid.marks m ON m.sig = late.sig
    WHERE late.after_end AND coalesce(m.x_stage, m.i_stage) IS NOT NULL
)
SELECT stage, count(*) FILTER (NOT is_after) AS in_time, count(*) FILTER (is_after) AS after_end
FROM entries
GROUP BY stage
ORDER BY stage
