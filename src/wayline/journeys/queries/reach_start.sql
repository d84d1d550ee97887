-- Where can a chain of stages begin? Grain: one entry of the stage of rank 1; begun_us = its own time.
CREATE OR REPLACE TEMP TABLE reach_chains AS
SELECT journey_id, stage AS rank, seq, entered_us, entered_us AS begun_us, channel
FROM laid.stage_visits
WHERE stage = 1
