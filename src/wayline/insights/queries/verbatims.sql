-- Grain: one row per answer with words of its own, the latest first.
-- Parameters: those of answers_placed.sql, whose SELECT stands at `placed`; $most; `facts` = the schema.
-- A row: codes of touchpoint and stage (0 = none), how it was placed, when, the score on its scale,
-- the words, whose they are, and how many answered at the same place in all.
WITH placed AS (
/* placed */
)
SELECT p.touchpoint, p.stage, p.placed, p.ts_us, p.kind, p.score, p.scale_min, p.scale_max,
       TRIM(json_extract_string(w.properties, '$.comment')) AS words, a.account_id, j.journey_key,
       COUNT(*) OVER (PARTITION BY p.touchpoint, p.stage) AS n_here, COUNT(*) OVER () AS n
FROM placed p
JOIN /* facts */.event_properties w ON w.event_no = p.event_no
LEFT JOIN /* facts */.accounts a ON a.code = p.account
LEFT JOIN journeys j ON j.journey_id = p.journey_id
ORDER BY p.ts_us DESC, p.event_no DESC
LIMIT $most
