-- Grain: one row per stage and segment (0 = journeys of no segment) with visits judged [A11].
-- Parameters: those of promised_visits.sql, whose SELECT stands at `visits`.
-- A row: what stands overdue now, what falls due soon, what left before it was complete, the excess.
SELECT key, segment, COUNT(*) AS visits, COUNT(hit) AS decided, COALESCE(SUM(hit), 0) AS kept,
       SUM(CASE WHEN is_overdue THEN 1 ELSE 0 END) AS overdue_now,
       SUM(CASE WHEN is_due_soon THEN 1 ELSE 0 END) AS due_soon,
       SUM(CASE WHEN is_incomplete AND hit IS NOT NULL THEN 1 ELSE 0 END) AS left_incomplete,
       COALESCE(SUM(over_us), 0) AS over_us
FROM (
/* visits */
) visits
GROUP BY key, segment
ORDER BY key, segment
