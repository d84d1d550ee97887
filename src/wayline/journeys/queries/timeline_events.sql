-- What happened, by whom, over which channel? Grain: one event, in the order of its journey.
SELECT e.journey_id, e.seq, e.ts_us, e.ts_precision, n.name, t.key AS touchpoint, s.key AS stage,
       c.key AS channel, d.key AS department, e.direction, p.person_id AS person, e.status, e.cost,
       e.value, e.after_end, e.opening, r.key AS source, h.key AS path, e.class
FROM events e
JOIN laid.names n ON n.code = e.name
JOIN facts.sources r ON r.code = e.source
LEFT JOIN laid.touchpoints t ON t.code = e.touchpoint
LEFT JOIN laid.stages s ON s.code = e.stage
LEFT JOIN laid.channels c ON c.code = e.channel
LEFT JOIN laid.departments d ON d.code = e.department
LEFT JOIN laid.paths h ON h.code = e.path
LEFT JOIN facts.people p ON p.code = e.person
ORDER BY e.journey_id, e.seq
