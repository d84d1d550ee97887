-- How far did each opening of a journey go while it was live? Grain: one opening [A1].
CREATE OR REPLACE TABLE laid.openings AS
SELECT journey_id, opening, max(seq) AS last_seq, max(ts_us) AS last_us
FROM laid.events
WHERE NOT after_end
GROUP BY journey_id, opening
