-- When do promises in days, weeks, months and years end? Grain: one start and limit.
-- The same local clock time so many days later; a month has its same day, else its last. A start of
-- day precision is a date: the whole day of the deadline is in time [A11], up to the next midnight:
-- where clocks fall back at midnight the day's last hour comes twice.
INSERT INTO laid.deadline_parts
WITH begun AS (
    SELECT s.id, s.zone, s.is_day, s.start_us + z.offset_us AS local_us, l.which, l.months, l.days,
           l.amount_us
    FROM laid.judged_starts s
    JOIN laid.limits l ON l.owner = s.owner AND l.segment = s.segment AND l.reign = s.reign AND l.kind = 3
    ASOF JOIN laid.zone_shifts z ON z.zone = s.zone AND z.from_us <= s.start_us
),
moved AS (
    SELECT id, zone, which, is_day,
           CASE WHEN is_day
                THEN epoch_us(date_trunc('day', make_timestamp(local_us))
                              + to_months(months) + to_days(days + 1))
                ELSE epoch_us(make_timestamp(local_us) + to_months(months) + to_days(days)) + amount_us
           END AS local_us
    FROM begun
)
SELECT m.id, m.which, m.local_us - z.offset_us - CASE WHEN m.is_day THEN 1 ELSE 0 END
FROM moved m
ASOF JOIN laid.zone_shifts z ON z.zone = m.zone AND z.local_from_us <= m.local_us
