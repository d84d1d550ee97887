-- Grain: one inbound contact that waits, or waited, for an answer; columns as `shares.Units` asks [A11].
-- A row: was it answered by its due time? hit NULL = not yet due. A case that ended first is no row.
-- is_overdue = due, not answered, and its case is still open.
SELECT r.touchpoint AS key, r.journey_id, r.account, r.event_no, r.channel, NULL AS limit_us,
       CASE r.state WHEN 'in_time' THEN 1 WHEN 'late' THEN 0 END AS hit,
       r.state = 'late' AND r.answered_us IS NULL AND r.ended_us IS NULL AS is_overdue
FROM responses r
WHERE r.state <> 'case_over'
