-- Grain: one row per journey and touchpoint that it passed: its last pass; columns as `shares.Units` asks [A35].
-- Parameters: those of last_passes.sql, whose text stands at `passes`.
-- A row: hit = 1 where nothing at all came after it, for longer than D; NULL = D has not passed yet.
SELECT p.key, p.journey_id, p.account, NULL AS limit_us,
       CASE WHEN p.came IS NULL THEN NULL WHEN p.came = 5 AND p.next_gap_us IS NULL THEN 1 ELSE 0 END AS hit
FROM (
/* passes */
) p
