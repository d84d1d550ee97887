-- What is each journey: whose, when, how it ended, what it cost, where it stands now [A1]?
-- Grain: one journey. outcome null = open; a reopening takes the end before it back.
CREATE OR REPLACE TABLE laid.journeys AS
WITH weighed AS (
    -- 31 bits of a position, mixed so that the sum below tells every order apart
    SELECT *, xor(mixed, mixed >> 13) % 2147483648 AS weight
    FROM (
        SELECT *, (xor(spread, spread >> 15) * 1597334677) % 4294967296 AS mixed
        FROM (SELECT *, (CAST(step AS BIGINT) * 2654435761) % 4294967296 AS spread FROM laid.events)
    )
),
totals AS (
    SELECT e.journey_id, min(e.ts_us) AS first_us, max(e.ts_us) AS last_us, max(e.opening) AS opening,
           count(*) AS n_events, sum(e.cost) AS cost,
           sum(t.mix * e.weight) AS mix,
           arg_min(e.channel, e.seq) FILTER (e.channel IS NOT NULL AND NOT e.after_end) AS entry_channel,
           arg_max(e.touchpoint, e.seq) FILTER (e.touchpoint IS NOT NULL AND NOT e.after_end)
               AS last_touchpoint
    FROM weighed e
    LEFT JOIN laid.traits t ON t.touchpoint = e.touchpoint
    GROUP BY e.journey_id
),
first_visits AS (
    SELECT journey_id, stage, entered_us FROM laid.stage_visits WHERE visit_no = 1 AND entered_from IS NULL
),
open_visits AS (
    SELECT journey_id, stage, entered_us FROM laid.stage_visits WHERE left_us IS NULL
)
SELECT n.journey_id, n.case_key || CASE WHEN n.instance = 1 THEN '' ELSE '#' || n.instance END AS journey_key,
       n.case_key, n.instance, n.account, a.account_id, s.segment, CAST(NULL AS SMALLINT) AS path,
       CASE WHEN f.stage = 1 THEN f.entered_us ELSE t.first_us END AS started_us,
       t.last_us AS last_event_us, x.ended_us, x.outcome, x.outcome_code, r.end_reason,
       t.opening - 1 AS reopened,
       f.stage IS DISTINCT FROM 1
           OR CASE WHEN f.stage = 1 THEN f.entered_us ELSE t.first_us END < $data_start_us
           AS left_truncated,
       w.value, w.currency, coalesce(t.cost, 0.0) AS cost, CAST(t.n_events AS INTEGER) AS n_events,
       CAST(coalesce(p.n_people, 0) AS INTEGER) AS n_people,
       CAST(coalesce(t.mix, 0) % 18446744073709551616 AS UBIGINT) AS variant,
       t.entry_channel, t.last_touchpoint, o.stage AS current_stage, o.entered_us AS current_entered_us
FROM totals t
JOIN laid.numbered n ON n.journey_id = t.journey_id
LEFT JOIN facts.accounts a ON a.code = n.account
LEFT JOIN laid.journey_segments s ON s.journey_id = t.journey_id
LEFT JOIN first_visits f ON f.journey_id = t.journey_id
LEFT JOIN open_visits o ON o.journey_id = t.journey_id
LEFT JOIN laid.ends x ON x.journey_id = t.journey_id AND x.opening = t.opening
LEFT JOIN laid.journey_people p ON p.journey_id = t.journey_id
LEFT JOIN laid.journey_values w ON w.journey_id = t.journey_id
LEFT JOIN laid.end_reasons r ON r.journey_id = t.journey_id
ORDER BY n.journey_id
