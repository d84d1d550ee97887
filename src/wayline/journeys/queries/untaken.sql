-- Which events does a touchpoint want but not take [M42]? Grain: one event; class 3 surplus, 4 no_unit.
-- Only touchpoints that take the first or the last of a case and unit.
CREATE OR REPLACE TABLE laid.untaken AS
WITH wanted AS (
    SELECT c.event_no, c.journey_id, c.touchpoint, c.ts_us, c.tie, t.take,
           CASE t.per WHEN $per THEN 0 WHEN 'person' THEN c.person WHEN 'account' THEN c.account
                      ELSE u.unit END AS unit
    FROM laid.claims c
    JOIN laid.traits t ON t.touchpoint = c.touchpoint AND t.take <> 'each'
    LEFT JOIN laid.units u ON u.event_no = c.event_no AND u.per = t.per
),
ordered AS (
    SELECT *,
           row_number() OVER (PARTITION BY journey_id, touchpoint, unit ORDER BY ts_us, tie) AS from_first,
           row_number() OVER (PARTITION BY journey_id, touchpoint, unit ORDER BY ts_us DESC, tie DESC)
               AS from_last
    FROM wanted
)
SELECT event_no, CAST(CASE WHEN unit IS NULL THEN 4 ELSE 3 END AS TINYINT) AS class
FROM ordered
WHERE unit IS NULL OR (take = 'first' AND from_first > 1) OR (take = 'last' AND from_last > 1)
