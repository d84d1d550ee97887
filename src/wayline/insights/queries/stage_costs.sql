-- Grain: one row per stage [A19]; stage NULL = outside of every visit, or after the end of the case.
-- Parameters: none.
-- A row: what the events with a cost cost there, summed event by event: what the cells of
-- stage_channels.sql must sum to.
SELECT v.stage, SUM(e.cost) AS cost
FROM events e
LEFT JOIN stage_visits v
       ON v.journey_id = e.journey_id AND e.seq >= v.seq AND e.seq < v.until_seq
WHERE e.cost IS NOT NULL
GROUP BY v.stage
ORDER BY v.stage
