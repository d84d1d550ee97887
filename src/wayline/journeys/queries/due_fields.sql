-- By when was a visit due, where a field holds the promise [A11]? Grain: one visit whose field has a time.
-- A bare date is kept until its day ends on the local clock of the map ($zone).
INSERT INTO laid.deadline_parts
WITH read AS (
    SELECT event_no, epoch_us(TRY_CAST(due AS TIMESTAMPTZ)) AS at_us, length(due) <= 10 AS is_day
    FROM laid.due_texts
),
due AS (
    SELECT r.event_no, CASE WHEN r.is_day THEN r.at_us + 86400000000 - 1 - z.offset_us ELSE r.at_us END AS at_us
    FROM read r
    ASOF JOIN laid.zone_shifts z ON z.zone = $zone AND z.local_from_us <= r.at_us
    WHERE r.at_us IS NOT NULL
)
SELECT event_no, 1, at_us FROM due
UNION ALL
SELECT event_no, 2, at_us FROM due WHERE NOT $own_breach
