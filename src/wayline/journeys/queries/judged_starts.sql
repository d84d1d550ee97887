-- Which version makes the promise that runs from here [M27]? Grain: one start; a clock without a source is
-- that of the version (minus its number).
CREATE OR REPLACE VIEW laid.judged_starts AS
SELECT s.id, s.owner, s.segment, s.start_us, s.is_day, j.reign,
       CASE WHEN s.zone = 0 THEN -j.reign ELSE s.zone END AS zone
FROM laid.starts s
ASOF JOIN laid.judged j ON j.journey_id = s.journey_id AND j.from_us <= s.start_us
