-- Which touchpoint wants each event, now that the stage is known [M45]? Grain: one event.
CREATE OR REPLACE TABLE laid.claims AS
SELECT s.event_no, s.journey_id, s.ts_us, s.tie, s.account, s.person,
       coalesce(m.touchpoint, c.touchpoint) AS touchpoint,
       coalesce(c.ambiguous, m.ambiguous) OR m.x_ambiguous AS ambiguous, m.other
FROM laid.staged s
JOIN laid.marks m ON m.sig = s.sig
LEFT JOIN laid.choices c ON c.sig = s.sig AND c.stage = coalesce(s.stage, 0)
