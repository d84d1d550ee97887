-- Which events belong to no journey, and why [M43]? Grain: one event.
CREATE OR REPLACE TABLE laid.unplaced AS
SELECT e.event_no, e.source, e.name, e.ts_us, coalesce(u.class, 5) AS class
FROM facts.events e
LEFT JOIN laid.undecided u ON u.event_no = e.event_no
ANTI JOIN laid.events p ON p.event_no = e.event_no
