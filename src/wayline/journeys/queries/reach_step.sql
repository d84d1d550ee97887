-- Which entries of this rank can a chain of earlier ranks reach, and from which latest begin?
-- Grain: one entry of the stage of rank $rank; ranks from $least on may stand before it in the chain.
-- The latest begin gives the smallest span, so a running maximum is exact [A2].
INSERT INTO reach_chains
WITH mixed AS (
    SELECT journey_id, seq, entered_us, channel, CAST(NULL AS BIGINT) AS begun_us, TRUE AS is_candidate
    FROM laid.stage_visits
    WHERE stage = $rank
    UNION ALL
    SELECT journey_id, seq, entered_us, channel, begun_us, FALSE
    FROM reach_chains
    WHERE rank BETWEEN $least AND $rank - 1
),
reached AS (
    SELECT *, max(begun_us) OVER (PARTITION BY journey_id ORDER BY seq
                                  ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS latest_us
    FROM mixed
)
SELECT journey_id, CAST($rank AS SMALLINT) AS rank, seq, entered_us, latest_us AS begun_us, channel
FROM reached
WHERE is_candidate AND latest_us IS NOT NULL
