-- Which outcomes that do not end a case were reached, and when? Grain: one reaching, after its `take`.
-- `taken` lists the outcomes (outcome, take); `outcome_marks` which signatures prove them.
CREATE OR REPLACE TABLE laid.outcomes_reached AS
WITH proven AS (
    SELECT n.account, e.journey_id, m.outcome, e.ts_us AS at_us, e.seq, m.take,
           row_number() OVER (PARTITION BY e.journey_id, m.outcome ORDER BY e.seq) AS from_first,
           row_number() OVER (PARTITION BY e.journey_id, m.outcome ORDER BY e.seq DESC) AS from_last
    FROM laid.events e
    JOIN laid.outcome_marks m ON m.sig = e.sig
    JOIN laid.numbered n ON n.journey_id = e.journey_id
    WHERE NOT e.after_end
)
SELECT account, journey_id, outcome, at_us, seq
FROM proven
WHERE take = 'each' OR (take = 'first' AND from_first = 1) OR (take = 'last' AND from_last = 1)
ORDER BY journey_id, outcome, seq
