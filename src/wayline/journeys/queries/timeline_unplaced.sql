-- What of these accounts belongs to no journey? Grain: one event, in order of time.
SELECT 0 AS journey_id, 0 AS seq, e.ts_us, e.ts_precision, n.name, NULL AS touchpoint, NULL AS stage,
       c.key AS channel, d.key AS department, e.direction, p.person_id AS person, e.status,
       CAST(e.cost AS DOUBLE) AS cost, CAST(e.value AS DOUBLE) AS value, FALSE AS after_end,
       0 AS opening, r.key AS source, NULL AS path, u.class
FROM laid.unplaced u
JOIN facts.events e ON e.event_no = u.event_no
JOIN facts.event_names n ON n.code = e.name
JOIN facts.sources r ON r.code = e.source
LEFT JOIN laid.channel_codes cc ON cc.fact = e.channel
LEFT JOIN laid.channels c ON c.code = cc.code
LEFT JOIN laid.department_codes dc ON dc.fact = e.department
LEFT JOIN laid.departments d ON d.code = dc.code
LEFT JOIN facts.people p ON p.code = e.person
WHERE e.account IN (/* accounts */)
ORDER BY e.ts_us, e.event_no
