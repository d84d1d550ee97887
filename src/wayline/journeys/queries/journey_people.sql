-- How many people took part in each journey? Grain: one journey with a known person.
INSERT INTO laid.journey_people
SELECT journey_id, CAST(count(DISTINCT person) AS INTEGER)
FROM laid.events
WHERE person IS NOT NULL
GROUP BY journey_id
