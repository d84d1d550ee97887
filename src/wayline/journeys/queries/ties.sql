-- In which order do events of one instant stand, where positions alone cannot tell?
-- Grain: one event. Total order of [A1]: source rank, position in the source, event id.
CREATE OR REPLACE TABLE laid.ties AS
SELECT e.event_no, row_number() OVER (ORDER BY s.rank, e.source_seq, e.event_id) AS tie
FROM facts.events e
JOIN facts.sources s ON s.code = e.source
