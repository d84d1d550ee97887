-- Who are these people? Grain: one person of those asked for.
-- Parameters: $people, their ids.
-- A row: the id, the last name and the last role that a source told; NULL where none did.
SELECT p.person_id, ARG_MAX(c.value, c.ts_us) FILTER (c.field = 'name') AS name,
       ARG_MAX(c.value, c.ts_us) FILTER (c.field = 'role') AS role
FROM facts.people p
LEFT JOIN facts.object_changes c ON c.object_type = 'person' AND c.object = p.code
    AND c.value IS NOT NULL
WHERE p.person_id = ANY($people)
GROUP BY p.person_id
ORDER BY p.person_id
