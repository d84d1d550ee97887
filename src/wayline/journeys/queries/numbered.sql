-- Which number has each journey? By account, then by its first event: a journey is contiguous, and
-- an account is found through zone maps. Grain: one instance of a case.
CREATE OR REPLACE TABLE laid.numbered AS
WITH walked AS (
    SELECT p.case_code, coalesce(a.instance, 1) AS instance, p.account, p.ts_us, p.tie
    FROM laid.placed p
    JOIN laid.cases c ON c.case_code = p.case_code AND (c.is_special OR c.two_accounts)
    LEFT JOIN laid.assigned a ON a.event_no = p.event_no
),
instances AS (
    SELECT case_code, 1 AS instance, account, first_us
    FROM laid.cases
    WHERE NOT is_special AND two_accounts IS NOT TRUE
    UNION ALL
    SELECT case_code, instance,
           arg_min(account, (ts_us, tie)) FILTER (account IS NOT NULL) AS account,
           min(ts_us) AS first_us
    FROM walked
    GROUP BY case_code, instance
)
SELECT CAST(row_number() OVER (ORDER BY i.account NULLS LAST, i.first_us, k.case_key, i.instance)
            AS INTEGER) AS journey_id,
       i.case_code, k.case_key, i.instance, i.account, i.first_us
FROM instances i
JOIN laid.case_keys k ON k.case_code = i.case_code
