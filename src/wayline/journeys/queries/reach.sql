-- How fast does each journey reach each stage in order, and over which channel [A9]?
-- Grain: one journey and rank reached; the smallest span, at its earliest.
CREATE OR REPLACE TABLE laid.reach AS
WITH best AS (
    SELECT *, row_number() OVER (PARTITION BY journey_id, rank ORDER BY entered_us - begun_us, seq) AS k
    FROM reach_chains
)
SELECT j.account, b.journey_id, j.entry_channel, b.rank, b.channel,
       b.entered_us - b.begun_us AS span_us, b.entered_us AS at_us
FROM best b
JOIN laid.journeys j ON j.journey_id = b.journey_id
WHERE b.k = 1
ORDER BY b.journey_id, b.rank
