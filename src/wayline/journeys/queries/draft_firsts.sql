-- Where does each name first stand in a case? Grain: one case and name that it has.
-- A row: case, name, position of the first (from 0, the last is 1; null in a case of one name), whether the
-- case ends with it.
CREATE OR REPLACE TEMP TABLE draft_firsts AS
WITH firsts AS (
    SELECT case_code, name, min(place) AS place, max(CASE WHEN next_name IS NULL THEN 1 ELSE 0 END) AS is_last
    FROM draft_events
    GROUP BY case_code, name
)
SELECT case_code, name, place, is_last,
       (row_number() OVER w - 1) * 1.0 / nullif(count(*) OVER (PARTITION BY case_code) - 1, 0) AS position
FROM firsts
WINDOW w AS (PARTITION BY case_code ORDER BY place)
