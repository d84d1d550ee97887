-- How many journeys are there, and how many of them were never in a stage? One row.
SELECT count(*) AS journeys,
       count(*) FILTER (j.journey_id NOT IN (SELECT journey_id FROM stage_visits)) AS without_stage
FROM journeys j
