-- What became of every event [M50]? Grain: one source, class and week (weeks since Monday 5 January 1970).
-- Events of the journeys asked about, and those of no journey inside the period; $has_unplaced says
-- whether they belong to the question: no segment, path or channel can be told of them.
WITH counted AS (
    SELECT source, class, ts_us FROM events
    UNION ALL
    SELECT source, class, ts_us
    FROM laid.unplaced
    WHERE $has_unplaced AND ts_us >= coalesce($since_us, ts_us)
      AND ($until_us IS NULL OR ts_us < $until_us)
)
SELECT s.key AS source, CAST(c.class AS INTEGER) AS class,
       CAST(floor((c.ts_us - 345600000000) / 604800000000.0) AS INTEGER) AS week, count(*) AS n
FROM counted c
JOIN facts.sources s ON s.code = c.source
GROUP BY 1, 2, 3
ORDER BY 1, 3, 2
