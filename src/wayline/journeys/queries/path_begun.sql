-- When did each path begin: its first credited step, or its end where no step was seen [M49]?
-- Grain: one journey and path; `precision` of the event with which it began.
CREATE OR REPLACE TABLE laid.path_begun AS
WITH stepped AS (
    SELECT e.journey_id, s.path, min(e.ts_us) AS first_us, arg_min(e.ts_precision, e.seq) AS ts_precision,
           arg_min(e.source, e.seq) AS source
    FROM laid.events e
    JOIN laid.path_steps s ON s.touchpoint = e.touchpoint
    WHERE NOT e.after_end
    GROUP BY e.journey_id, s.path
)
SELECT coalesce(s.journey_id, d.journey_id) AS journey_id, coalesce(s.path, d.path) AS path,
       coalesce(s.first_us, d.done_us) AS first_step_us, d.done_us,
       coalesce(s.ts_precision, 0) AS ts_precision, coalesce(s.source, 0) AS source,
       row_number() OVER (ORDER BY coalesce(s.journey_id, d.journey_id), coalesce(s.path, d.path)) AS id
FROM stepped s
FULL JOIN laid.path_done d ON d.journey_id = s.journey_id AND d.path = s.path
ANTI JOIN laid.path_excluded x
       ON x.journey_id = coalesce(s.journey_id, d.journey_id) AND x.path = coalesce(s.path, d.path)
