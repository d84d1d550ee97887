-- What is out of sequence only by the order of one instant [A16]? Grain: one deviation; its kind changes.
UPDATE laid.deviations
SET kind = 'undecidable'
FROM laid.undecidable u
WHERE deviations.journey_id = u.journey_id AND deviations.seq = u.seq AND deviations.kind = 'out_of_sequence'
