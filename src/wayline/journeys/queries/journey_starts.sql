-- With which event does a journey begin: the entry of the first stage where that is the first stage it
-- enters, else its first event [A1]? Grain: one journey.
CREATE OR REPLACE TABLE laid.journey_starts AS
WITH entered AS (
    SELECT journey_id, event_no
    FROM laid.visits
    WHERE stage = 1 AND visit_no = 1 AND entered_from IS NULL
),
begun AS (
    SELECT e.journey_id, coalesce(f.event_no, e.event_no) AS event_no, f.event_no IS NOT NULL AS is_entry
    FROM laid.events e
    LEFT JOIN entered f ON f.journey_id = e.journey_id
    WHERE e.seq = 1
)
SELECT b.journey_id, n.case_code, n.account, e.person, b.event_no, e.ts_us, b.is_entry
FROM begun b
JOIN laid.events e ON e.event_no = b.event_no
JOIN laid.numbered n ON n.journey_id = b.journey_id
