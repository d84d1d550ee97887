-- From when to when was each opening of each journey? Grain: one opening.
-- Parameters: $horizon_us, up to which an open case is looked at. A row: a number for it, its events, its times.
CREATE OR REPLACE TABLE laid.opening_spans AS
WITH live AS (
    SELECT journey_id, opening, min(seq) AS first_seq, max(seq) AS last_seq, min(ts_us) AS from_us
    FROM laid.events
    WHERE NOT after_end
    GROUP BY journey_id, opening
)
SELECT CAST(row_number() OVER (ORDER BY l.journey_id, l.opening) AS INTEGER) AS opening_no, l.journey_id,
       l.opening, l.first_seq, l.last_seq, l.from_us, coalesce(x.ended_us, $horizon_us) AS until_us
FROM live l
LEFT JOIN laid.ends x ON x.journey_id = l.journey_id AND x.opening = l.opening
