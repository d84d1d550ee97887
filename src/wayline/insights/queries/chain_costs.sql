-- Grain: one row per journey and step that it reached [A2].
-- Parameters: those of the levels, whose SELECT stands at `levels`.
-- A row: step, account, what the events of the chain cost, and one for the journey.
SELECT l.key, COALESCE(l.account, -l.journey_id) AS account,
       COALESCE(SUM(e.cost), 0.0) AS cost, COUNT(DISTINCT l.journey_id) AS journeys
FROM (
/* levels */
) l
LEFT JOIN events e ON e.journey_id = l.journey_id AND e.cost IS NOT NULL
 AND e.seq BETWEEN LEAST(l.sq, l.seq) AND GREATEST(l.sq, l.seq)
WHERE l.hit = 1
GROUP BY 1, 2
ORDER BY 1, 2
