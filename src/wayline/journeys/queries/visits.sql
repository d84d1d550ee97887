-- Who was in which stage, from when to when, and where did they go [A9]?
-- Grain: one visit, in one chain a journey; `event_no` is the event that entered, last_seq the event that
-- left or the last one yet. Open: left_us is null.
CREATE OR REPLACE TABLE laid.visits AS
WITH entries AS (
    SELECT journey_id, opening, seq, stage, ts_us, ts_precision, channel, source, event_no,
           row_number() OVER (PARTITION BY journey_id, stage ORDER BY seq) AS visit_no
    FROM laid.events
    WHERE entry
),
chained AS (
    SELECT *, lag(stage) OVER (PARTITION BY journey_id ORDER BY seq) AS entered_from,
           lead(ts_us) OVER w AS next_us, lead(stage) OVER w AS next_stage, lead(seq) OVER w AS next_seq
    FROM entries
    WINDOW w AS (PARTITION BY journey_id, opening ORDER BY seq)
)
SELECT n.account, v.journey_id, v.stage, CAST(v.visit_no AS INTEGER) AS visit_no, v.opening, v.seq,
       CAST(coalesce(v.next_seq, f.last_seq + 1) AS INTEGER) AS until_seq,
       CAST(coalesce(v.next_seq, f.last_seq) AS INTEGER) AS last_seq, v.event_no,
       v.ts_us AS entered_us, v.ts_precision AS entered_precision,
       coalesce(v.next_us, x.ended_us) AS left_us,
       CAST(coalesce(v.next_stage, -x.outcome) AS SMALLINT) AS left_to, v.entered_from, v.channel, v.source
FROM chained v
JOIN laid.numbered n ON n.journey_id = v.journey_id
JOIN laid.openings f ON f.journey_id = v.journey_id AND f.opening = v.opening
LEFT JOIN laid.ends x ON x.journey_id = v.journey_id AND x.opening = v.opening
