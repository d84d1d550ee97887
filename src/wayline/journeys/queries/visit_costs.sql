-- What did each visit cost? Grain: one visit with a cost. Summed as decimals, so that the order in which
-- rows are read cannot change a digit.
INSERT INTO laid.visit_costs
SELECT v.event_no, CAST(sum(CAST(e.cost AS DECIMAL(18, 4))) AS DOUBLE)
FROM laid.visits v
JOIN laid.events e ON e.journey_id = v.journey_id AND e.seq >= v.seq AND e.seq < v.until_seq
WHERE e.cost IS NOT NULL
GROUP BY v.event_no
