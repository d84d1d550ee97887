-- Grain: one row per stage that was entered [A9].
-- Parameters: none.
-- A row: visits by the kind of their exit, journeys, how many came more than once, what it cost.
SELECT stage, COUNT(*) AS visits,
       SUM(CASE WHEN exit_kind = 1 THEN 1 ELSE 0 END) AS forward,
       SUM(CASE WHEN exit_kind = 2 THEN 1 ELSE 0 END) AS back,
       SUM(CASE WHEN exit_kind = 3 THEN 1 ELSE 0 END) AS success,
       SUM(CASE WHEN exit_kind = 4 THEN 1 ELSE 0 END) AS failure,
       SUM(CASE WHEN exit_kind = 5 THEN 1 ELSE 0 END) AS neutral,
       SUM(CASE WHEN exit_kind = 6 THEN 1 ELSE 0 END) AS timed_out,
       SUM(CASE WHEN exit_kind = 7 THEN 1 ELSE 0 END) AS open_now,
       SUM(CASE WHEN visit_no = 1 THEN 1 ELSE 0 END) AS journeys,
       SUM(CASE WHEN visit_no = 1 AND entered_truncated THEN 1 ELSE 0 END) AS left_truncated,
       SUM(CASE WHEN visit_no = 2 THEN 1 ELSE 0 END) AS came_again,
       SUM(CASE WHEN no_dwell THEN 1 ELSE 0 END) AS no_dwell
FROM stage_visits
GROUP BY stage
ORDER BY stage
