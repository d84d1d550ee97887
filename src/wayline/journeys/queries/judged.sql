-- Which version judges a case from when on [M27]? Grain: one case (from ever on) and one entry of a stage.
-- The one in force at the case's first event; at each entry of a stage the latest that open cases have
-- changed over to by then. `reigns`: the versions by number in the order of time.
CREATE OR REPLACE TABLE laid.judged AS
WITH begun AS (
    SELECT n.journey_id, r.reign
    FROM laid.numbered n
    ASOF JOIN laid.reigns r ON r.from_us <= n.first_us
),
adopting AS (
    SELECT reign, from_us FROM laid.reigns WHERE adopts
)
SELECT journey_id, -(1::BIGINT << 62) AS from_us, reign
FROM begun
UNION ALL
SELECT v.journey_id, v.entered_us, greatest(b.reign, coalesce(a.reign, 0))
FROM laid.visits v
JOIN begun b ON b.journey_id = v.journey_id
ASOF LEFT JOIN adopting a ON a.from_us <= v.entered_us
