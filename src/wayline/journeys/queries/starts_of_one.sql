-- The promises that run where one map judges every case. Grain: one start.
CREATE OR REPLACE VIEW laid.judged_starts AS
SELECT id, owner, segment, start_us, is_day, 0 AS reign, zone
FROM laid.starts
