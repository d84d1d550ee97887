-- Grain: one event. Parameters: $limit = how many, in the order in which they came.
-- A row is an event as it was understood, with where it stood (`raw_ref`), its local time and its objects, for the eye of a person.
WITH shown AS (SELECT * FROM facts.events ORDER BY event_no LIMIT $limit),
named AS (
    SELECT b.event_no, string_agg(t.object_type || ' ' || o.object_id, ' · ' ORDER BY t.object_type, o.object_id) AS objects
    FROM shown
    JOIN facts.event_objects b ON b.event_no = shown.event_no
    JOIN facts.objects o ON o.code = b.object
    JOIN facts.object_types t ON t.code = o.object_type
    GROUP BY b.event_no
)
SELECT
    e.raw_ref,
    n.name AS event,
    timezone(s.zone, timezone('UTC', make_timestamp(e.ts_us))) AS at,
    e.ts_precision,
    b.objects,
    a.account_id AS account,
    p.person_id AS person,
    c.name AS channel,
    e.cost,
    e.value,
    upper(e.score_kind) || ' ' || e.score::VARCHAR || ' of ' || e.scale_max::VARCHAR AS answer,
    '"' || json_extract_string(x.properties, '$.comment') || '"' AS words
FROM shown e
JOIN facts.event_names n ON n.code = e.name
JOIN facts.sources s ON s.code = e.source
LEFT JOIN named b ON b.event_no = e.event_no
LEFT JOIN facts.accounts a ON a.code = e.account
LEFT JOIN facts.people p ON p.code = e.person
LEFT JOIN facts.event_properties x ON x.event_no = e.event_no
LEFT JOIN facts.channels c ON c.code = e.channel
ORDER BY e.event_no
