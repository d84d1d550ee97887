-- To which case does an event without a case id belong: the only case of its account open then [M43]?
-- Grain: one such event; n_open cases were open, case_code is the one if it is one.
-- A sweep per account: what opened minus what closed, and the same sum of case codes.
CREATE OR REPLACE TABLE laid.attached AS
WITH marks AS (
    SELECT account, from_us AS at_us, 0 AS turn, 1 AS step, CAST(case_code AS BIGINT) AS code,
           CAST(NULL AS BIGINT) AS event_no
    FROM laid.open_spans
    UNION ALL
    SELECT account, to_us, 2, -1, -CAST(case_code AS BIGINT), NULL FROM laid.open_spans
    UNION ALL
    SELECT e.account, e.ts_us, 1, 0, 0, e.event_no
    FROM facts.events e
    ANTI JOIN laid.carried k ON k.event_no = e.event_no
    WHERE e.account IS NOT NULL
),
swept AS (
    SELECT event_no, sum(step) OVER w AS n_open, sum(code) OVER w AS code
    FROM marks
    WINDOW w AS (PARTITION BY account ORDER BY at_us, turn
                 ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
)
SELECT event_no, CAST(n_open AS INTEGER) AS n_open,
       CASE WHEN n_open = 1 THEN CAST(code AS INTEGER) END AS case_code
FROM swept
WHERE event_no IS NOT NULL
