-- In which stage is the case at each event, and does the event enter it [A9]? Grain: one event.
-- Needed before crediting where the stage decides between touchpoints [M45] (4).
CREATE OR REPLACE TABLE laid.staged AS
WITH marked AS (
    SELECT n.journey_id, p.event_no, p.ts_us, p.tie, p.sig, p.account, p.person,
           m.x_stage, m.i_stage, m.outcome, a.event_no IS NOT NULL AS is_walked,
           a.opening, a.after_end, a.stage, a.entry, a.ends_with
    FROM laid.placed p
    JOIN laid.marks m ON m.sig = p.sig
    LEFT JOIN laid.assigned a ON a.event_no = p.event_no
    JOIN laid.numbered n ON n.case_code = p.case_code AND n.instance = coalesce(a.instance, 1)
),
passed AS (
    SELECT *,
           coalesce(last_value(x_stage IGNORE NULLS) OVER upto, max(i_stage) OVER upto) AS own_stage,
           coalesce(last_value(x_stage IGNORE NULLS) OVER before, max(i_stage) OVER before)
               AS stage_before,
           count(outcome) OVER before AS ends_before
    FROM marked
    WINDOW upto AS (PARTITION BY journey_id ORDER BY ts_us, tie
                    ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW),
           before AS (PARTITION BY journey_id ORDER BY ts_us, tie
                      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
)
SELECT journey_id, event_no, ts_us, tie, sig, account, person, coalesce(opening, 1) AS opening,
       CASE WHEN is_walked THEN after_end ELSE ends_before > 0 END AS after_end,
       CASE WHEN is_walked THEN stage ELSE own_stage END AS stage,
       CASE WHEN is_walked THEN entry
            ELSE ends_before = 0 AND own_stage IS NOT NULL
                 AND own_stage IS DISTINCT FROM stage_before END AS entry,
       CASE WHEN is_walked THEN ends_with WHEN ends_before = 0 THEN outcome END AS ends_with
FROM passed
