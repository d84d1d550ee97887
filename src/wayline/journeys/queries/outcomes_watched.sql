-- Which outcomes did the history of a case prove, without ending it [M48]? Grain: one outcome of one journey.
-- Parameters: none. A row is the first time; `seq` is the last event of the opening by then.
INSERT INTO laid.outcomes_reached
WITH timed AS (
    SELECT s.journey_id, w.outcome, w.at_us, s.first_seq, s.last_seq,
           row_number() OVER (PARTITION BY s.journey_id, w.outcome ORDER BY s.opening) AS k
    FROM laid.outcomes_watched w
    JOIN laid.opening_spans s ON s.opening_no = w.opening_no
)
SELECT n.account, t.journey_id, t.outcome, t.at_us, max(e.seq)
FROM timed t
JOIN laid.numbered n ON n.journey_id = t.journey_id
JOIN laid.events e
  ON e.journey_id = t.journey_id AND e.seq BETWEEN t.first_seq AND t.last_seq AND e.ts_us <= t.at_us
WHERE t.k = 1
GROUP BY n.account, t.journey_id, t.outcome, t.at_us
