-- How does each ended journey stand ended: the end of its last opening [A1]? Grain: one ended journey.
CREATE OR REPLACE VIEW laid.final_ends AS
SELECT x.*
FROM laid.ends x
JOIN (SELECT journey_id, max(opening) AS opening FROM laid.openings GROUP BY journey_id) o
  ON o.journey_id = x.journey_id AND o.opening = x.opening
