-- What bounds each case: its first and last event, its first end, the last entry after it [A1]?
-- Grain: one case. A case is simple when no entry comes at or after its first end, and repeated
-- ends say the same; every other case is walked event by event.
CREATE OR REPLACE TABLE laid.cases AS
WITH asked AS (
    SELECT p.case_code, p.account, p.ts_us, m.outcome, coalesce(m.x_stage, m.i_stage) AS stage
    FROM laid.placed p
    JOIN laid.marks m ON m.sig = p.sig
),
bounds AS (
    SELECT case_code, count(*) AS n_events, min(ts_us) AS first_us, max(ts_us) AS last_us,
           min(account) AS account, max(account) AS other_account,
           min(CASE WHEN outcome IS NOT NULL THEN ts_us END) AS first_end_us,
           count(outcome) AS n_ends,
           min(outcome) <> max(outcome) AS ends_differ,
           max(CASE WHEN outcome IS NULL AND stage IS NOT NULL THEN ts_us END) AS last_entry_us,
           max(CASE WHEN outcome IS NOT NULL AND stage IS NOT NULL THEN ts_us END) AS last_both_us,
           count(CASE WHEN outcome IS NOT NULL THEN stage END) AS n_both,
           min(CASE WHEN outcome IS NOT NULL THEN stage END)
           <> max(CASE WHEN outcome IS NOT NULL THEN stage END) AS stages_differ
    FROM asked
    GROUP BY case_code
)
SELECT case_code, n_events, first_us, last_us, account, account <> other_account AS two_accounts,
       first_end_us,
       first_end_us IS NOT NULL AND (
           coalesce(last_entry_us >= first_end_us, FALSE)
           OR (n_ends > 1 AND n_both > 0 AND (ends_differ OR stages_differ OR n_both < n_ends))
           OR ($restarts AND n_ends > 1 AND coalesce(last_both_us >= first_end_us, FALSE))
       ) AS is_special
FROM bounds
