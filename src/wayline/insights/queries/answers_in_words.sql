-- Grain: one row per answer with words of its own [A24]; used inside answers_placed.sql in place of answers_given.sql.
-- Parameters: none; `laid`, `facts` = the schemas; `outside` = the condition on answers `m` of no journey.
-- A row: the answer, with or without a score, and the touchpoint and stage that it names itself.
SELECT m.event_no, l.journey_id, COALESCE(m.account, j.account) AS account, m.person, m.ts_us, m.name,
       LOWER(m.score_kind) AS kind, m.score, m.scale_min, m.scale_max,
       json_extract_string(p.properties, '$.touchpoint') AS said_touchpoint,
       json_extract_string(p.properties, '$.stage') AS said_stage
FROM /* facts */.events m
JOIN /* facts */.event_properties p ON p.event_no = m.event_no
LEFT JOIN /* laid */.events l ON l.event_no = m.event_no
LEFT JOIN journeys j ON j.journey_id = l.journey_id
WHERE TRIM(COALESCE(json_extract_string(p.properties, '$.comment'), '')) <> ''
  AND (j.journey_id IS NOT NULL OR (l.journey_id IS NULL AND /* outside */))
