-- Which touchpoint wants each event, where the signature alone decides? Grain: one event.
CREATE OR REPLACE VIEW laid.claims AS
SELECT p.event_no, n.journey_id, p.ts_us, p.tie, p.account, p.person, m.touchpoint
FROM laid.placed p
JOIN laid.marks m ON m.sig = p.sig
LEFT JOIN laid.assigned a ON a.event_no = p.event_no
JOIN laid.numbered n ON n.case_code = p.case_code AND n.instance = coalesce(a.instance, 1)
