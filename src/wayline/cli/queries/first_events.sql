-- Grain: one event. Parameters: $limit = how many, in the order in which they came.
-- A row is an event as it was understood, with where it stood (`raw_ref`) and its local time, for the eye of a person.
SELECT
    e.raw_ref,
    n.name AS event,
    timezone(s.zone, timezone('UTC', make_timestamp(e.ts_us))) AS at,
    e.ts_precision,
    a.account_id AS account,
    p.person_id AS person,
    c.name AS channel,
    e.cost,
    e.value
FROM facts.events e
JOIN facts.event_names n ON n.code = e.name
JOIN facts.sources s ON s.code = e.source
LEFT JOIN facts.accounts a ON a.code = e.account
LEFT JOIN facts.people p ON p.code = e.person
LEFT JOIN facts.channels c ON c.code = e.channel
ORDER BY e.event_no
LIMIT $limit
