-- Grain: one row per event with a score of a declared kind [A24]; used inside answers_placed.sql.
-- Parameters: none; `laid`, `facts` = the schemas; `outside` = the condition on answers `m` of no journey.
-- A row: the answer, and the touchpoint and stage that it names itself, where it does.
SELECT m.event_no, l.journey_id, COALESCE(m.account, j.account) AS account, m.person, m.ts_us, m.name,
       LOWER(m.score_kind) AS kind, m.score, m.scale_min, m.scale_max,
       json_extract_string(p.properties, '$.touchpoint') AS said_touchpoint,
       json_extract_string(p.properties, '$.stage') AS said_stage
FROM /* facts */.events m
LEFT JOIN /* laid */.events l ON l.event_no = m.event_no
LEFT JOIN journeys j ON j.journey_id = l.journey_id
LEFT JOIN /* facts */.event_properties p ON p.event_no = m.event_no
WHERE m.score IS NOT NULL AND m.score_kind IS NOT NULL
  AND (j.journey_id IS NOT NULL OR (l.journey_id IS NULL AND /* outside */))
