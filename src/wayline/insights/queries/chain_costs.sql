-- Grain: one row per account and step that its chains reached [A2].
-- Parameters: those of the levels, whose SELECT stands at `levels`; at `spent` the events of each actor.
-- A row: step, account, what the events of the chains cost, and how many actors came so far.
SELECT l.key, COALESCE(l.account, -l.journey_id) AS account,
       COALESCE(SUM(e.cost), 0.0) AS cost, COUNT(DISTINCT l.actor) AS actors
FROM (
/* levels */
) l
LEFT JOIN (/* spent */) e ON e.actor = l.actor AND e.cost IS NOT NULL
 AND e.seq BETWEEN LEAST(l.sq, l.seq) AND GREATEST(l.sq, l.seq)
WHERE l.hit = 1
GROUP BY 1, 2
ORDER BY 1, 2
